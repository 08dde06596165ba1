package io.broadsheet.digest.delivery;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks each kind's composer; one mail that cannot be composed does not hold up the others. */
final class Composers {

    private static final Logger log = LoggerFactory.getLogger(Composers.class);

    private final Map<DeliveryKind, MailComposer> byKind = new EnumMap<>(DeliveryKind.class);

    /** A mail's content, or why there is none. */
    sealed interface Answer {

        record Given(Composed composed) implements Answer {}

        record Missing(String reason) implements Answer {}
    }

    Composers(List<MailComposer> composers) {
        for (MailComposer composer : composers) {
            for (DeliveryKind kind : composer.kinds()) {
                MailComposer other = byKind.put(kind, composer);
                if (other != null) {
                    throw new IllegalStateException("two composers for %s mails: %s and %s"
                            .formatted(
                                    kind,
                                    other.getClass().getName(),
                                    composer.getClass().getName()));
                }
            }
        }
    }

    /** An answer for every mail, by its id. */
    Map<Long, Answer> compose(List<Delivery> mails) {
        Map<Long, Answer> answers = new HashMap<>();
        mails.stream()
                .collect(Collectors.groupingBy(Delivery::kind))
                .forEach((kind, group) -> answers.putAll(compose(kind, group)));
        return answers;
    }

    private Map<Long, Answer> compose(DeliveryKind kind, List<Delivery> group) {
        MailComposer composer = byKind.get(kind);
        if (composer == null) {
            return all(group, new Answer.Missing("nobody composes mails of kind " + kind));
        }
        try {
            Map<Long, Composed> composed = composer.compose(group);
            return group.stream().collect(Collectors.toMap(Delivery::id, each -> answer(composed.get(each.id()))));
        } catch (RuntimeException e) {
            return group.size() == 1 ? failed(group.getFirst(), e) : oneByOne(kind, group);
        }
    }

    private Map<Long, Answer> oneByOne(DeliveryKind kind, List<Delivery> group) {
        Map<Long, Answer> answers = new HashMap<>();
        group.forEach(each -> answers.putAll(compose(kind, List.of(each))));
        return answers;
    }

    private static Map<Long, Answer> failed(Delivery mail, RuntimeException cause) {
        log.warn("delivery={} kind={} composed=false", mail.id(), mail.kind(), cause);
        return Map.of(mail.id(), new Answer.Missing(String.valueOf(cause.getMessage())));
    }

    private static Answer answer(@Nullable Composed composed) {
        return composed == null ? new Answer.Missing("its composer left it out") : new Answer.Given(composed);
    }

    private static Map<Long, Answer> all(List<Delivery> group, Answer answer) {
        return group.stream().collect(Collectors.toMap(Delivery::id, each -> answer));
    }
}
