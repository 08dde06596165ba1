package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settles signups that came at the same time: counts all of them, and takes those within the limits. */
final class SignupDesk implements GroupWriter.Work<Wish, SignupDesk.Counted, SignupOutcome> {

    /** For an address that somebody else is changing; all others of the group wait with it. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** For one that was waited for already: those of the next groups wait with it, too. */
    private static final Duration PATIENCE_AGAIN = Duration.ofMillis(300);

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
        List<Optional<SignupLimit.Excess>> excesses = limit.count(
                wishes.stream()
                        .map(wish -> new SignupLimit.Request(wish.origin().network(), wish.isUnproven()))
                        .toList(),
                effort.mostUnproven());
        List<Counted> counted = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            counted.add(new Counted(wishes.get(i), excesses.get(i).map(this::answer)));
        }
        return counted;
    }

    private SignupOutcome answer(SignupLimit.Excess excess) {
        return excess.unproven() ? effort.tooManyUnproven(excess.rest()) : new SignupOutcome.TooMany(excess.rest());
    }

    @Override
    public List<SignupOutcome> write(List<Counted> signups, boolean again) {
        Set<Wish> taken = new HashSet<>(requests.request(
                signups.stream()
                        .filter(signup -> signup.refused().isEmpty())
                        .map(Counted::wish)
                        .toList(),
                again ? PATIENCE_AGAIN : PATIENCE));
        return signups.stream()
                .map(signup -> signup.refused().orElseGet(() -> answer(taken.contains(signup.wish()))))
                .toList();
    }

    private SignupOutcome answer(boolean taken) {
        return taken ? new SignupOutcome.Accepted() : effort.spentMeanwhile();
    }
}
