package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a signup has to cost, where an operator wants that: a proof of work, or, from a browser without scripts, patience: a form
 * that was shown a while ago, which counts once, and only a few of them for a network. It is used up when the signup is taken.
 */
final class Effort {

    private final ProofProperties wanted;
    private final ProofOfWork proofs;
    private final SpentProofs spent;
    private final FormStamp stamp;
    private final SignupLimit limit;

    Effort(ProofProperties wanted, ProofOfWork proofs, SpentProofs spent, FormStamp stamp, SignupLimit limit) {
        this.wanted = wanted;
        this.proofs = proofs;
        this.spent = spent;
        this.stamp = stamp;
        this.limit = limit;
    }

    /** What the effort for a signup comes to. */
    sealed interface Judgement {

        /**
         * It will do, so far.
         *
         * @param spending what is used up with the signup; null where nothing is wanted
         */
        record Enough(@Nullable Spending spending) implements Judgement {}

        record TooLittle(SignupOutcome.Unproven answer) implements Judgement {}
    }

    boolean isWanted() {
        return wanted.required();
    }

    /** How long a reader without scripts has to wait. */
    long patienceSeconds() {
        return wanted.patience().toSeconds();
    }

    Judgement judge(SignupForm form, @Nullable Network network) {
        if (!wanted.required()) {
            return new Judgement.Enough(null);
        }
        return proof(form.altcha())
                .or(() -> patience(form.stamp()))
                .filter(spending -> !spent.contains(spending.proof()))
                .<Judgement>map(Judgement.Enough::new)
                .orElseGet(() -> new Judgement.TooLittle(tooLittle(form, network)));
    }

    private SignupOutcome.Unproven tooLittle(SignupForm form, @Nullable Network network) {
        Optional<Duration> later = network == null || form.altcha() != null
                ? Optional.empty()
                : limit.untilUnproven(network, wanted.withoutPerNetwork());
        return new SignupOutcome.Unproven(isInVain(form.stamp()), wanted.patience(), later);
    }

    /** How many signups of a network may come without a proof of work. */
    int mostUnproven() {
        return wanted.withoutPerNetwork();
    }

    /** What to answer to one more than these. */
    SignupOutcome tooManyUnproven(Duration wait) {
        return new SignupOutcome.Unproven(true, wanted.patience(), Optional.of(wait));
    }

    /** What to answer when somebody else was quicker to use the same proof. */
    SignupOutcome spentMeanwhile() {
        return new SignupOutcome.Unproven(true, wanted.patience(), Optional.empty());
    }

    /** Whether a form's stamp will not do however long its reader waits. */
    private boolean isInVain(@Nullable String issued) {
        return stamp.shownAt(issued)
                .map(shown -> stamp.isOlder(shown, wanted.patience()))
                .orElse(true);
    }

    private Optional<Spending> proof(@Nullable String payload) {
        return payload == null
                ? Optional.empty()
                : proofs.check(payload).map(proof -> new Spending(proof.challenge(), proof.expiresAt(), false));
    }

    private Optional<Spending> patience(@Nullable String issued) {
        return stamp.shownAt(issued)
                .filter(shown -> stamp.isOlder(shown, wanted.patience()) && !stamp.isOlder(shown, wanted.validFor()))
                .map(shown -> new Spending("stamp " + issued, shown.plus(wanted.validFor()), true));
    }
}
