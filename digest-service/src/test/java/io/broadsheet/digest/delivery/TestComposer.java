package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.MailTemplate;
import io.broadsheet.digest.mail.MergeField;
import io.broadsheet.digest.mail.Sender;
import io.broadsheet.digest.mail.TestMails;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Composes a short mail to an address made of the delivery's id, unless told otherwise. */
final class TestComposer implements MailComposer {

    private static final MailTemplate TEMPLATE =
            TestMails.template("Edition", "Hi " + MergeField.GREETING.placeholder(), "<p>Hi</p>", Map.of());

    volatile Function<Delivery, Composed> content = TestComposer::ready;

    static Composed ready(Delivery mail) {
        return to(mail.id() + "@example.org");
    }

    static Composed to(String address) {
        return new Composed.Ready(TEMPLATE, address, Map.of(MergeField.GREETING, "Ada"));
    }

    /** A mail without a template, which nobody can route. */
    @SuppressWarnings("NullAway")
    static Composed broken() {
        return new Composed.Ready(null, "reader@example.org", Map.of());
    }

    /** A mail whose newsletter names its routes. */
    static Composed by(Delivery mail, String... routes) {
        Sender sender = new Sender("news@broadsheet.example", "The News", null, List.of(routes));
        return new Composed.Ready(
                new MailTemplate(TEMPLATE.content(), sender, Map.of()),
                mail.id() + "@example.org",
                Map.of(MergeField.GREETING, "Ada"));
    }

    @Override
    public Set<DeliveryKind> kinds() {
        return EnumSet.allOf(DeliveryKind.class);
    }

    @Override
    public Map<Long, Composed> compose(List<Delivery> batch) {
        Map<Long, Composed> composed = new HashMap<>();
        batch.forEach(mail -> composed.put(mail.id(), content.apply(mail)));
        return composed;
    }
}
