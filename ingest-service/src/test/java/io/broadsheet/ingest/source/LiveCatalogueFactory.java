package io.broadsheet.ingest.source;

import java.nio.file.Path;
import java.time.InstantSource;

/** Gives tests of other packages the catalogue that the context would give them. */
public final class LiveCatalogueFactory {

    private LiveCatalogueFactory() {}

    public static LiveCatalogue create(Path file, InstantSource clock) {
        return new LiveCatalogue(file, new CatalogueReader(file, value -> value), clock);
    }
}
