package io.broadsheet.digest.bounce;

import io.broadsheet.digest.mail.MailHeaders;
import io.broadsheet.digest.mail.ReceivedMail;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of a delivery status notification that is for machines (RFC 3464), wherever it stands: some mailers give it
 * another type, encode it, or write it into their text.
 *
 * @param recipients one group of fields for each
 */
record DeliveryReport(List<MailHeaders> recipients) {

    private static final Pattern MARK = Pattern.compile("(?im)^[ \\t]*(final|original)-recipient[ \\t]*:");
    /** Possessive: thousands of empty lines must not become thousands of stack frames. */
    private static final Pattern BLANK_LINES = Pattern.compile("\\r?\\n(?:[ \\t]*+\\r?\\n)++");

    static Optional<DeliveryReport> in(ReceivedMail mail) {
        return mail.parts().stream()
                .filter(part -> !part.isOriginal() && !part.type().equals("message/disposition-notification"))
                .filter(part -> isReport(part) || MARK.matcher(part.text()).find())
                .map(part -> new DeliveryReport(groups(part.text())))
                .filter(report -> !report.recipients().isEmpty())
                .findFirst();
    }

    private static boolean isReport(ReceivedMail.Part part) {
        return part.type().equals("message/delivery-status") || part.type().equals("message/global-delivery-status");
    }

    private static List<MailHeaders> groups(String text) {
        List<MailHeaders> groups =
                Arrays.stream(BLANK_LINES.split(text)).map(MailHeaders::parse).toList();
        List<MailHeaders> recipients =
                groups.stream().filter(DeliveryReport::namesRecipient).toList();
        return (recipients.size() > 1 ? recipients : List.of(together(recipients, groups)))
                .stream()
                        .filter(fields -> fields.has("Action") || fields.has("Status"))
                        .filter(fields ->
                                namesRecipient(fields) || fields.has("Diagnostic-Code") || fields.has("Action"))
                        .toList();
    }

    private static boolean namesRecipient(MailHeaders fields) {
        return fields.has("Final-Recipient") || fields.has("Original-Recipient");
    }

    /** Some mailers put an empty line where there should be none: what is about one recipient is one group. */
    private static MailHeaders together(List<MailHeaders> recipients, List<MailHeaders> groups) {
        return new MailHeaders(Stream.concat(recipients.stream(), groups.stream())
                .flatMap(group -> group.fields().stream())
                .toList());
    }

    /** What became of a recipient, by RFC 3464, 2.3.3: failed, delayed, delivered, relayed or expanded. */
    static String action(MailHeaders recipient) {
        String action = recipient.get("Action").toLowerCase(Locale.ROOT).strip();
        if (!action.isEmpty()) {
            return action.split("[^a-z]", 2)[0];
        }
        String status = recipient.get("Status").strip();
        return status.startsWith("2") ? "delivered" : status.startsWith("4") ? "delayed" : "failed";
    }

    /** The words of the server that refused, without the name of its protocol. */
    static String diagnostic(MailHeaders recipient) {
        return recipient.get("Diagnostic-Code").replaceFirst("(?i)^\\s*[a-z0-9-]+\\s*;\\s*", "");
    }
}
