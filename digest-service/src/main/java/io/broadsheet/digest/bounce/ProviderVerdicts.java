package io.broadsheet.digest.bounce;

import org.jspecify.annotations.Nullable;

/** Brings a provider's view of a bounce together with ours of the words it passes on. */
final class ProviderVerdicts {

    private final Diagnosis diagnosis;

    ProviderVerdicts(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    /** Permanent by the provider; words about spam or policy say that it is the mail and not the address. */
    Verdict permanent(@Nullable String status, String words) {
        return verdict(diagnosis.of(status, words).orElse(Cause.REFUSED), status, words);
    }

    /** Temporary by the provider, whatever the words. */
    Verdict temporary(@Nullable String status, String words) {
        Cause cause = diagnosis
                .of(status, words)
                .filter(each -> each.kind() == Kind.SOFT)
                .orElse(Cause.UNKNOWN);
        return verdict(cause, status, words);
    }

    private Verdict verdict(Cause cause, @Nullable String status, String words) {
        return Verdict.bounce(cause, diagnosis.status(status, words).orElse(null), words);
    }
}
