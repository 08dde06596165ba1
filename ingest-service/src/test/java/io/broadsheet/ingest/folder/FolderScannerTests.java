package io.broadsheet.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.article.ArticleRecorderFactory;
import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.status.SourceHealthFactory;
import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

class FolderScannerTests {

    @TempDir
    Path home;

    private final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-03T10:00:00Z"));
    private Path folder;
    private FolderScanner scanner;

    @BeforeEach
    void setUp() throws InvalidQuery {
        folder = home.resolve("articles");
        scanner = scanner();
    }

    private FolderScanner scanner() throws InvalidQuery {
        var source = new Source.Folder("desk", "Desk", List.of("meta"), List.of(), folder, "./articles");
        return new FolderScanner(
                source,
                List.of(Topic.of("meta", "Meta", "meta", 0.3)),
                new FolderFiles(jdbc),
                ArticleRecorderFactory.create(database, clock),
                SourceHealthFactory.create(database),
                clock,
                new FolderProperties(
                        Duration.ofMillis(250), Duration.ofSeconds(1), DataSize.ofKilobytes(100), 1_000, 4));
    }

    private void settle() {
        scanner.scan();
        clock.advance(Duration.ofSeconds(1));
        scanner.scan();
    }

    private List<String> titles() {
        return jdbc.sql("select title from article order by title")
                .query(String.class)
                .list();
    }

    private String state() {
        return jdbc.sql("select state || coalesce(': ' || error, '') from source_health")
                .query(String.class)
                .single();
    }

    @Test
    void fileCountsOnceItHasStoodStillForASecond() throws IOException {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve("a.txt"), "Meta\n\nfirst");
        scanner.scan();
        clock.advance(Duration.ofMillis(900));
        Files.writeString(file, "Meta, longer\n\nfirst and second");
        scanner.scan();
        clock.advance(Duration.ofMillis(900));
        scanner.scan();
        assertThat(titles()).isEmpty();
        clock.advance(Duration.ofMillis(100));
        scanner.scan();
        assertThat(titles()).containsExactly("Meta, longer");
    }

    @Test
    void whatIsNotMeantForReadingIsLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("sub/.git"));
        Files.writeString(folder.resolve("README.md"), "# Meta readme");
        Files.writeString(folder.resolve(".hidden.md"), "# Meta hidden");
        Files.writeString(folder.resolve("a.txt.tmp"), "Meta");
        Files.writeString(folder.resolve("a.part"), "Meta");
        Files.writeString(folder.resolve("sub/.git/x.md"), "# Meta git");
        Files.writeString(folder.resolve("sub/b.md"), "# Meta sub");
        settle();
        assertThat(titles()).containsExactly("Meta sub");
        assertThat(jdbc.sql("select count(*) from folder_file")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void refusedFilesAreRecordedOnceAndOthersAreTakenAllTheSame() throws Exception {
        Files.createDirectories(folder);
        Path secret = Files.writeString(home.resolve("secret.txt"), "Meta secret");
        Files.createSymbolicLink(folder.resolve("link.txt"), secret);
        Files.write(folder.resolve("bin.txt"), new byte[] {0, 1, 2});
        Files.write(folder.resolve("huge.txt"), new byte[200_000]);
        Files.writeString(folder.resolve("good.txt"), "Meta good");
        settle();
        assertThat(titles()).containsExactly("Meta good");
        assertThat(jdbc.sql("select path from folder_file where refusal is not null order by path")
                        .query(String.class)
                        .list())
                .containsExactly("bin.txt", "huge.txt", "link.txt");
        assertThat(state()).isEqualTo("ok");
        scanner = scanner();
        clock.advance(Duration.ofHours(1));
        settle();
        assertThat(jdbc.sql("select count(*) from folder_file where recorded_at > timestamptz '2026-11-03 10:30Z'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void missingFolderIsAStateAndHealsByItself() throws IOException {
        scanner.scan();
        assertThat(state()).isEqualTo("failing: the folder does not exist: " + folder);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("a.txt"), "Meta");
        settle();
        assertThat(state()).isEqualTo("ok");
        assertThat(titles()).containsExactly("Meta");
    }

    @Test
    void deletedAndReturnedFileIsTheSameArticle() throws IOException {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve("a.txt"), "Meta");
        settle();
        Files.delete(file);
        settle();
        Files.writeString(folder.resolve("renamed.txt"), "Meta");
        settle();
        assertThat(titles()).containsExactly("Meta");
    }
}
