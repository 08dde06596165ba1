package io.broadsheet.digest;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/** Declares the topics once Kafka answers, however long after the start that is; until then the service serves without. */
final class KafkaTopics implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KafkaTopics.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final KafkaAdmin admin;
    private volatile boolean running;
    private volatile Thread thread = Thread.ofVirtual().unstarted(this::declare);

    KafkaTopics(KafkaAdmin admin) {
        this.admin = admin;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("kafka-topics").start(this::declare);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0; // before the listeners
    }

    private void declare() {
        try {
            while (running && !declared()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean declared() {
        try {
            return admin.initialize();
        } catch (IllegalStateException
                | org.apache.kafka.common.KafkaException
                | org.springframework.kafka.KafkaException e) {
            log.debug("topics not declared yet: reason={}", e.getMessage());
            return false;
        }
    }
}
