package io.broadsheet.ingest.publishing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** Sends batches and waits for their acknowledgements; creates the topics first, as soon as there is a broker. */
public final class RecordSender {

    private final KafkaTemplate<String, byte[]> kafka;
    private final KafkaAdmin admin;
    private final Outage outage;
    private final Duration timeout;
    private boolean topicsDeclared;

    RecordSender(KafkaTemplate<String, byte[]> kafka, KafkaAdmin admin, Outage outage, Duration timeout) {
        this.kafka = kafka;
        this.admin = admin;
        this.outage = outage;
        this.timeout = timeout;
    }

    /** True when Kafka has acknowledged every record; false when not, and then all are to be sent again. */
    public boolean send(List<ProducerRecord<String, byte[]>> records) {
        try {
            if (!declareTopics()) {
                outage.failed("no broker answers, or it refuses to create the topics");
                return false;
            }
            var acknowledgements = records.stream().map(kafka::send).toArray(CompletableFuture<?>[]::new);
            kafka.flush();
            CompletableFuture.allOf(acknowledgements).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            outage.over();
            return true;
        } catch (ExecutionException | KafkaException | org.apache.kafka.common.KafkaException e) {
            outage.failed(rootMessage(e));
        } catch (TimeoutException e) {
            outage.failed("no acknowledgement within " + timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private synchronized boolean declareTopics() {
        if (!topicsDeclared) {
            topicsDeclared = admin.initialize();
        }
        return topicsDeclared;
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
