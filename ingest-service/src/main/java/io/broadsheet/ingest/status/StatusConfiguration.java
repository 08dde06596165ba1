package io.broadsheet.ingest.status;

import io.broadsheet.ingest.loop.Loop;
import io.broadsheet.ingest.publishing.RecordSender;
import io.broadsheet.ingest.publishing.RelayLock;
import io.broadsheet.ingest.source.LiveCatalogue;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class StatusConfiguration {

    private static final Duration PAUSE = Duration.ofMillis(500);

    @Bean
    SourceHealth sourceHealth(JdbcClient jdbc) {
        return new SourceHealth(jdbc);
    }

    @Bean
    Loop sourceRelayLoop(
            LiveCatalogue catalogue,
            SourceHealth health,
            JdbcClient jdbc,
            RecordSender sender,
            RelayLock lock,
            JsonMapper json,
            InstantSource clock) {
        var relay = new SourceRelay(catalogue, health, new SourceOutbox(jdbc), sender, lock, json, clock);
        return new Loop("source-relay", PAUSE, relay::relay);
    }
}
