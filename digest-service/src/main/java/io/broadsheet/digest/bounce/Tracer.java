package io.broadsheet.digest.bounce;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.delivery.DeliveryView;
import io.broadsheet.digest.mail.MailHeaders;
import io.broadsheet.digest.mail.ReceivedMail;
import io.broadsheet.digest.mail.ReturnAddresses;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the mail of ours that another one is about: by its return address, or by its Message-ID in what came back. A
 * report that another mail carries goes before the mail around it.
 */
final class Tracer {

    private static final int MOST_IDS = 20;
    private static final Pattern MESSAGE_ID =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=@|%40|=40)", Pattern.CASE_INSENSITIVE);

    private final ReturnAddresses returnAddresses;
    private final Deliveries deliveries;

    Tracer(ReturnAddresses returnAddresses, Deliveries deliveries) {
        this.returnAddresses = returnAddresses;
        this.deliveries = deliveries;
    }

    Optional<DeliveryView> find(ReceivedMail mail) {
        return findIn(Stream.of(
                        mail.parts().stream().filter(Classifier::isReport).map(ReceivedMail.Part::text),
                        Stream.of(text(mail.headers())),
                        mail.parts().stream().flatMap(part -> Stream.of(text(part.headers()), part.text())))
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n")));
    }

    /** The same in any text, such as the Message-ID a provider gives back. */
    Optional<DeliveryView> findIn(String text) {
        return returnAddresses
                .messageIdIn(text)
                .flatMap(deliveries::ofMessage)
                .or(() -> MESSAGE_ID
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .map(id -> id.toLowerCase(Locale.ROOT))
                        .distinct()
                        .limit(MOST_IDS)
                        .flatMap(id -> deliveries.ofMessage(id).stream())
                        .findFirst());
    }

    private static String text(MailHeaders headers) {
        return headers.fields().stream()
                .map(field -> field.name() + ": " + field.value())
                .collect(Collectors.joining("\n"));
    }
}
