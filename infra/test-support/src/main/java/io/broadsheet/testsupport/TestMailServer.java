package io.broadsheet.testsupport;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/** A real SMTP and IMAP server on free loopback ports that accepts mail for every address. */
public final class TestMailServer implements AutoCloseable {

    private final ServerSetup smtp = new ServerSetup(FreePorts.next(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private final ServerSetup imap = new ServerSetup(FreePorts.next(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    private final GreenMail server = new GreenMail(new ServerSetup[] {smtp, imap});

    public TestMailServer() {
        server.start();
    }

    /** Port to send to. */
    public int smtpPort() {
        return smtp.getPort();
    }

    /** Port to read from; user and password are the address itself. */
    public int imapPort() {
        return imap.getPort();
    }

    /** Everything accepted so far, oldest first. */
    public List<MimeMessage> messages() {
        return List.of(server.getReceivedMessages());
    }

    /** Stops listening; {@link #startAgain()} listens on the same ports. */
    public void stop() {
        server.stop();
    }

    /** Listens again after {@link #stop()}; earlier mails are gone. */
    public void startAgain() {
        server.start();
    }

    @Override
    public void close() {
        server.stop();
    }
}
