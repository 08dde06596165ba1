package io.broadsheet.digest.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DkimKeyFileTests {

    @TempDir
    private Path directory;

    @Test
    void bothFormsOfRsaKeysAndEd25519KeysAreRead() {
        assertThat(read(TestKeys.file("rsa-2048")).algorithm()).isEqualTo("rsa-sha256");
        assertThat(read(TestKeys.file("rsa-old")).algorithm()).isEqualTo("rsa-sha256");
        assertThat(read(TestKeys.file("ed25519")).algorithm()).isEqualTo("ed25519-sha256");
    }

    @Test
    void thePublicHalfOfAnEd25519KeyIsThatOfRfc8032() throws Exception {
        // RFC 8463, appendix A.2: the key of the first test of RFC 8032, 7.1
        Path file = Files.writeString(directory.resolve("rfc.pem"), """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
            -----END PRIVATE KEY-----
            """);

        assertThat(read(file).publicKey()).isEqualTo("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    }

    @Test
    void filesThatCannotSignAreRefusedWithWhatToDo() throws Exception {
        assertRefused(directory.resolve("none.pem"), "does not exist: make a key");
        assertRefused(directory, "cannot be read by the user");
        assertRefused(write("hello"), "is not a private key in PEM form");
        assertRefused(write(Files.readString(TestTls.file("ca.pem"))), "is not a private key in PEM form");
        assertRefused(write("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA==\n"), "is encrypted: decrypt it");
        assertRefused(TestKeys.file("ec"), "of the kind EC, but DKIM has RSA and Ed25519 alone");
        assertRefused(TestKeys.file("ed448"), "but DKIM has RSA and Ed25519 alone");
        assertRefused(TestKeys.file("rsa-512"), "RSA key of 512 bits, which receivers refuse: make one of 2048");
    }

    @Test
    void weakAndOpenKeysAreWarnedOf(CapturedOutput output) throws Exception {
        read(withMode("rsa-1024", "rw-r--r--"));
        assertThat(output).contains("bits=1024").contains("everybody on this machine may read it: chmod o-r");
    }

    @Test
    void aStrongAndClosedKeyIsNotWarnedOf(CapturedOutput output) throws Exception {
        Path closed = TestKeys.file("rsa-2048");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));
        read(closed);
        assertThat(output).doesNotContain("dkim-key=");
    }

    @Test
    void settingsThatAreMissingOrMistypedAreNamed() {
        assertThatThrownBy(() -> settings(null, "s1", directory)).hasMessageStartingWith("mail.dkim.keys[0].domain");
        assertThatThrownBy(() -> settings("Example.org", "s1", directory)).hasMessageContaining("lower case");
        assertThatThrownBy(() -> settings("example.org", "s 1", directory))
                .hasMessageStartingWith("mail.dkim.keys[0].selector is \"s 1\"");
        assertThatThrownBy(() -> settings("example.org", "s1", null))
                .hasMessage("mail.dkim.keys[0].key-file is not set");
    }

    private static void settings(String domain, String selector, Path file) {
        new DkimProperties(List.of(new DkimProperties.Key(domain, selector, file)));
    }

    private void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mail.dkim: the key file " + file)
                .hasMessageContaining(reason);
    }

    private Path withMode(String key, String mode) throws Exception {
        return Files.setPosixFilePermissions(
                write(Files.readString(TestKeys.file(key))), PosixFilePermissions.fromString(mode));
    }

    private Path write(String text) throws Exception {
        return Files.writeString(directory.resolve("some.pem"), text);
    }

    private static DkimKey read(Path file) {
        return DkimKeyFile.read("example.org", "s1", file);
    }
}
