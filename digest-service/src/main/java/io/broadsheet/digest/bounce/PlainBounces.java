package io.broadsheet.digest.bounce;

import io.broadsheet.digest.mail.MailHeaders;
import io.broadsheet.digest.mail.ReceivedMail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bounces that are no reports by RFC 3464: prose of many mailers in many languages, from qmail's to Exchange's. */
final class PlainBounces {

    private static final RuleFile SIGNS = RuleFile.read("signs.txt");
    private static final List<Pattern> SUBJECT = SIGNS.section("subject");
    private static final List<Pattern> BODY = SIGNS.section("body");
    private static final List<Pattern> DELAYED = SIGNS.section("delayed");
    private static final List<Pattern> NOT_DELIVERED = SIGNS.section("not-delivered");
    private static final List<Pattern> REASON = SIGNS.section("reason");
    private static final List<Pattern> RECIPIENTS = SIGNS.section("recipients");
    private static final Pattern DAEMON = Pattern.compile(
            "mailer[- ]?daemon|mail-?daemon|post[-_. ]?master|smtp[-_ ]?gateway|mail[-_ ]?gateway|interscan|mail delivery|delivery (sub)?system|mail ?system|mail"
                    + " administrator|system ?administrator|systemadministrator|administrateur syst|administrador del"
                    + " sistema|<>|\\bmdaemon|mail(er)? (server|router|transport)|microsoft"
                    + " ?exchange|email-?daemon|mmdf|bounce-?(notification|handler)|\\bdaemon@|mail"
                    + " deliver|non-?deliver|postoffice|listserv|internet mail|メール配信|系统管理员|邮件系统");
    private static final Pattern FINAL = Pattern.compile(
            "permanent|(?<!non-)fatal|gave up|given up|giving up|will not be (re)?tri|no further|not be attempted"
                    + " again|returned to (you|sender)|being returned|has been returned|failed after|could not be"
                    + " delivered for|too long|expired|undeliverable");

    /** A mailer that says so knows, whatever it quotes. */
    private static final Pattern TRYING = Pattern.compile("warning message only|will (keep|continue) (on )?trying");

    private final Diagnosis diagnosis;

    PlainBounces(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    Optional<Verdict> in(ReceivedMail mail) {
        String words = Texts.ofOccasion(mail);
        String subject = Texts.normalized(mail.headers().get("Subject"));
        String text = Texts.normalized(words);
        return isBounce(mail, subject, words, text) ? Optional.of(verdict(subject, words, text)) : Optional.empty();
    }

    private boolean isBounce(ReceivedMail mail, String subject, String words, String text) {
        MailHeaders headers = mail.headers();
        if (headers.has("X-Failed-Recipients")) {
            return true;
        }
        boolean bySubject = RuleFile.anyIn(SUBJECT, subject);
        if (!bySubject && AutoReplies.isSaid(headers) && !fromDaemon(headers)) {
            return false;
        }
        boolean byBody = RuleFile.anyIn(BODY, text);
        if (fromDaemon(headers)) {
            return bySubject
                    || byBody
                    || RuleFile.anyIn(NOT_DELIVERED, text)
                    || diagnosis.byStrongWords(text).isPresent();
        }
        // anybody may write "could not be delivered", couriers do: it takes a server's words, or the mail itself
        boolean evidence = mail.parts().stream().anyMatch(ReceivedMail.Part::isOriginal)
                || Diagnosis.hasCode(words)
                || (bySubject && RuleFile.anyIn(RECIPIENTS, text))
                || diagnosis.byStrongWords(text).isPresent();
        return byBody
                && evidence
                && (bySubject || headers.get("Return-Path").strip().equals("<>"));
    }

    /** Mostly the subject is ours, behind "Undeliverable:". */
    private static String reason(String subject) {
        return RuleFile.anyIn(REASON, subject) ? subject : "";
    }

    static boolean fromDaemon(MailHeaders headers) {
        String from = headers.get("From").toLowerCase(Locale.ROOT);
        return from.isEmpty() || DAEMON.matcher(from).find();
    }

    private Verdict verdict(String subject, String words, String text) {
        if (RuleFile.anyIn(DELAYED, subject)
                || (RuleFile.anyIn(DELAYED, text)
                        && !FINAL.matcher(text).find()
                        && (TRYING.matcher(text).find() || !Diagnosis.hasPermanentCode(words)))) {
            return Verdict.of(Kind.DELAYED);
        }
        String telling = diagnosis.mostTelling("", "", reason(subject) + "\n" + words);
        Cause cause = diagnosis.of(null, telling).orElse(FINAL.matcher(text).find() ? Cause.REFUSED : Cause.UNKNOWN);
        return Verdict.bounce(cause, diagnosis.status(null, telling).orElse(null), telling);
    }
}
