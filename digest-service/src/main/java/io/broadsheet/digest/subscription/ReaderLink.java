package io.broadsheet.digest.subscription;

/** What a link in a mail leads to, now that someone opened it. */
sealed interface ReaderLink {

    /** Signed here for this purpose, in time, and the subscription exists. */
    record Usable(Subscription subscription) implements ReaderLink {}

    /** Signed here for this purpose, but too long ago. */
    record Expired(Subscription subscription) implements ReaderLink {}

    /** Signed here, but the subscription was erased. */
    record Gone() implements ReaderLink {}

    /** Incomplete, tampered with, or meant for something else. */
    record Broken() implements ReaderLink {}
}
