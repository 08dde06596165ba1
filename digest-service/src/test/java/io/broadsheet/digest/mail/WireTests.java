package io.broadsheet.digest.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireTests {

    private static final int MORE_THAN_ANY_BUFFER = 64 << 20;

    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Socket client = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
    private final Socket server = listener.accept();
    private final ScheduledExecutorService timeouts = Executors.newSingleThreadScheduledExecutor();
    private final Wire wire = new Wire(() -> client, Duration.ofMillis(200), timeouts);

    WireTests() throws IOException {}

    @AfterEach
    void close() throws IOException {
        timeouts.shutdownNow();
        client.close();
        server.close();
        listener.close();
    }

    @Test
    void aServerThatTakesNothingIsGivenUp() {
        var mail = new WireBuffer();
        mail.writeBytes(new byte[MORE_THAN_ANY_BUFFER]);

        assertThatThrownBy(() -> wire.write(mail))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining("took nothing");

        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void aConnectionIsNotGivenUpBetweenTwoMails() throws Exception {
        var mail = new WireBuffer();
        mail.command("NOOP");

        wire.write(mail);
        timeouts.schedule(() -> {}, 600, TimeUnit.MILLISECONDS).get(); // three times its limit
        wire.write(mail);

        assertThat(server.getInputStream().readNBytes(12)).asString().isEqualTo("NOOP\r\nNOOP\r\n");
    }
}
