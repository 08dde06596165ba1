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
    private final LocalPartCase letters;

    Recipients(JdbcClient jdbc, LocalPartCase letters) {
        this.jdbc = jdbc;
        this.letters = letters;
    }

    /**
     * The subscriptions that an address has, whatever their state. Others may report an address in small letters that has others
     * here: where these count, such an address is found unless it could be one of several.
     */
    public List<UUID> withAddress(String address) {
        return EmailAddress.parse(address, letters).map(this::withAddress).orElse(List.of());
    }

    private List<UUID> withAddress(EmailAddress email) {
        List<UUID> exactly = jdbc.sql("select id from subscription where email_key = ?")
                .param(email.key())
                .query(UUID.class)
                .list();
        return exactly.isEmpty() && letters == LocalPartCase.DISTINCT ? inAnyLetters(email) : exactly;
    }

    private List<UUID> inAnyLetters(EmailAddress email) {
        return jdbc.sql("""
                        with found as (select id, email_key from subscription where lower(email_key) = lower(?))
                        select id from found where (select count(distinct email_key) from found) = 1""").param(email.key()).query(UUID.class).list();
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
