package io.broadsheet.testsupport;

/** What goes wrong with one mail at a {@link MailSink}. */
public sealed interface MailFault {

    /** Nothing. */
    MailFault NONE = new None();

    /** The mail is taken. */
    record None() implements MailFault {}

    /** The recipient is answered with something else than "250"; after 421 the connection is closed. */
    record AtRecipient(String reply) implements MailFault {}

    /** The content is answered with something else than "250"; after 421 the connection is closed. */
    record AtContent(String reply) implements MailFault {}

    /**
     * The connection is reset instead of an answer to the content.
     *
     * @param taken whether the mail counts as accepted all the same
     */
    record Reset(boolean taken) implements MailFault {}

    /**
     * The content is never answered; the sink waits for the other side to go away.
     *
     * @param taken whether the mail counts as accepted all the same
     */
    record Hang(boolean taken) implements MailFault {}

    /** Chooses by recipient and by how often that one was asked for, from 1. */
    @FunctionalInterface
    interface Script {
        MailFault of(String recipient, int attempt);
    }
}
