package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedDomainsTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    private Path directory;

    @Test
    void refusesTheNamesBelowAsWell() {
        var domains = new RefusedDomains(List.of("Throwaway.example", "wegwerf-bücher.example"), null, clock);
        assertThat(refuses(domains, "a@throwaway.example")).isTrue();
        assertThat(refuses(domains, "a@x.y.throwaway.example")).isTrue();
        assertThat(refuses(domains, "a@wegwerf-bücher.example")).isTrue();
        assertThat(refuses(domains, "a@notthrowaway.example")).isFalse();
        assertThat(refuses(domains, "a@example.org")).isFalse();
    }

    @Test
    void aStarMeansTheNamesBelowAlone() throws IOException {
        Path file = write("*.below.example # but not itself\nno domain\n#all.example\n two.example#why\n", 1);
        var domains = new RefusedDomains(List.of("*.hoster.example"), file, clock);
        assertThat(refuses(domains, "a@x.y.hoster.example")).isTrue();
        assertThat(refuses(domains, "a@hoster.example")).isFalse();
        assertThat(refuses(domains, "a@x.below.example")).isTrue();
        assertThat(refuses(domains, "a@below.example")).isFalse();
        assertThat(refuses(domains, "a@all.example")).isFalse();
        assertThat(refuses(domains, "a@two.example"))
                .as("behind a line that is none")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*example.com", "a b.example", "x@example.com", "https://example.com", ""})
    void saysWhatIsNoDomain(String wrong) {
        assertThatThrownBy(() -> new RefusedDomains(List.of(wrong), null, clock))
                .hasMessageContaining(
                        "digest.refused-domains has \"" + wrong + "\"; it must be a domain like example.com");
    }

    @Test
    void readsTheFileAgainWhenItChanges() throws IOException {
        Path file = write("# some list\n\n one.example \n", 1);
        var domains = new RefusedDomains(List.of(), file, clock);
        assertThat(refuses(domains, "a@one.example")).isTrue();

        write("two.example\n", 2);
        clock.advance(Duration.ofSeconds(31));
        assertThat(refuses(domains, "a@one.example")).isFalse();
        assertThat(refuses(domains, "a@two.example")).isTrue();

        Files.delete(file);
        clock.advance(Duration.ofSeconds(31));
        assertThat(refuses(domains, "a@two.example"))
                .as("kept while the file is away")
                .isTrue();
    }

    private Path write(String text, int changed) throws IOException {
        Path file = Files.writeString(directory.resolve("domains.txt"), text);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(changed * 1000L));
    }

    private static boolean refuses(RefusedDomains domains, String address) {
        return domains.contains(EmailAddress.parse(address).orElseThrow());
    }
}
