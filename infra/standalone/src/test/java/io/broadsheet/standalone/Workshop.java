package io.broadsheet.standalone;

import io.broadsheet.testsupport.FeedServer;
import io.broadsheet.testsupport.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An operator's folder: a configuration with one feed and one watched folder, and free ports to run it on. */
final class Workshop implements AutoCloseable {

    static final String PASSWORD = "operator-password-of-the-tests";

    final Path watchedFolder;
    final Path configuration;
    final Map<String, Integer> ports = new HashMap<>();
    private final FeedServer feeds = new FeedServer();

    Workshop(Path directory) throws IOException {
        watchedFolder = Files.createDirectories(directory.resolve("desk"));
        for (String part :
                new String[] {"web", "ingest", "mailbox", "smtp", "imap", "kafka", "kafka-controller", "postgres"}) {
            ports.put(part, FreePorts.next());
        }
        feeds.serve("/feed.xml", "application/rss+xml", feed());
        configuration = directory.resolve("broadsheet.yaml");
        Files.writeString(configuration, yaml(directory));
    }

    Browserless web() {
        return new Browserless(java.net.URI.create("http://localhost:" + ports.get("web")), PASSWORD);
    }

    PressRun pressRun() {
        return new PressRun(web(), ports.get("imap"), watchedFolder);
    }

    private String yaml(Path directory) {
        return """
                topics:
                  meta-ai:
                    title: Meta's AI strategy
                    query: "(meta OR zuckerberg) AND (ai OR llama)"
                    threshold: 0.3
                sources:
                  press:
                    feed: %s
                    title: The Example Press
                  desk:
                    folder: ./desk
                    title: The desk
                newsletters:
                  meta-ai:
                    title: The Meta AI Monthly
                    description: What Meta decided about AI this month.
                    topics: [meta-ai]
                    minimum-articles: 1
                    sender: {address: newsletter@example.org, name: The Meta AI Monthly}
                ingest:
                  allow-private-addresses: true
                digest:
                  public-base-url: http://localhost:%d
                  minimum-fill-time: 0s # a test types faster than people
                standalone:
                  data: %s
                  ports: {web: %d, ingest: %d, mailbox: %d, smtp: %d, imap: %d, kafka: %d, kafka-controller: %d, postgres: %d}
                """.formatted(
                        feeds.uri("/feed.xml"),
                        ports.get("web"),
                        directory.resolve("data"),
                        ports.get("web"),
                        ports.get("ingest"),
                        ports.get("mailbox"),
                        ports.get("smtp"),
                        ports.get("imap"),
                        ports.get("kafka"),
                        ports.get("kafka-controller"),
                        ports.get("postgres"));
    }

    private static String feed() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0"><channel><title>The Example Press</title><link>https://press.example/</link>
                <item><title>%s</title><link>https://press.example/llama-weights</link><guid>1</guid>
                  <description>Meta lets anyone download its newest Llama model. The AI licence forbids some uses, Zuckerberg said.</description></item>
                <item><title>Cheese prices rise again</title><link>https://press.example/cheese</link><guid>2</guid>
                  <description>Dairies ask for more money than last year.</description></item>
                </channel></rss>
                """.formatted(PressRun.FEED_TITLE);
    }

    @Override
    public void close() {
        feeds.close();
    }
}
