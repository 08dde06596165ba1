package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.article.ArticleRecorderFactory;
import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.status.SourceHealthFactory;
import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** A folder, the scanner that watches it, and what it has recorded. */
abstract class FolderScans {

    @TempDir
    Path home;

    private final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    final JdbcClient jdbc = JdbcClient.create(database);
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-03T10:00:00Z"));
    Path folder;
    FolderScanner scanner;

    @BeforeEach
    void setUp() throws InvalidQuery {
        folder = home.resolve("articles");
        scanner = scanner();
    }

    final FolderScanner scanner() throws InvalidQuery {
        var source = new Source.Folder("desk", "Desk", List.of("meta"), List.of(), folder, "./articles");
        List<Topic> topics = List.of(Topic.of("meta", "Meta", "meta", 0.3));
        var files = new FolderFiles(jdbc);
        var recorder = ArticleRecorderFactory.create(database, clock);
        return new FolderScanner(
                source,
                topics,
                files,
                new FolderIntake(source, topics, files, new FileReader(100_000), recorder, clock),
                SourceHealthFactory.create(database),
                clock,
                new FolderProperties(
                        Duration.ofMillis(250), Duration.ofSeconds(1), DataSize.ofKilobytes(100), 1_000, 4));
    }

    @AfterEach
    void tearDown() {
        scanner.close();
    }

    final void settle() {
        scanner.scan();
        clock.advance(Duration.ofSeconds(1));
        scanner.scan();
    }

    final List<String> titles() {
        return jdbc.sql("select title from article order by title")
                .query(String.class)
                .list();
    }

    final String state() {
        return jdbc.sql("select state || coalesce(': ' || error, '') from source_health")
                .query(String.class)
                .single();
    }

    final List<String> revisions() {
        return jdbc.sql("select revision || ' ' || title from article order by title")
                .query(String.class)
                .list();
    }
}
