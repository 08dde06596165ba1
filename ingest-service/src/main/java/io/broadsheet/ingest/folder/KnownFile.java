package io.broadsheet.ingest.folder;

import org.jspecify.annotations.Nullable;

/**
 * A file that has been dealt with.
 *
 * @param refusal why it gives no article; null when it gave one
 * @param articleId the article that it gave
 * @param textId the id that its words alone would give
 */
record KnownFile(
        FileStamp stamp,
        @Nullable String refusal,
        @Nullable String articleId,
        @Nullable String textId) {

    static KnownFile refused(FileStamp stamp, String reason) {
        return new KnownFile(stamp, reason, null, null);
    }
}
