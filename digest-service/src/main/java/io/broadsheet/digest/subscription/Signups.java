package io.broadsheet.digest.subscription;

import java.util.Optional;

/** Takes signups from the form and the API, under the same guards. */
final class Signups {

    private final SignupCheck check;
    private final SignupLimit limit;
    private final Transitions transitions;

    Signups(SignupCheck check, SignupLimit limit, Transitions transitions) {
        this.check = check;
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
        Optional<SignupOutcome> tooMany =
                Optional.ofNullable(origin.network()).flatMap(limit::count).map(SignupOutcome.TooMany::new);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        transitions.request(signup, origin);
        return new SignupOutcome.Accepted();
    }
}
