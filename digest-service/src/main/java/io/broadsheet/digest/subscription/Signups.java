package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Takes signups from the form and the API, under the same guards. */
final class Signups {

    private final SignupCheck check;
    private final FormStamp stamp;
    private final Effort effort;
    private final MailDomains domains;
    private final SignupLimit limit;
    private final GroupWriter<Wish, ?, SignupOutcome> desk;
    private final AnswerBeat beat;

    Signups(
            SignupCheck check,
            FormStamp stamp,
            Effort effort,
            MailDomains domains,
            SignupLimit limit,
            GroupWriter<Wish, ?, SignupOutcome> desk,
            AnswerBeat beat) {
        this.check = check;
        this.stamp = stamp;
        this.effort = effort;
        this.domains = domains;
        this.limit = limit;
        this.desk = desk;
        this.beat = beat;
    }

    SignupOutcome take(SignupForm form, Origin origin) {
        return switch (check.check(form)) {
            case SignupCheck.Result.Invalid(var problems) -> new SignupOutcome.Refused(problems);
            case SignupCheck.Result.Valid(var signup) -> take(signup, form, origin);
        };
    }

    private SignupOutcome take(Signup signup, SignupForm form, Origin origin) {
        if (form.website() != null && !form.website().isBlank()) {
            // as late as the others, or its time would give the field away
            return beat.answer(() -> CompletableFuture.completedFuture(new SignupOutcome.Accepted()));
        }
        Optional<String> meant = form.asTyped() == null || form.asTyped().equals(form.email())
                ? Optional.empty()
                : AddressHint.suggest(signup.email());
        if (meant.isPresent()) {
            return new SignupOutcome.Doubtful(meant.get());
        }
        if (!stamp.accepts(form.stamp())) {
            return new SignupOutcome.OnceMore();
        }
        return switch (effort.judge(form, origin.network())) {
            case Effort.Judgement.TooLittle(var answer) -> answer;
            case Effort.Judgement.Enough(var spending) -> take(new Wish(signup, origin, spending));
        };
    }

    /** Whoever has DNS asked counts like a signup, whatever it says; for those who asked too often already it is not asked. */
    private SignupOutcome take(Wish wish) {
        EmailAddress email = wish.signup().email();
        Network network = wish.origin().network();
        if (!domains.takesNoMail(email, () -> network == null || limit.isOpen(network))) {
            return beat.answer(() -> desk.write(wish));
        }
        Optional<Duration> wait = network == null ? Optional.empty() : limit.count(network);
        return wait.<SignupOutcome>map(SignupOutcome.TooMany::new)
                .orElseGet(() -> new SignupOutcome.Refused(Map.of("email", SignupCheck.noMailAt(email))));
    }
}
