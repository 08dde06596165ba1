package io.broadsheet.digest.delivery;

import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger, for tests of features that owe mails. */
public final class TestDeliveries {

    private TestDeliveries() {}

    public static Deliveries on(JdbcClient jdbc, InstantSource clock) {
        return new Deliveries(jdbc, clock, new DoorBell());
    }
}
