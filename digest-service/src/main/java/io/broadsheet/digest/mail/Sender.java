package io.broadsheet.digest.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a mail is from.
 *
 * @param address of the From header, and of the envelope
 * @param name shown beside it
 * @param replyTo address for answers when it is another one
 * @param routes names of the {@link MailRoutes} that its mails may take, the first that is up; empty: any
 */
public record Sender(String address, String name, @Nullable String replyTo, List<String> routes) {

    public Sender {
        routes = List.copyOf(routes);
    }

    /** One whose mails may take any route. */
    public Sender(String address, String name, @Nullable String replyTo) {
        this(address, name, replyTo, List.of());
    }
}
