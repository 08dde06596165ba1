package io.broadsheet.digest.doctor;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads {@code v=DKIM1; k=rsa; p=…}, the form of DKIM's and DMARC's records (RFC 6376, 3.2). */
final class Tags {

    private Tags() {}

    /** Values by lower-case name, without white space at their ends. */
    static Map<String, String> of(String record) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : record.split(";", -1)) {
            int equals = tag.indexOf('=');
            if (equals > 0) {
                tags.putIfAbsent(
                        tag.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        tag.substring(equals + 1).strip());
            }
        }
        return tags;
    }
}
