package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.article.ArticleRecorder;
import io.broadsheet.ingest.article.Candidate;
import io.broadsheet.ingest.article.CanonicalUrl;
import io.broadsheet.ingest.article.Recorded;
import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads complete files and makes articles of them. An edited file stays the article that it was, a renamed one too, and
 * copies are one article until they differ.
 */
final class FolderIntake {

    private static final Logger log = LoggerFactory.getLogger(FolderIntake.class);

    private final Source.Folder source;
    private final List<Topic> topics;
    private final FolderFiles files;
    private final FileReader reader;
    private final ArticleRecorder recorder;
    private final InstantSource clock;

    FolderIntake(
            Source.Folder source,
            List<Topic> topics,
            FolderFiles files,
            FileReader reader,
            ArticleRecorder recorder,
            InstantSource clock) {
        this.source = source;
        this.topics = topics;
        this.files = files;
        this.reader = reader;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Takes in files; returns what became of them, without those that changed while they were read. */
    Map<String, KnownFile> take(Map<String, FileStamp> sighted, KnownFiles known) {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        Map<String, KnownFile> taken = new LinkedHashMap<>();
        sighted.forEach((path, stamp) -> {
            FileContent content = reader.read(source.path(), path, stamp.size());
            if (!stamp.equals(now(path)) && !(content instanceof FileContent.Refused refused && refused.mayPass())) {
                return; // it goes on being written: next time
            }
            switch (content) {
                case FileContent.Read read -> candidates.put(path, read.candidate());
                case FileContent.Refused refused -> taken.put(path, KnownFile.refused(stamp, refused.reason()));
            }
        });
        Map<String, Candidate> byId = new LinkedHashMap<>();
        Map<String, String> textIds = textIds(candidates);
        Map<String, String> renamed = files.articles(source.id(), textIds.values());
        candidates.forEach((path, candidate) -> {
            String textId = Objects.requireNonNull(textIds.get(path));
            String id = articleId(path, candidate, textId, known, renamed);
            byId.putIfAbsent(id, candidate);
            taken.put(path, new KnownFile(Objects.requireNonNull(sighted.get(path)), null, id, textId));
        });
        record(byId, taken);
        return taken;
    }

    private void record(Map<String, Candidate> byId, Map<String, KnownFile> taken) {
        if (taken.isEmpty()) {
            return;
        }
        // articles first: a crash between the two reads the files again, and finds the articles known
        Recorded recorded = recorder.recordAs(source, topics, byId);
        files.put(source.id(), taken, clock.instant());
        log.info(
                "folder read: source={} files={} new={} selected={} changed={}",
                source.id(),
                taken.size(),
                recorded.added(),
                recorded.selected(),
                recorded.changed());
    }

    private Map<String, String> textIds(Map<String, Candidate> candidates) {
        Map<String, String> ids = new HashMap<>();
        candidates.forEach((path, candidate) -> ids.put(path, candidate.articleId(source.id())));
        return ids;
    }

    private static String articleId(
            String path, Candidate candidate, String own, KnownFiles known, Map<String, String> renamed) {
        if (CanonicalUrl.of(candidate.url()).isPresent()) {
            return own;
        }
        KnownFile before = known.get(path);
        String id = before == null ? null : before.articleId();
        return id != null && !known.isCopied(id, path) ? id : renamed.getOrDefault(own, own);
    }

    private @Nullable FileStamp now(String path) {
        try {
            return FileStamp.of(Files.readAttributes(source.path().resolve(path), BasicFileAttributes.class));
        } catch (IOException e) {
            return null;
        }
    }
}
