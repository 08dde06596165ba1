package io.broadsheet.ingest.status;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives tests of other packages the store that the context would give them. */
public final class SourceHealthFactory {

    private SourceHealthFactory() {}

    public static SourceHealth create(DataSource database) {
        return new SourceHealth(JdbcClient.create(database));
    }
}
