package io.broadsheet.proof;

import io.broadsheet.testsupport.MailFault;

/** Scripts of mail servers in trouble: who is refused for good is so at every attempt, all others get through in the end. */
final class Faults {

    private static final int REFUSED_OF_TWENTY = 3;

    private Faults() {}

    /** Of twenty readers three are refused for good and four are asked to come again, once or twice. */
    static MailFault replies(String recipient, int attempt) {
        return switch (Mailing.number(recipient) % 20) {
            case 0 -> new MailFault.AtRecipient("550 5.1.1 no such user");
            case 1 -> new MailFault.AtContent("552 5.2.2 mailbox full");
            case 2 -> new MailFault.AtContent("554 5.7.1 rejected");
            case 3 -> unless(attempt > 2, new MailFault.AtRecipient("421 4.3.2 shutting down"));
            case 4 -> unless(attempt > 1, new MailFault.AtRecipient("450 4.2.1 busy"));
            case 5 -> unless(attempt > 2, new MailFault.AtContent("451 4.7.1 greylisted"));
            case 6 -> unless(attempt > 1, new MailFault.AtRecipient("452 4.2.2 mailbox full"));
            default -> MailFault.NONE;
        };
    }

    static boolean isRefused(int reader) {
        return reader % 20 < REFUSED_OF_TWENTY;
    }

    /** Of a hundred readers' connections two are reset and one hangs before the mail is taken, and two after. */
    static MailFault connections(String recipient, int attempt) {
        return attempt > 1
                ? MailFault.NONE
                : switch (Mailing.number(recipient) % 100) {
                    case 11, 12 -> new MailFault.Reset(false);
                    case 13 -> new MailFault.Reset(true);
                    case 14 -> new MailFault.Hang(false);
                    case 15 -> new MailFault.Hang(true);
                    default -> MailFault.NONE;
                };
    }

    /** Both. */
    static MailFault all(String recipient, int attempt) {
        MailFault connection = connections(recipient, attempt);
        return connection instanceof MailFault.None ? replies(recipient, attempt) : connection;
    }

    private static MailFault unless(boolean over, MailFault fault) {
        return over ? MailFault.NONE : fault;
    }
}
