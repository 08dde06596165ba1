package io.broadsheet.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
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
        scanner.close();
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

    private List<String> revisions() {
        return jdbc.sql("select revision || ' ' || title from article order by title")
                .query(String.class)
                .list();
    }

    @Test
    void editedFileIsTheSameArticleWithANewRevision() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("a.txt"), "Meta\n\nfirst");
        Files.writeString(folder.resolve("b.txt"), "Meta, other");
        settle();
        Files.writeString(folder.resolve("a.txt"), "Meta once more\n\nfirst and second");
        settle();
        assertThat(revisions()).containsExactly("2 Meta once more", "1 Meta, other");
        scanner.close();
        scanner = scanner();
        Files.writeString(folder.resolve("a.txt"), "Meta for the third time");
        settle();
        Files.move(folder.resolve("a.txt"), folder.resolve("c.txt"));
        settle();
        Files.writeString(folder.resolve("c.txt"), "Meta under another name");
        settle();
        assertThat(revisions()).containsExactly("4 Meta under another name", "1 Meta, other");
    }

    @Test
    void copyIsTheSameArticleUntilItDiffers() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("a.txt"), "Meta");
        Files.writeString(folder.resolve("copy.txt"), "Meta");
        settle();
        assertThat(revisions()).containsExactly("1 Meta");
        Files.writeString(folder.resolve("copy.txt"), "Meta, rewritten");
        settle();
        assertThat(revisions()).containsExactly("1 Meta", "1 Meta, rewritten");
    }

    @Test
    void newFileUnderTheNameOfADeletedOneIsAnotherArticle() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("a.txt"), "Meta");
        Files.writeString(folder.resolve("b.txt"), "Meta, other");
        settle();
        Files.delete(folder.resolve("a.txt"));
        settle();
        Files.writeString(folder.resolve("a.txt"), "Meta, new");
        settle();
        assertThat(titles()).containsExactly("Meta", "Meta, new", "Meta, other");
    }

    @Test
    void emptyMountPointForgetsNothing() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("a.txt"), "Meta");
        settle();
        Path away = home.resolve("away");
        Files.move(folder, away);
        scanner.scan();
        assertThat(state()).startsWith("failing: the folder does not exist");
        Files.createDirectories(folder);
        scanner.scan();
        assertThat(state()).isEqualTo("ok: empty, although it had 1 files: is it mounted? Their articles stay");
        Files.delete(folder);
        Files.move(away, folder);
        Files.writeString(folder.resolve("a.txt"), "Meta, edited");
        settle();
        assertThat(revisions()).containsExactly("2 Meta, edited");
        assertThat(state()).isEqualTo("ok");
    }

    @Test
    void oddNamesAndLinksAreDealtWith() throws Exception {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/two\nlines – é.txt"), "Meta lines");
        Files.createSymbolicLink(folder.resolve("loop.txt"), folder.resolve("loop.txt"));
        Files.createSymbolicLink(folder.resolve("sub/up"), folder);
        Files.createSymbolicLink(folder.resolve("sub/inside.txt"), Path.of("two\nlines – é.txt"));
        Files.createSymbolicLink(folder.resolve("nowhere.txt"), home.resolve("nowhere"));
        Files.createDirectory(folder.resolve("folder.txt"));
        Files.writeString(folder.resolve("~lock.txt"), "Meta lock");
        Files.writeString(folder.resolve("a.txt~"), "Meta backup");
        settle();
        assertThat(titles()).containsExactly("Meta lines");
        assertThat(jdbc.sql("select count(*) from folder_file where refusal is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatCannotBeReadIsTriedAgain() throws Exception {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve("a.txt"), "Meta");
        Files.setPosixFilePermissions(file, Set.of());
        assumeThat(Files.isReadable(file))
                .as("run by somebody who may read everything")
                .isFalse();
        settle();
        assertThat(titles()).isEmpty();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        clock.advance(Duration.ofMinutes(1));
        settle();
        assertThat(titles()).containsExactly("Meta");
    }

    @Test
    void betweenLooksAtTheWholeFolderEventsTellWhatChanged() throws Exception {
        Files.createDirectories(folder.resolve("sub"));
        scanner.scan();
        Files.writeString(folder.resolve("sub/a.txt"), "Meta");
        await().untilAsserted(() -> {
            assertThat(scanner.glance()).isFalse();
            clock.advance(Duration.ofSeconds(1));
            assertThat(titles()).containsExactly("Meta");
        });
        Files.createDirectories(folder.resolve("new"));
        await().until(scanner::glance);
    }

    @Test
    void manyFilesAreTakenInPartsAndAKillInBetweenPublishesNothingTwice() throws Exception {
        Files.createDirectories(folder);
        for (int i = 0; i < 450; i++) {
            Files.writeString(folder.resolve(i + ".txt"), "Meta " + i);
        }
        settle();
        jdbc.sql("delete from folder_file where path like '1%'").update(); // articles are stored, their files not yet
        scanner.close();
        scanner = scanner();
        settle();
        assertThat(jdbc.sql("select count(*) || ' ' || max(revision) from article")
                        .query(String.class)
                        .single())
                .isEqualTo("450 1");
        assertThat(jdbc.sql("select count(*) from folder_file where article_id is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(450);
    }
}
