package io.broadsheet.ingest.folder;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a folder that have been dealt with, by path, and how many of them gave the same article. */
final class KnownFiles {

    private final Map<String, KnownFile> byPath = new HashMap<>();
    private final Map<String, Integer> filesOfArticle = new HashMap<>();

    KnownFiles(Map<String, KnownFile> files) {
        files.forEach(this::put);
    }

    @Nullable
    KnownFile get(String path) {
        return byPath.get(path);
    }

    Set<String> paths() {
        return byPath.keySet();
    }

    int size() {
        return byPath.size();
    }

    /** Remembers a file; returns what was known of it before. */
    @Nullable
    KnownFile put(String path, KnownFile file) {
        KnownFile before = byPath.put(path, file);
        count(before, -1);
        count(file, 1);
        return before;
    }

    void remove(String path) {
        count(byPath.remove(path), -1);
    }

    private void count(@Nullable KnownFile file, int more) {
        String id = file == null ? null : file.articleId();
        if (id != null) {
            filesOfArticle.merge(id, more, (before, change) -> before + change == 0 ? null : before + change);
        }
    }

    /** Whether another file than this one gave the article. */
    boolean isCopied(String articleId, String path) {
        KnownFile own = byPath.get(path);
        int mine = own != null && articleId.equals(own.articleId()) ? 1 : 0;
        return filesOfArticle.getOrDefault(articleId, 0) > mine;
    }
}
