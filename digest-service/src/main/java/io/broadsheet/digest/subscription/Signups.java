package io.broadsheet.digest.subscription;

import java.util.Map;
import java.util.Optional;

/** Takes signups from the form and the API, under the same guards. */
final class Signups {

    private final SignupCheck check;
    private final FormStamp stamp;
    private final Effort effort;
    private final MailDomains domains;
    private final GroupWriter<Wish, ?, SignupOutcome> desk;

    Signups(
            SignupCheck check,
            FormStamp stamp,
            Effort effort,
            MailDomains domains,
            GroupWriter<Wish, ?, SignupOutcome> desk) {
        this.check = check;
        this.stamp = stamp;
        this.effort = effort;
        this.domains = domains;
        this.desk = desk;
    }

    SignupOutcome take(SignupForm form, Origin origin) {
        return switch (check.check(form)) {
            case SignupCheck.Result.Invalid(var problems) -> new SignupOutcome.Refused(problems);
            case SignupCheck.Result.Valid(var signup) -> take(signup, form, origin);
        };
    }

    private SignupOutcome take(Signup signup, SignupForm form, Origin origin) {
        if (form.website() != null && !form.website().isBlank()) {
            return new SignupOutcome.Accepted();
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
            case Effort.Judgement.Enough(var spending) ->
                domains.takesNoMail(signup.email())
                        ? new SignupOutcome.Refused(Map.of("email", SignupCheck.noMailAt(signup.email())))
                        : desk.write(new Wish(signup, origin, spending));
        };
    }
}
