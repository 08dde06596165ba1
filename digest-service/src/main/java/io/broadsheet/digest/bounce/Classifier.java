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
import java.util.stream.Stream;

/** Tells what a mail that came in is; what machines can read goes before what only people can. */
final class Classifier {

    private static final List<Kind> WORST_FIRST =
            List.of(Kind.HARD, Kind.SOFT, Kind.AUTO_REPLY, Kind.DELAYED, Kind.RECEIPT);
    private static final Pattern DELETED =
            Pattern.compile("(?im)^disposition[ \\t]*:[^\\n]{0,200};\\s{0,10}deleted\\b");
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
                .or(() -> receipt(mail))
                .or(() -> report(mail))
                .or(() -> plainBounces.in(mail))
                .orElseGet(() -> Verdict.of(AutoReplies.isOne(mail) ? Kind.AUTO_REPLY : Kind.OTHER));
    }

    /** A message disposition notification (RFC 8098); the filter of a reader may have refused the mail by one (RFC 5429). */
    private static Optional<Verdict> receipt(ReceivedMail mail) {
        return mail.parts().stream()
                .filter(part -> part.type().equals("message/disposition-notification"))
                .findFirst()
                .map(part -> DELETED.matcher(part.text()).find() ? deleted(mail) : Verdict.of(Kind.RECEIPT));
    }

    private static Verdict deleted(ReceivedMail mail) {
        String words = Texts.ofOccasion(mail);
        return REFUSED.matcher(words).find() ? Verdict.bounce(Cause.POLICY, null, words) : Verdict.of(Kind.RECEIPT);
    }

    /** Gateways pack the reports of others into mails of their own. */
    private Optional<Verdict> report(ReceivedMail mail) {
        return DeliveryReport.in(mail)
                .map(report -> worst(report, mail))
                .or(() -> Stream.of(mail)
                        .filter(outer ->
                                PlainBounces.fromDaemon(outer.headers()) && !AutoReplies.isSaid(outer.headers()))
                        .flatMap(outer -> outer.parts().stream())
                        .filter(Classifier::isReport)
                        .map(part -> reader.read(part.text().getBytes(StandardCharsets.UTF_8)))
                        .flatMap(inner -> DeliveryReport.in(inner).map(report -> worst(report, inner)).stream())
                        .findFirst());
    }

    /** Whether it is a whole mail that is a report. */
    static boolean isReport(ReceivedMail.Part part) {
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
