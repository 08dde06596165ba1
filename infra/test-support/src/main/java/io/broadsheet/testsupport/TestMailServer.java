package io.broadsheet.testsupport;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

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

    /** Puts a mail into an address's mailbox as it stands, as the world does. */
    public void deliver(String to, String source) {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(smtpPort()));
        Session session = Session.getInstance(settings);
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(new MimeMessage(session, new ByteArrayInputStream(bytes)), InternetAddress.parse(to));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many mails a folder of an address's mailbox holds. */
    public int mailsIn(String address, String folder) {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", imapPort(), address, address);
            Folder found = store.getFolder(folder);
            return found.exists() ? found.getMessageCount() : 0;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
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
