package io.broadsheet.digest.subscription;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A file with readers, read row by row: comma, semicolon or tab, as its first line has it; UTF-8, or UTF-16 that says so; RFC 4180. */
final class ImportFile implements Closeable {

    private static final int LONGEST_HEADER = 10_000;
    private static final int BYTE_ORDER_MARK = '\uFEFF';
    /** A line of Excel's before all others. */
    private static final Pattern TELLS_DELIMITER = Pattern.compile("(?i)\"?sep=([,;\t])\"?\\1*");

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final ShortRecords text;
    private final List<String> columns;
    private @Nullable UncheckedIOException broken;

    private ImportFile(CSVParser parser, Iterator<CSVRecord> records, ShortRecords text, List<String> columns) {
        this.parser = parser;
        this.records = records;
        this.text = text;
        this.columns = columns;
    }

    /** Opens it and reads its header. */
    static ImportFile open(InputStream content) throws IOException {
        var bytes = new BufferedInputStream(content);
        var reader = new BufferedReader(new InputStreamReader(bytes, charset(bytes)));
        char delimiter = delimiter(reader);
        var text = new ShortRecords(reader);
        CSVParser parser = CSVParser.builder()
                .setReader(text)
                .setFormat(CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(delimiter)
                        .setIgnoreEmptyLines(true)
                        .setIgnoreSurroundingSpaces(true)
                        .setTrailingData(true)
                        .get())
                .get();
        Iterator<CSVRecord> records = parser.iterator();
        List<String> columns = new ArrayList<>();
        if (records.hasNext()) {
            records.next().forEach(name -> columns.add(name.strip().toLowerCase(Locale.ROOT)));
        }
        return new ImportFile(parser, records, text, columns);
    }

    /** What keeps the whole file from being used. */
    Optional<String> problem() {
        List<String> missing = Stream.of("email", "consent_at", "consent_source")
                .filter(column -> !columns.contains(column))
                .toList();
        return missing.isEmpty()
                ? twice()
                : Optional.of("The first line must name the columns email, consent_at, consent_source and, if you like,"
                        + " name. It lacks %s; it has %s. Every reader needs evidence of when and how they agreed."
                                .formatted(String.join(", ", missing), columns));
    }

    private Optional<String> twice() {
        return Stream.of("email", "name", "consent_at", "consent_source", "newsletter", "state")
                .filter(column -> Collections.frequency(columns, column) > 1)
                .findFirst()
                .map("The first line names the column %s twice; leave one of them out."::formatted);
    }

    /** Leaves out rows that were worked off before. */
    void skip(long rows) {
        for (long i = 0; i < rows && hasNext(); i++) {
            records.next();
        }
    }

    /** The next rows, at most so many; none at the end. What cannot be read is told after the rows before it. */
    List<ImportRow> next(int most, ImportRows rows) {
        if (broken != null) {
            throw broken;
        }
        List<ImportRow> batch = new ArrayList<>(most);
        try {
            while (batch.size() < most && hasNext()) {
                batch.add(judged(records.next(), rows));
            }
        } catch (UncheckedIOException e) {
            if (batch.isEmpty()) {
                throw e;
            }
            broken = e;
        }
        return batch;
    }

    private ImportRow judged(CSVRecord record, ImportRows rows) {
        boolean tooLong = record.stream().skip(columns.size()).anyMatch(field -> !field.isBlank());
        if (tooLong || record.size() <= columns.indexOf("state")) {
            return rows.misshapen(record.getRecordNumber(), field(record, "email"), tooLong ? "more" : "fewer");
        }
        return rows.judge(
                record.getRecordNumber(),
                field(record, "email"),
                field(record, "name"),
                field(record, "consent_at"),
                field(record, "consent_source"),
                field(record, "newsletter"),
                field(record, "state"));
    }

    /** In words for who has to mend the file. */
    static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() instanceof IOException deeper) {
            cause = deeper;
        }
        return String.valueOf(cause.getMessage());
    }

    private boolean hasNext() {
        text.recordStarts();
        return records.hasNext();
    }

    private String field(CSVRecord record, String column) {
        int index = columns.indexOf(column);
        return index >= 0 && index < record.size() ? record.get(index) : "";
    }

    /** UTF-8, unless it begins with the mark that spreadsheets put before "Unicode text". */
    private static Charset charset(BufferedInputStream bytes) throws IOException {
        bytes.mark(2);
        int start = bytes.read() << 8 | bytes.read();
        bytes.reset();
        return switch (start) {
            case BYTE_ORDER_MARK -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    /** By the first line, which has names only, unless one before it tells the delimiter; that one is left out. */
    private static char delimiter(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        reader.mark(LONGEST_HEADER);
        String first = firstLine(reader);
        Matcher told = TELLS_DELIMITER.matcher(first);
        if (told.matches()) {
            return told.group(1).charAt(0);
        }
        reader.reset();
        return Stream.of(';', '\t')
                .filter(candidate -> first.chars().filter(c -> c == candidate).count() > 1)
                .findFirst()
                .orElse(',');
    }

    private static String firstLine(BufferedReader reader) throws IOException {
        var line = new StringBuilder();
        int next = reader.read();
        while (next != -1 && next != '\n' && next != '\r' && line.length() < LONGEST_HEADER - 1) {
            line.append((char) next);
            next = reader.read();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
