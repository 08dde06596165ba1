package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.article.Candidate;

/** What reading a file gave. */
sealed interface FileContent {

    /** An article. */
    record Read(Candidate candidate) implements FileContent {}

    /**
     * Nothing that can be used.
     *
     * @param reason for people
     */
    record Refused(String reason) implements FileContent {}
}
