package io.broadsheet.testsupport;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An empty database as a version before this one made it, to be filled and then upgraded. */
public final class OlderDatabase {

    private final String schema;
    private final String[] locations;
    private final DataSource source;

    /**
     * Makes one.
     *
     * @param last the migration that was its last, such as {@code 036}
     */
    public OlderDatabase(String last, String schema, String... locations) {
        this.schema = schema;
        this.locations = locations.clone();
        this.source =
                new DriverManagerDataSource(TestPostgres.freshDatabase() + "?currentSchema=" + schema, "postgres", "");
        migrate(last);
    }

    public DataSource source() {
        return source;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    /** Makes it one of this version. */
    public void upgrade() {
        migrate("latest");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(source)
                .schemas(schema)
                .locations(locations)
                .target(target)
                .load()
                .migrate();
    }
}
