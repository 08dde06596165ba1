package io.broadsheet.digest.subscription;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A CSV file (RFC 4180) that goes out while it is written. */
final class CsvDownload {

    private CsvDownload() {}

    /** What writes its rows. */
    interface Rows {
        void write(CSVPrinter csv) throws IOException;
    }

    static void send(HttpServletResponse response, String name, Rows rows) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Cache-Control", "no-store");
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        var csv = new CSVPrinter(out, CSVFormat.DEFAULT);
        rows.write(csv);
        csv.flush();
    }
}
