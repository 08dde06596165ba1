package io.broadsheet.standalone.mailbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.Flags;
import java.util.ArrayDeque;
import java.util.Deque;

/** Who can read what over IMAP. GreenMail holds inboxes in memory, so that the oldest mails leave them. */
final class ImapInboxes {

    private static final int MAX_MAILS = 300;
    private static final long MAX_BYTES = 16L << 20;

    private record Held(MailFolder inbox, long size) {}

    private final Managers managers;
    private final Deque<Held> held = new ArrayDeque<>();
    private long bytes;

    ImapInboxes(Managers managers) {
        this.managers = managers;
    }

    /**
     * The user behind an address, made on first use with the address as name and password, about to get a mail.
     *
     * @param size of that mail in bytes
     */
    synchronized GreenMailUser expecting(String address, long size) throws UserException {
        GreenMailUser user = managers.getUserManager().getUserByEmail(address);
        if (user == null) {
            user = managers.getUserManager().createUser(address, address, address);
        }
        try {
            held.add(new Held(managers.getImapHostManager().getInbox(user), size));
            bytes += size;
            while (held.size() > MAX_MAILS || (bytes > MAX_BYTES && held.size() > 1)) {
                forget(held.remove());
            }
        } catch (FolderException e) {
            throw new UserException("inbox of a recipient cannot be opened", e);
        }
        return user;
    }

    private void forget(Held oldest) throws FolderException {
        bytes -= oldest.size();
        long[] uids = oldest.inbox().getMessageUids();
        if (uids.length > 0) { // a reader may have deleted it
            oldest.inbox().getMessage(uids[0]).setFlag(Flags.Flag.DELETED, true);
            oldest.inbox().expunge();
        }
    }

    synchronized void deleteAll() throws FolderException {
        while (!held.isEmpty()) {
            forget(held.remove());
        }
    }
}
