package io.broadsheet.ingest.feed;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads what is well-formed, with the JDK's parser under its own limits; nothing is fetched. */
final class StrictMarkup extends DefaultHandler {

    private static final SAXParserFactory PARSERS = parsers();
    /** A parser has buffers and tables that cost as much to make as a short feed to read. */
    private static final Queue<SAXParser> IDLE = new ArrayBlockingQueue<>(8);

    private final Markup markup;
    private final Map<String, String> prefixesInUse = new HashMap<>();

    private StrictMarkup(Markup markup) {
        this.markup = markup;
    }

    /** False, with some of it told already, when the text is not well-formed. */
    static boolean read(String text, Markup markup) {
        var handler = new StrictMarkup(markup);
        try {
            SAXParser idle = IDLE.poll();
            SAXParser parser = idle == null ? PARSERS.newSAXParser() : idle;
            // a reference to < counts like an entity; what a document declares itself stays bounded by their number
            parser.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
            parser.setProperty("jdk.xml.totalEntitySizeLimit", "0");
            parser.parse(new InputSource(new StringReader(text)), handler);
            parser.reset();
            IDLE.offer(parser); // one that has failed is not used again
            return true;
        } catch (SAXException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string cannot fail to be read
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK has an XML parser", e);
        }
    }

    private static SAXParserFactory parsers() {
        var factory = SAXParserFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://xml.org/sax/features/namespace-prefixes", false);
            // otherwise a parser keeps every name that it has ever met
            factory.setFeature("jdk.xml.resetSymbolTable", true);
            return factory;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's XML parser has these features", e);
        }
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        if (!uri.isEmpty()) {
            if (!prefix.isEmpty()) {
                prefixesInUse.putIfAbsent(uri, prefix);
            }
            markup.namespace(prefix.isEmpty() ? null : prefix, uri);
        }
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        markup.start(name(uri, localName), attributes.getLength() == 0 ? Map.of() : map(attributes));
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        markup.end(name(uri, localName));
    }

    @Override
    public void characters(char[] ch, int start, int length) {
        markup.text(new String(ch, start, length));
    }

    /** Nothing is printed; the caller is told. */
    @Override
    public void fatalError(org.xml.sax.SAXParseException e) throws SAXException {
        throw e;
    }

    @Override
    public @Nullable InputSource resolveEntity(String publicId, String systemId) {
        return new InputSource(new StringReader(""));
    }

    private String name(String uri, String localName) {
        String local = localName.toLowerCase(Locale.ROOT);
        if (uri.isEmpty()) {
            return local;
        }
        String known = Namespaces.prefix(uri);
        String prefix = known == null ? prefixesInUse.getOrDefault(uri, "") : known;
        return prefix.isEmpty() ? local : prefix.toLowerCase(Locale.ROOT) + ":" + local;
    }

    private static Map<String, String> map(Attributes attributes) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            String known = Namespaces.prefix(attributes.getURI(i));
            String local = attributes.getLocalName(i).toLowerCase(Locale.ROOT);
            map.put(known == null || known.isEmpty() ? local : known + ":" + local, attributes.getValue(i));
        }
        return map;
    }
}
