package io.broadsheet.ingest.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Passes parts on without the characters that XML does not have: they make a document ill-formed, but mean nothing. */
record CleanMarkup(Markup markup) implements Markup {

    @Override
    public void namespace(@Nullable String prefix, String uri) {
        markup.namespace(prefix, XmlCharacters.only(uri));
    }

    @Override
    public void start(String tag, Map<String, String> attributes) {
        if (attributes.isEmpty()) {
            markup.start(tag, attributes);
            return;
        }
        Map<String, String> clean = new LinkedHashMap<>();
        attributes.forEach((name, value) -> clean.put(name, XmlCharacters.only(value)));
        markup.start(tag, clean);
    }

    @Override
    public void end(String tag) {
        markup.end(tag);
    }

    @Override
    public void text(String text) {
        markup.text(XmlCharacters.only(text));
    }

    @Override
    public void escaped(String text) {
        markup.escaped(XmlCharacters.only(text));
    }
}
