package io.broadsheet.standalone;

import io.broadsheet.testsupport.FreePorts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings of a standalone that disturbs no other one on the machine. */
final class TestStandalone {

    private TestStandalone() {}

    /** Data in the directory, all ports free. */
    static Map<String, String> freePorts(Path directory) {
        Map<String, String> settings = new HashMap<>();
        settings.put("standalone.data", directory.resolve("data").toString());
        for (String part :
                List.of("web", "ingest", "mailbox", "smtp", "imap", "kafka", "kafka-controller", "postgres")) {
            settings.put("standalone.ports." + part, String.valueOf(FreePorts.next()));
        }
        return settings;
    }
}
