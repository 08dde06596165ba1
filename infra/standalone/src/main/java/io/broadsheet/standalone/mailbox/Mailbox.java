package io.broadsheet.standalone.mailbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** A mail server that accepts everything, keeps it in files and shows it on a page; nothing leaves this machine. */
public final class Mailbox implements AutoCloseable {

    private static final int RESTORED = 200;
    private static final long START_MILLIS = 10_000;

    private final List<AbstractServer> servers;
    private final MailboxServer page;

    private Mailbox(List<AbstractServer> servers, MailboxServer page) {
        this.servers = servers;
        this.page = page;
    }

    /**
     * Starts SMTP, IMAP and the page.
     *
     * @throws IOException when the directory cannot be used or a port is taken
     */
    public static Mailbox start(MailboxSettings settings, InstantSource clock) throws IOException {
        var managers = new Managers();
        var mails = new Mails(settings.directory(), settings.limit(), clock);
        var inboxes = new ImapInboxes(managers);
        var delivery = new MailDelivery(mails, inboxes);
        managers.getUserManager().setMessageDeliveryHandler(delivery);
        restore(delivery);
        List<AbstractServer> servers = List.of(
                new SmtpServer(setup(settings.smtp(), settings, ServerSetup.PROTOCOL_SMTP), managers),
                new ImapServer(setup(settings.imap(), settings, ServerSetup.PROTOCOL_IMAP), managers));
        servers.forEach(AbstractServer::startService);
        for (AbstractServer server : servers) {
            await(server);
        }
        var page = MailboxServer.start(settings, mails, () -> empty(mails, inboxes));
        return new Mailbox(servers, page);
    }

    private static ServerSetup setup(int port, MailboxSettings settings, String protocol) {
        return new ServerSetup(port, settings.address(), protocol);
    }

    private static void restore(MailDelivery delivery) throws IOException {
        try {
            delivery.restore(RESTORED);
        } catch (MessagingException | UserException e) {
            throw new IOException("mails of earlier runs cannot be read", e);
        }
    }

    private static void empty(Mails mails, ImapInboxes inboxes) throws IOException {
        mails.deleteAll();
        try {
            inboxes.deleteAll();
        } catch (FolderException e) {
            throw new IOException("inboxes cannot be emptied", e);
        }
    }

    private static void await(AbstractServer server) throws IOException {
        try {
            if (!server.waitTillRunning(START_MILLIS)) {
                throw new IOException(
                        "%s does not listen on port %d".formatted(server.getProtocol(), server.getPort()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        page.close();
        servers.forEach(server -> server.stopService(1_000));
    }
}
