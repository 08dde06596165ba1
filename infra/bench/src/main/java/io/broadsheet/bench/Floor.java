package io.broadsheet.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Process that does what no feed reader can do without: the same client asks for the same feeds, as many at once, and a
 * SAX parser reads every byte. Command {@code pass FIRST COUNT}; it answers with nanoseconds and requests that brought
 * a body. Validators are kept from one pass to the next.
 */
public final class Floor {

    private final int port;
    private final int concurrency;
    private final CloseableHttpAsyncClient http;
    private final SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();
    private final Map<Integer, String> etags = new ConcurrentHashMap<>();
    private final AtomicLong elements = new AtomicLong();

    private Floor(int port, int concurrency) {
        this.port = port;
        this.concurrency = concurrency;
        this.http = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(concurrency + 8)
                        .build())
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
        http.start();
    }

    public static void main(String[] arguments) throws IOException {
        var floor = new Floor(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        Lines.serve("ready", floor::answer);
    }

    private String answer(String command) {
        String[] words = command.split(" ", -1);
        int first = Integer.parseInt(words[1]);
        int count = Integer.parseInt(words[2]);
        var bodies = new AtomicLong();
        var free = new Semaphore(concurrency);
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int feed = first; feed < first + count; feed++) {
                int number = feed;
                free.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        bodies.addAndGet(visit(number) ? 1 : 0);
                    } finally {
                        free.release();
                    }
                });
            }
        }
        return (System.nanoTime() - start) + " " + bodies;
    }

    private boolean visit(int feed) {
        URI address = FeedHost.address(port, feed);
        var request = SimpleRequestBuilder.get(address).build();
        String etag = etags.get(feed);
        if (etag != null) {
            request.setHeader("If-None-Match", etag);
        }
        try {
            return read(feed, http.execute(request, null).get());
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("no answer from " + address, e);
        }
    }

    private boolean read(int feed, SimpleHttpResponse response) {
        if (response.getCode() == 304) {
            return false;
        }
        etags.put(feed, response.getFirstHeader("ETag").getValue());
        try {
            parsers.newSAXParser().parse(new ByteArrayInputStream(response.getBodyBytes()), new Counter());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }

    private final class Counter extends DefaultHandler {
        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            elements.incrementAndGet();
        }
    }
}
