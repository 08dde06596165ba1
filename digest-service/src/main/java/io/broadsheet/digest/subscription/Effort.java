package io.broadsheet.digest.subscription;

import org.jspecify.annotations.Nullable;

/**
 * What a signup has to cost, where an operator wants that: a proof of work, or, from a browser without scripts, patience: a form
 * that was shown a while ago, which counts once, and only a few of them for a network.
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

    boolean isWanted() {
        return wanted.required();
    }

    /** Whether enough was done for a signup; uses up what was done. */
    boolean isEnough(SignupForm form, @Nullable Network network) {
        return !wanted.required() || hasProof(form.altcha()) || wasPatient(form.stamp(), network);
    }

    /** Whether a form's stamp will not do however long its reader waits. */
    boolean isInVain(@Nullable String issued) {
        return stamp.shownAt(issued)
                .map(shown -> stamp.isOlder(shown, wanted.patience()))
                .orElse(true);
    }

    /** How long a reader without scripts has to wait. */
    long patienceSeconds() {
        return wanted.patience().toSeconds();
    }

    private boolean hasProof(@Nullable String payload) {
        return payload != null
                && proofs.check(payload)
                        .filter(proof -> spent.spend(proof.challenge(), proof.expiresAt()))
                        .isPresent();
    }

    private boolean wasPatient(@Nullable String issued, @Nullable Network network) {
        return stamp.shownAt(issued)
                .filter(shown -> stamp.isOlder(shown, wanted.patience()) && !stamp.isOlder(shown, wanted.validFor()))
                .filter(shown -> network == null || limit.countUnproven(network, wanted.withoutPerNetwork()))
                .filter(shown -> spent.spend("stamp " + issued, shown.plus(wanted.validFor())))
                .isPresent();
    }
}
