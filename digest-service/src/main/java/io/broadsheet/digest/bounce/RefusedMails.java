package io.broadsheet.digest.bounce;

import io.broadsheet.digest.delivery.DeliveryFailed;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;

/** Refusals in the SMTP dialogue are bounces that need no mail; part of the transaction that tells of them, thus once. */
class RefusedMails {

    private static final Pattern REPLY =
            Pattern.compile("(?:gave up after \\d+ attempts: )?(?:sender refused: )?([45]\\d\\d\\b.*)", Pattern.DOTALL);

    private final Diagnosis diagnosis;
    private final BounceDesk desk;
    private final InstantSource clock;

    RefusedMails(Diagnosis diagnosis, BounceDesk desk, InstantSource clock) {
        this.diagnosis = diagnosis;
        this.desk = desk;
        this.clock = clock;
    }

    @EventListener
    void on(DeliveryFailed failed) {
        Matcher reply = REPLY.matcher(failed.reason());
        if (failed.subscriptionId() != null
                && reply.matches()
                && !failed.reason().contains("sender refused: ")) {
            String words = reply.group(1);
            Cause cause = diagnosis.inDialogue(words);
            Verdict verdict =
                    Verdict.bounce(cause, diagnosis.status(null, words).orElse(null), words);
            String key = "smtp " + failed.subscriptionId() + " " + failed.kind() + " " + clock.instant();
            desk.take(new Notice(key, "smtp", verdict, null, failed.subscriptionId()));
        }
    }
}
