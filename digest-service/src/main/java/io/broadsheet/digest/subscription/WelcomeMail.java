package io.broadsheet.digest.subscription;

/** What readers get when they have confirmed. */
enum WelcomeMail {
    OFF,
    PLAIN,
    /** With the headlines of the latest edition, and the way to it. */
    WITH_LATEST
}
