package io.broadsheet.digest.subscription;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of an import that put nobody on the list, and why; for mending. */
final class ImportProblems {

    private static final int CHUNK = 2000;

    private final JdbcClient jdbc;

    ImportProblems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Problem(
            long row,
            String field,
            String problem,
            @Nullable String value) {}

    /** Writes all of them, in the order of the file, a chunk at a time in memory. */
    void write(UUID importId, CSVPrinter csv) throws IOException {
        csv.printRecord("row", "column", "problem", "value");
        List<Problem> chunk = after(importId, 0);
        while (!chunk.isEmpty()) {
            for (Problem each : chunk) {
                String value = each.value() == null ? "" : Spreadsheets.guarded(each.value());
                csv.printRecord(each.row(), each.field(), each.problem(), value);
            }
            chunk = after(importId, chunk.getLast().row());
        }
    }

    private List<Problem> after(UUID importId, long row) {
        return jdbc.sql("""
                        select row, field, problem, value from subscription_import_problem
                        where import_id = ? and row > ? order by row limit ?""").params(importId, row, CHUNK).query(Problem.class).list();
    }
}
