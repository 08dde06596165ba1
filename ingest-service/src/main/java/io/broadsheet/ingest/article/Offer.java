package io.broadsheet.ingest.article;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that a source carries, made a candidate only when it is not known already: of most visits most is. */
public final class Offer {

    private final @Nullable String url;
    private final @Nullable String guid;
    private final @Nullable String fingerprint;
    private final Supplier<Candidate> making;
    private @Nullable Candidate made;

    /**
     * Nothing made yet.
     *
     * @param url of the candidate
     * @param guid of the candidate
     * @param fingerprint the same as last time only if the candidate would be; absent when there is none
     * @param making of the candidate, at most once
     */
    public Offer(
            @Nullable String url, @Nullable String guid, @Nullable String fingerprint, Supplier<Candidate> making) {
        this.url = Legible.orNull(url);
        this.guid = Legible.orNull(guid);
        this.fingerprint = fingerprint;
        this.making = making;
    }

    static Offer of(Candidate candidate) {
        return new Offer(candidate.url(), candidate.guid(), null, () -> candidate);
    }

    @Nullable
    String fingerprint() {
        return fingerprint;
    }

    Optional<CanonicalUrl> canonical() {
        return CanonicalUrl.of(url);
    }

    /** The id that {@link Candidate#articleId} gives. */
    String articleId(String sourceId, Optional<CanonicalUrl> canonical) {
        if (canonical.isPresent()) {
            return Candidate.idOf(canonical.get());
        }
        return guid != null && !guid.isBlank()
                ? Candidate.idOf(sourceId, guid)
                : candidate().articleId(sourceId, canonical);
    }

    Candidate candidate() {
        if (made == null) {
            made = making.get();
        }
        return made;
    }
}
