package io.broadsheet.digest.mail;

/** What became of one attempt to hand over a mail. */
public sealed interface SendResult {

    /** The server has taken it. */
    record Accepted(String reply) implements SendResult {}

    /** The server said "not now" (4xx). */
    record Deferred(int code, String reply) implements SendResult {}

    /** The server said "never" (5xx) to this recipient or this content. */
    record Refused(int code, String reply) implements SendResult {}

    /** The server does not take mail from this sender (5xx to MAIL FROM): nothing that a recipient could be blamed for. */
    record SenderRefused(int code, String reply) implements SendResult {}

    /** The connection broke while the mail was being handed over: it may have arrived, or not. */
    record Lost(String reason) implements SendResult {}

    /** There is no server to talk to, or it does not let us in; the mail has not been touched. */
    record NotConnected(String reason) implements SendResult {}

    /** It can be said without asking a server that this mail is not fit to be sent. */
    record Unsendable(String reason) implements SendResult {}

    /** This server lacks what this mail needs, and says so before it is asked; another one may have it. */
    record Unsupported(String reason) implements SendResult {}
}
