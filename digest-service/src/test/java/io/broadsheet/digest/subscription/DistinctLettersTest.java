package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.delivery.DeliveryKind;
import io.broadsheet.testsupport.TestKafka;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class DistinctLettersTest {

    private static ReaderApp app;

    @BeforeAll
    static void start() {
        app = ReaderApp.start(
                TestKafka.bootstrapServers(), "digest.local-part-case=distinct", "digest.pending-per-address=2");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void noMailboxIsFloodedBySpellingItsAddressDifferently() {
        app.pending("Bomb@example.org");
        app.pending("bomb@example.org");
        app.postJson("/api/subscriptions", "{\"email\": \"bOMB@example.org\"}");
        app.postJson("/api/subscriptions", "{\"email\": \"boMB@example.org\"}");
        assertThat(app.knows("bOMB@example.org") || app.knows("boMB@example.org"))
                .isFalse();
        assertThat(app.owed("Bomb@example.org", DeliveryKind.CONFIRMATION)
                        + app.owed("bomb@example.org", DeliveryKind.CONFIRMATION))
                .isEqualTo(2);
    }

    @Test
    void whoeverReportsAnAddressMayHaveChangedItsLetters() {
        Recipients recipients = app.bean(Recipients.class);
        UUID ada = app.active("Ada@example.org");
        assertThat(recipients.withAddress("Ada@Example.org")).containsExactly(ada);
        assertThat(recipients.withAddress("ada@example.org")).containsExactly(ada);
        UUID other = app.active("ADA@example.org");
        assertThat(recipients.withAddress("ADA@example.org")).containsExactly(other);
        assertThat(recipients.withAddress("ada@example.org"))
                .as("could be either")
                .isEmpty();
    }

    @Test
    void anAddressInAnyLettersIsFoundByAnIndex() {
        String plan = app.bean(TransactionOperations.class).execute(status -> {
            app.jdbc().sql("set local enable_seqscan = off").update();
            return String.join(
                    "\n",
                    app.jdbc()
                            .sql(
                                    "explain select id, email_key from subscription where lower(email_key) = lower('A@b.c')")
                            .query(String.class)
                            .list());
        });
        assertThat(plan).contains("subscription_address_folded");
    }

    @Test
    void operatorsFindAnAddressInAnyLetters() {
        app.active("Grace@example.org");
        var found = app.get("/api/operator/subscriptions?email=gRACE", "Authorization", ReaderApp.OPERATOR);
        assertThat(found.body()).contains("\"Grace@example.org\"", "\"total\":1");
    }
}
