package io.broadsheet.ingest.source;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place that articles come from, as the operator configured it. */
public sealed interface Source {

    /** Key in the configuration file; stays when the address changes. */
    String id();

    /** For people; the id when the operator gave none. */
    String title();

    /** Ids of the topics its articles are judged by, in the catalogue's order. */
    List<String> topics();

    /** Passed on with every article. */
    List<String> tags();

    /** {@code feed} or {@code folder}. */
    String kind();

    /** Address or folder as configured. */
    String location();

    /**
     * A feed on the web.
     *
     * @param pollInterval fixed time between polls; without one it adapts to how often the feed changes
     */
    record Feed(
            String id,
            String title,
            List<String> topics,
            List<String> tags,
            URI address,
            @Nullable Duration pollInterval)
            implements Source {
        @Override
        public String kind() {
            return "feed";
        }

        @Override
        public String location() {
            // a password in it is for the server alone
            return address.getRawUserInfo() == null
                    ? address.toString()
                    : address.toString().replaceFirst("(?<=//)[^/@]*@", "");
        }
    }

    /**
     * A folder of files.
     *
     * @param path absolute
     */
    record Folder(String id, String title, List<String> topics, List<String> tags, Path path, String location)
            implements Source {
        @Override
        public String kind() {
            return "folder";
        }
    }
}
