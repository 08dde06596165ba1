package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.dns.TestDns;
import io.broadsheet.testsupport.TestKafka;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailDomainsHttpTest {

    @Test
    void anAddressThatNoMailCanReachIsRefusedLikeABadOne() {
        try (var dns = new TestDns().with("mail.example", "MX", "10 mx.mail.example.");
                var app = ReaderApp.start(
                        TestKafka.bootstrapServers(),
                        "digest.signups-per-network=8",
                        "digest.mail-domains.check=true",
                        "digest.mail-domains.timeout=10s",
                        "digest.mail-domains.resolver=127.0.0.1:" + dns.port())) {
            var page = app.post("/subscriptions", Map.of("email", "ada@bücher.example"));
            assertThat(page.statusCode()).isEqualTo(422);
            assertThat(page.body()).contains("No mail can be sent to bücher.example", "value=\"ada@bücher.example\"");
            var answer = app.postJson("/api/subscriptions", "{\"email\": \"ada@nobody.example\"}");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("\"email\":\"No mail can be sent to nobody.example");

            String token = app.token(TokenPurpose.PREFERENCES, app.active("ada@mail.example"));
            var change = app.post("/preferences/address-change", Map.of("token", token, "email", "ada@nobody.example"));
            assertThat(change.body()).contains("No mail can be sent to nobody.example");
            assertThat(app.jdbc()
                            .sql("select count(*) from address_change")
                            .query(Long.class)
                            .single())
                    .isZero();

            dns.fail(org.xbill.DNS.Rcode.SERVFAIL);
            assertThat(app.postJson("/api/subscriptions", "{\"email\": \"ada@broken.example\"}")
                            .statusCode())
                    .isEqualTo(202);

            dns.fail(org.xbill.DNS.Rcode.NOERROR);
            for (int i = 6; i <= 8; i++) {
                assertThat(signUp(app, "ada@nobody%d.example".formatted(i))).isEqualTo(422);
            }
            int questions = dns.questions();
            assertThat(signUp(app, "ada@nobody9.example")).as("refusals count").isEqualTo(429);
            assertThat(dns.questions()).isEqualTo(questions);
        }
    }

    private static int signUp(ReaderApp app, String address) {
        return app.postJson("/api/subscriptions", "{\"email\": \"%s\"}".formatted(address))
                .statusCode();
    }
}
