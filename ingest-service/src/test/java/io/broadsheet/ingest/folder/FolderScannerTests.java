package io.broadsheet.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is picked up, when, and what is refused or left alone. */
class FolderScannerTests extends FolderScans {

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
