package io.broadsheet.digest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReturnAddressesTest {

    private static final byte[] KEY = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private final ReturnAddresses addresses = new ReturnAddresses("bounces+{token}@news.example.org", KEY);

    @Test
    void everyMailIsFoundByItsAddressInAnyCase() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            UUID id = new UUID(random.nextLong() >>> (i % 64), random.nextLong());
            String address = addresses.of(id.toString()).orElseThrow();
            assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
            assertThat(addresses.messageIdIn("X-Original-To: " + address.toUpperCase(Locale.ROOT)))
                    .contains(id.toString());
        }
    }

    @Test
    void aTokenThatSomebodyMadeUpIsNone() {
        String address = addresses.of(UUID.randomUUID().toString()).orElseThrow();
        String forged = address.replaceFirst("\\+.", "+" + (address.charAt(8) == '1' ? '2' : '1'));
        assertThat(addresses.messageIdIn(forged)).isEmpty();
        assertThat(new ReturnAddresses("bounces+{token}@news.example.org", new byte[16]).messageIdIn(address))
                .isEmpty();
        assertThat(addresses.messageIdIn("bounces+" + "z".repeat(41) + "@news.example.org"))
                .isEmpty();
        assertThat(addresses.messageIdIn("bounces+0@news.example.org")).isEmpty();
    }

    @Test
    void withoutATokenTheAddressIsTheSameForAll() {
        var plain = new ReturnAddresses("bounces@news.example.org", KEY);
        assertThat(plain.of("anything")).contains("bounces@news.example.org");
        assertThat(plain.messageIdIn("bounces@news.example.org")).isEmpty();
        assertThat(new ReturnAddresses(null, KEY).of("anything")).isEmpty();
        assertThat(addresses.of("not-a-uuid")).contains("bounces@news.example.org");
    }
}
