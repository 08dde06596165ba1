package io.broadsheet.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Which file is which article once files are edited, copied, renamed, deleted or gone with their disk. */
class FolderFileIdentityTests extends FolderScans {

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
}
