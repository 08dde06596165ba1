package io.broadsheet.digest.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The header fields of a mail, or of anything that is written like them, in their order; names in any case. */
public record MailHeaders(List<Field> fields) {

    private static final int MOST_FIELDS = 500;

    /** One field; continuation lines are joined. */
    public record Field(String name, String value) {}

    public MailHeaders {
        fields = List.copyOf(fields);
    }

    /** Reads fields up to the first empty line; lines that are none are passed over, as they occur in real mails. */
    public static MailHeaders parse(String text) {
        List<Field> fields = new ArrayList<>();
        for (String line : text.strip().lines().limit(10L * MOST_FIELDS).toList()) {
            if (line.isBlank() || fields.size() == MOST_FIELDS) {
                break;
            }
            int colon = line.indexOf(':');
            if (Character.isWhitespace(line.charAt(0)) && !fields.isEmpty()) {
                Field last = fields.removeLast();
                fields.add(new Field(last.name(), last.value() + " " + line.strip()));
            } else if (colon > 0 && line.substring(0, colon).strip().indexOf(' ') < 0) {
                fields.add(new Field(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        return new MailHeaders(fields);
    }

    /** The value of the first field of a name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The same, or an empty text. */
    public String get(String name) {
        return first(name).orElse("");
    }

    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    public boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
    }
}
