package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.MailTransport;
import io.broadsheet.digest.mail.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rates that a mail has to keep to, depending on its route: those of all routes are the same objects for all. */
final class Paces {

    private final JdbcClient jdbc;
    private final LongSupplier nanoTime;
    private final List<Pace> ofAll = new ArrayList<>();

    Paces(DeliveryProperties properties, JdbcClient jdbc, LongSupplier nanoTime) {
        this.jdbc = jdbc;
        this.nanoTime = nanoTime;
        if (!properties.rate().isAny()) {
            ofAll.add(new SharedPace(jdbc, "all", properties.rate(), nanoTime));
        }
        if (!properties.instanceRate().isAny()) {
            ofAll.add(new OwnPace(properties.instanceRate(), nanoTime));
        }
    }

    List<Pace> of(MailTransport route) {
        List<Pace> paces = new ArrayList<>(ofAll);
        Rate rate = route.rate();
        if (!rate.isAny()) {
            paces.add(new SharedPace(jdbc, "route " + route.name(), rate, nanoTime));
        }
        return List.copyOf(paces);
    }
}
