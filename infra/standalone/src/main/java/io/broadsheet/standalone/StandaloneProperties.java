package io.broadsheet.standalone;

import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The section {@code standalone} of {@code broadsheet.yaml}.
 *
 * @param data directory for everything that is kept; delete it to start over
 * @param ports where the parts listen
 * @param mails the most mails the mailbox keeps, 1 to 100,000
 */
record StandaloneProperties(
        @DefaultValue("./data") Path data,
        @DefaultValue Ports ports,
        @DefaultValue("10000") int mails) {

    StandaloneProperties {
        if (mails < 1 || mails > 100_000) {
            throw new IllegalArgumentException("standalone.mails is %d, but must be 1 to 100000".formatted(mails));
        }
    }
}
