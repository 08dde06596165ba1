package io.broadsheet.ingest.feed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a document's parts in their order, from whichever of the two readers got through it. */
interface Markup {

    /** A namespace is declared; without a prefix it is the default one. */
    void namespace(@Nullable String prefix, String uri);

    /**
     * An element begins.
     *
     * @param tag in lower case, with the usual prefix of a known namespace
     * @param attributes names in lower case
     */
    void start(String tag, Map<String, String> attributes);

    /** An element ends, whether or not it began. */
    void end(String tag);

    /** Characters. */
    void text(String text);

    /** A piece that is already escaped. */
    void escaped(String text);
}
