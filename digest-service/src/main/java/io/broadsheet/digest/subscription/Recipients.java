package io.broadsheet.digest.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The readers that may be written to right now. */
public final class Recipients {

    private final JdbcClient jdbc;

    Recipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The subscriptions that an address has, whatever their state. */
    public List<UUID> withAddress(String address) {
        return EmailAddress.parse(address)
                .map(email -> jdbc.sql("select id from subscription where email_key = ?")
                        .param(email.key())
                        .query(UUID.class)
                        .list())
                .orElse(List.of());
    }

    /** Those of the given subscriptions that are active, by id; who left meanwhile is not among them. */
    public Map<UUID, Recipient> active(Collection<UUID> subscriptionIds) {
        return jdbc
                .sql("select id, email, name from subscription where id = any(?) and state = 'active'")
                .param(subscriptionIds.toArray(UUID[]::new))
                .query((row, number) ->
                        new Recipient(row.getObject("id", UUID.class), row.getString("email"), row.getString("name")))
                .list() // a stream of rows would keep its connection until it is closed
                .stream()
                .collect(Collectors.toMap(Recipient::id, Function.identity()));
    }
}
