package io.broadsheet.digest.bounce;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a provider's notices look like, and how to tell that they are the provider's. */
interface Hook {

    /** As in the address, the database and metrics. */
    String provider();

    /** Whether the operator has set it up. */
    boolean isConfigured();

    /** Why a request is not the provider's; empty when it is. */
    Optional<String> refusal(Request request);

    /** What a genuine notice says. */
    List<Word> words(Request request);

    /**
     * A request.
     *
     * @param header gives a header's value, or an empty text
     */
    record Request(UnaryOperator<String> header, String body) {}

    /**
     * One thing that became of one mail.
     *
     * @param key the provider's name for the event, the same when it is told again
     * @param about text in which the mail's return address or Message-ID may stand
     * @param recipient address that it was sent to, or empty
     */
    record Word(String key, Verdict verdict, String about, String recipient) {}
}
