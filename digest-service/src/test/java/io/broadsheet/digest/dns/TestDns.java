package io.broadsheet.digest.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A name server on a free port of this machine that knows what a test tells it. */
public final class TestDns implements AutoCloseable {

    private static final int TTL = 60;
    private static final int TEXT = 255;

    private final DatagramSocket socket;
    private final List<Record> records = new CopyOnWriteArrayList<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final Set<Name> silentAbout = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;
    private volatile boolean recursive = true;
    private volatile int rcode = Rcode.NOERROR;

    public TestDns() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("test-dns").start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Asks this server. */
    public Resolver resolver() {
        return NameServers.resolver(
                "test", "127.0.0.1:" + port(), silent ? Duration.ofMillis(200) : Duration.ofSeconds(10));
    }

    /** How many questions have come in. */
    public int questions() {
        return questions.get();
    }

    /** As in a zone file; a TXT record is given as it shall be read, however long. */
    public TestDns with(String name, String type, String value) {
        Name absolute = name(name);
        try {
            records.add(
                    type.equals("TXT")
                            ? new TXTRecord(absolute, DClass.IN, TTL, pieces(value))
                            : Record.fromString(absolute, Type.value(type), DClass.IN, TTL, value, Name.root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** From now on nothing is answered. */
    public void fallSilent() {
        silent = true;
    }

    /** This name is never answered. */
    public TestDns silentAbout(String name) {
        silentAbout.add(name(name));
        return this;
    }

    /** From now on it is a server that asks no others, and leaves it to those who ask it. */
    public void refersElsewhere() {
        recursive = false;
    }

    /** From now on everything is answered with this error. */
    public void fail(int error) {
        rcode = error;
    }

    private static List<String> pieces(String text) {
        return List.of(text.split("(?<=\\G.{" + TEXT + "})", -1));
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                questions.incrementAndGet();
                Message query = new Message(Arrays.copyOf(buffer, packet.getLength()));
                if (!silent && !silentAbout.contains(query.getQuestion().getName())) {
                    byte[] reply = reply(query).toWire();
                    socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                socket.close(); // by the test, mostly
            }
        }
    }

    private Message reply(Message query) {
        Record question = query.getQuestion();
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        if (recursive) {
            reply.getHeader().setFlag(Flags.RA);
        }
        reply.addRecord(question, Section.QUESTION);
        List<Record> ofName = records.stream()
                .filter(each -> each.getName().equals(question.getName()))
                .toList();
        ofName.stream()
                .filter(each -> each.getType() == question.getType())
                .forEach(each -> reply.addRecord(each, Section.ANSWER));
        boolean missing = rcode == Rcode.NOERROR && recursive && ofName.isEmpty();
        reply.getHeader().setRcode(missing ? Rcode.NXDOMAIN : rcode);
        return reply;
    }

    @Override
    public void close() {
        socket.close();
    }
}
