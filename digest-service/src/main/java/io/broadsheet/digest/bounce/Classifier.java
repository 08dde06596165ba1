package io.broadsheet.digest.bounce;

import io.broadsheet.digest.mail.MailHeaders;
import io.broadsheet.digest.mail.MailReader;
import io.broadsheet.digest.mail.ReceivedMail;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what a mail that came in is; what machines can read goes before what only people can. */
final class Classifier {

    private static final List<Kind> WORST_FIRST =
            List.of(Kind.HARD, Kind.SOFT, Kind.AUTO_REPLY, Kind.DELAYED, Kind.RECEIPT);
    private static final Pattern REFUSED =
            Pattern.compile("(automatically|was|been) (rejected|refused)", Pattern.CASE_INSENSITIVE);

    private final MailReader reader = new MailReader();

    private final Diagnosis diagnosis;
    private final PlainBounces plainBounces;

    Classifier(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        this.plainBounces = new PlainBounces(diagnosis);
    }

    Verdict classify(ReceivedMail mail) {
        return Complaints.in(mail)
                .map(Verdict::of)
                .or(() -> isReadReceipt(mail) ? Optional.of(Verdict.of(Kind.RECEIPT)) : Optional.empty())
                .or(() -> report(mail))
                .or(() -> plainBounces.in(mail))
                .orElseGet(() -> Verdict.of(AutoReplies.isOne(mail) ? Kind.AUTO_REPLY : Kind.OTHER));
    }

    /** A message disposition notification (RFC 8098), unless a filter refused the mail by one (RFC 5429). */
    private static boolean isReadReceipt(ReceivedMail mail) {
        return mail.parts().stream().anyMatch(part -> part.type().equals("message/disposition-notification"))
                && !REFUSED.matcher(Texts.ofOccasion(mail)).find();
    }

    /** Gateways pack the reports of others into mails of their own. */
    private Optional<Verdict> report(ReceivedMail mail) {
        return DeliveryReport.in(mail)
                .map(report -> worst(report, mail))
                .or(() -> mail.parts().stream()
                        .filter(Classifier::isReport)
                        .map(part -> reader.read(part.text().getBytes(StandardCharsets.UTF_8)))
                        .flatMap(inner -> DeliveryReport.in(inner).map(report -> worst(report, inner)).stream())
                        .findFirst());
    }

    private static boolean isReport(ReceivedMail.Part part) {
        return part.type().equals("message/rfc822")
                && MailHeaders.parse(part.text())
                        .get("Content-Type")
                        .toLowerCase(Locale.ROOT)
                        .contains("delivery-status");
    }

    private Verdict worst(DeliveryReport report, ReceivedMail mail) {
        return report.recipients().stream()
                .map(recipient -> verdict(recipient, mail))
                .min(Comparator.comparingInt(verdict -> WORST_FIRST.indexOf(verdict.kind())))
                .orElseThrow();
    }

    private Verdict verdict(MailHeaders recipient, ReceivedMail mail) {
        return switch (DeliveryReport.action(recipient)) {
            case "delayed" -> Verdict.of(Kind.DELAYED);
            case "delivered", "relayed", "expanded" -> Verdict.of(Kind.RECEIPT);
            default -> failed(recipient.get("Status"), DeliveryReport.diagnostic(recipient), mail);
        };
    }

    private Verdict failed(String status, String said, ReceivedMail mail) {
        if (AutoReplies.isRequest(said)) {
            return Verdict.of(Kind.AUTO_REPLY);
        }
        String words = diagnosis.mostTelling(status, said, Texts.ofOccasion(mail));
        Cause cause = diagnosis.of(status, words).orElse(Cause.REFUSED);
        return Verdict.bounce(cause, diagnosis.status(status, words).orElse(null), words);
    }
}
