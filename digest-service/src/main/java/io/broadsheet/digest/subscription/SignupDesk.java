package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settles signups that came at the same time: counts all of them, and takes those within the limits. */
final class SignupDesk implements GroupWriter.Work<Wish, SignupDesk.Counted, SignupOutcome> {

    private final SignupLimit limit;
    private final Effort effort;
    private final SignupRequests requests;

    SignupDesk(SignupLimit limit, Effort effort, SignupRequests requests) {
        this.limit = limit;
        this.effort = effort;
        this.requests = requests;
    }

    /**
     * A signup that counts towards the limits.
     *
     * @param refused what to answer, if it is one too many
     */
    record Counted(Wish wish, Optional<SignupOutcome> refused) {}

    /** The address, whatever the newsletter and the spelling: it is asked only so many times altogether. */
    @Override
    public Object key(Wish wish) {
        return wish.signup().email().folded();
    }

    @Override
    public List<Counted> prepare(List<Wish> wishes) {
        List<Optional<Duration>> waits =
                limit.count(wishes.stream().map(wish -> wish.origin().network()).toList());
        List<Counted> counted = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            Wish wish = wishes.get(i);
            Optional<SignupOutcome> refused =
                    waits.get(i).<SignupOutcome>map(SignupOutcome.TooMany::new).or(() -> effort.countUnproven(wish));
            counted.add(new Counted(wish, refused));
        }
        return counted;
    }

    @Override
    public List<SignupOutcome> write(List<Counted> signups) {
        Set<Wish> taken = new HashSet<>(requests.request(signups.stream()
                .filter(signup -> signup.refused().isEmpty())
                .map(Counted::wish)
                .toList()));
        return signups.stream()
                .map(signup -> signup.refused().orElseGet(() -> answer(taken.contains(signup.wish()))))
                .toList();
    }

    private SignupOutcome answer(boolean taken) {
        return taken ? new SignupOutcome.Accepted() : effort.spentMeanwhile();
    }
}
