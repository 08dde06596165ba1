package io.broadsheet.digest.subscription;

import java.util.Optional;

/** Takes signups from the form and the API, under the same guards. */
final class Signups {

    private final SignupCheck check;
    private final FormStamp stamp;
    private final SignupLimit limit;
    private final Transitions transitions;

    Signups(SignupCheck check, FormStamp stamp, SignupLimit limit, Transitions transitions) {
        this.check = check;
        this.stamp = stamp;
        this.limit = limit;
        this.transitions = transitions;
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
        Optional<SignupOutcome> tooMany =
                Optional.ofNullable(origin.network()).flatMap(limit::count).map(SignupOutcome.TooMany::new);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        transitions.request(signup, origin);
        return new SignupOutcome.Accepted();
    }
}
