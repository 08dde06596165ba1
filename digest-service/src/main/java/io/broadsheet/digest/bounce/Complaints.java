package io.broadsheet.digest.bounce;

import io.broadsheet.digest.mail.MailHeaders;
import io.broadsheet.digest.mail.ReceivedMail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reports of readers who called a mail spam: ARF (RFC 5965), and what some providers send instead. */
final class Complaints {

    /** Types of feedback that say that a mail was not wanted (RFC 5965, 7.3; RFC 6430 says the opposite). */
    private static final Set<String> UNWANTED =
            Set.of("abuse", "fraud", "complaint", "opt-out", "opt-out-list", "miscategorized", "spam", "other");

    /** What Outlook.com adds to a mail that a reader called junk. */
    private static final String REPORTED = "X-HmXmrOriginalRecipient";

    private static final Pattern FEEDBACK = Pattern.compile("(?im)^feedback-type[ \\t]*:[ \\t]*([\\w-]+)");
    private static final Pattern SUBJECT =
            Pattern.compile("complaint about message from|\\[spamcop|client tos notification|^(e-?mail )?(spam|abuse)"
                    + " (report|complaint)|(feedback|abuse|spam|complaint) (loop )?(report|complaint)"
                    + " (for|from|about)|junk (e-?mail )?report|reported as (spam|junk)|mail abuse report");
    private static final Pattern SENDER = Pattern.compile(
            "staff@hotmail|reports\\.spamcop|abuse|fbl|feedback|complaint|scomp@|tosa@|feedbackloop|arf@");

    private Complaints() {}

    /** What kind of mail it is, if it is a report of this kind at all. */
    static Optional<Kind> in(ReceivedMail mail) {
        return feedbackType(mail)
                .map(type -> UNWANTED.contains(type) ? Kind.COMPLAINT : Kind.OTHER)
                .or(() -> looksLikeComplaint(mail) ? Optional.of(Kind.COMPLAINT) : Optional.empty());
    }

    private static Optional<String> feedbackType(ReceivedMail mail) {
        boolean declared =
                mail.headers().get("Content-Type").toLowerCase(Locale.ROOT).contains("feedback-report");
        List<ReceivedMail.Part> parts = mail.parts().stream()
                .filter(part -> part.type().equals("message/feedback-report")
                        || (!part.isOriginal() && FEEDBACK.matcher(part.text()).find()))
                .toList();
        Optional<String> type = parts.stream()
                .map(part -> FEEDBACK.matcher(part.text()))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT))
                .findFirst();
        return type.or(() -> declared || !parts.isEmpty() ? Optional.of("abuse") : Optional.empty());
    }

    private static boolean looksLikeComplaint(ReceivedMail mail) {
        MailHeaders headers = mail.headers();
        if (headers.has(REPORTED) || mail.parts().stream().anyMatch(Complaints::isReported)) {
            return true;
        }
        String subject = Texts.normalized(headers.get("Subject"));
        String from = headers.get("From").toLowerCase(Locale.ROOT);
        return SUBJECT.matcher(subject).find() && SENDER.matcher(from).find();
    }

    private static boolean isReported(ReceivedMail.Part part) {
        return part.isOriginal() && MailHeaders.parse(part.text()).has(REPORTED);
    }
}
