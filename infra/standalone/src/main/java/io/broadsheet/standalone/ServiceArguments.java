package io.broadsheet.standalone;

import io.broadsheet.embedded.EmbeddedKafka;
import io.broadsheet.embedded.EmbeddedPostgres;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the services are told about the parts beside them: as command line arguments, which win over all files. */
final class ServiceArguments {

    private static final String DEFAULT_BASE_URL = "http://localhost:8080";

    private final StandaloneSettings settings;
    private final Map<String, String> common = new LinkedHashMap<>();
    private final String database;

    ServiceArguments(
            StandaloneSettings settings, EmbeddedPostgres postgres, EmbeddedKafka kafka, OperatorCredentials operator) {
        this.settings = settings;
        database = postgres.createDatabaseIfMissing("broadsheet");
        common.put("broadsheet.config", settings.file().path().toString());
        common.put("spring.kafka.bootstrap-servers", kafka.bootstrapServers());
        common.put("spring.datasource.username", "postgres");
        common.put("spring.datasource.password", "");
        common.put("spring.datasource.hikari.maximum-pool-size", "10");
        common.put("spring.datasource.hikari.minimum-idle", "2");
        common.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
        common.put("spring.main.banner-mode", "off");
        common.put("spring.main.log-startup-info", "false");
        // closed here, before the parts they need
        common.put("spring.main.register-shutdown-hook", "false");
        common.put("logging.register-shutdown-hook", "false");
        // the two contexts must not count each other's work
        common.put("management.metrics.use-global-registry", "false");
        if (operator instanceof OperatorCredentials.Generated generated) {
            common.put("broadsheet.operator.password-hash", generated.hash());
        }
    }

    String[] forIngest() {
        return arguments("ingest", settings.properties().ports().ingest(), Map.of());
    }

    String[] forDigest() {
        Ports ports = settings.properties().ports();
        Map<String, String> more = new LinkedHashMap<>();
        if (!settings.sendsRealMail()) {
            more.put("mail.host", "127.0.0.1");
            more.put("mail.port", String.valueOf(ports.smtp()));
            more.put("mail.security", "none");
            more.put("mail.username", "");
            more.put("mail.password", "");
        }
        String baseUrl = settings.environment().getProperty("digest.public-base-url", DEFAULT_BASE_URL);
        if (baseUrl.equals(DEFAULT_BASE_URL)) {
            more.put("digest.public-base-url", "http://localhost:" + ports.web());
        }
        return arguments("digest", ports.web(), more);
    }

    private String[] arguments(String schema, int port, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(common);
        all.put("spring.datasource.url", database + "?currentSchema=" + schema);
        all.put("server.port", String.valueOf(port));
        all.putAll(more);
        all.putAll(settings.overrides());
        return all.entrySet().stream()
                .map(entry -> "--%s=%s".formatted(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
    }
}
