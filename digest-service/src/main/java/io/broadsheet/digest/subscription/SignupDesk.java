package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settles signups that came at the same time: counts all of them, and takes those within the limits. */
final class SignupDesk {

    private final SignupLimit limit;
    private final SignupRequests requests;

    SignupDesk(SignupLimit limit, SignupRequests requests) {
        this.limit = limit;
        this.requests = requests;
    }

    List<SignupOutcome> settle(List<Wish> wishes) {
        List<Optional<Duration>> waits =
                limit.count(wishes.stream().map(wish -> wish.origin().network()).toList());
        List<Wish> within = new ArrayList<>();
        List<SignupOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            Optional<Duration> wait = waits.get(i);
            if (wait.isEmpty()) {
                within.add(wishes.get(i));
            }
            outcomes.add(wait.<SignupOutcome>map(SignupOutcome.TooMany::new).orElseGet(SignupOutcome.Accepted::new));
        }
        requests.request(within);
        return outcomes;
    }
}
