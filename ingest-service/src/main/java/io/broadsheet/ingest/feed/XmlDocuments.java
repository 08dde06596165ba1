package io.broadsheet.ingest.feed;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.IllegalDataException;
import org.jdom2.IllegalNameException;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.Verifier;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaders;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Builds XML documents without ever looking at a DTD, so that there are no entities to expand and none to fetch; what is
 * not well-formed is healed.
 */
final class XmlDocuments {

    private static final Pattern DOCTYPE =
            Pattern.compile("<!DOCTYPE\\s[^\\[>]*(?:\\[(?:[^\\]]|\\](?!\\s*>))*\\]\\s*)?>", Pattern.CASE_INSENSITIVE);
    private static final int PROLOG = 4_000;
    private static final int DEEPEST = 200;
    private static final Map<String, String> USUAL_PREFIXES = Map.ofEntries(
            Map.entry("dc", "http://purl.org/dc/elements/1.1/"),
            Map.entry("dcterms", "http://purl.org/dc/terms/"),
            Map.entry("content", "http://purl.org/rss/1.0/modules/content/"),
            Map.entry("media", "http://search.yahoo.com/mrss/"),
            Map.entry("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
            Map.entry("atom", "http://www.w3.org/2005/Atom"),
            Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
            Map.entry("feedburner", "http://rssnamespace.org/feedburner/ext/1.0"),
            Map.entry("sy", "http://purl.org/rss/1.0/modules/syndication/"),
            Map.entry("slash", "http://purl.org/rss/1.0/modules/slash/"),
            Map.entry("wfw", "http://wellformedweb.org/CommentAPI/"));

    private XmlDocuments() {}

    /**
     * The document.
     *
     * @param healed whether it had to be
     */
    record Built(Document document, boolean healed) {}

    /** Empty when there is nothing in the text that could be made a document. */
    static Optional<Built> build(String text) {
        int start = text.indexOf('<');
        if (start < 0) {
            return Optional.empty();
        }
        String xml = withoutDoctype(text.substring(start));
        try {
            return Optional.of(new Built(builder().build(new StringReader(xml)), false));
        } catch (JDOMException e) {
            return healed(xml).map(document -> new Built(document, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string cannot fail to be read
        }
    }

    private static String withoutDoctype(String xml) {
        int end = Math.min(xml.length(), PROLOG);
        var doctype = DOCTYPE.matcher(xml).region(0, end);
        return doctype.find() ? xml.substring(0, doctype.start()) + xml.substring(doctype.end()) : xml;
    }

    private static SAXBuilder builder() {
        var builder = new SAXBuilder(XMLReaders.NONVALIDATING);
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        builder.setExpandEntities(false);
        return builder;
    }

    private static Optional<Document> healed(String xml) {
        var root = Jsoup.parse(xml, "", Parser.xmlParser()).children().stream()
                .max(Comparator.comparingInt(Node::childNodeSize));
        return root.map(element -> {
            var document = new Document();
            document.setRootElement(element(element, Map.of(), 0));
            return document;
        });
    }

    private static Element element(org.jsoup.nodes.Element from, Map<String, String> outer, int depth) {
        Map<String, String> prefixes = prefixes(from, outer);
        Element element = named(from.tagName(), prefixes);
        for (Attribute attribute : from.attributes()) {
            attribute(element, attribute, prefixes);
        }
        for (Node node : from.childNodes()) {
            if (node instanceof TextNode text) {
                element.addContent(Verifier.checkCharacterData(text.getWholeText()) == null ? text.getWholeText() : "");
            } else if (node instanceof org.jsoup.nodes.Element child && depth < DEEPEST) {
                element.addContent(element(child, prefixes, depth + 1));
            }
        }
        return element;
    }

    private static Map<String, String> prefixes(org.jsoup.nodes.Element from, Map<String, String> outer) {
        Map<String, String> prefixes = new HashMap<>();
        for (Attribute attribute : from.attributes()) {
            String key = attribute.getKey();
            if (key.equals("xmlns") || key.startsWith("xmlns:")) {
                prefixes.put(key.equals("xmlns") ? "" : key.substring(6), attribute.getValue());
            }
        }
        if (prefixes.isEmpty()) {
            return outer;
        }
        outer.forEach(prefixes::putIfAbsent);
        return prefixes;
    }

    private static Element named(String tag, Map<String, String> prefixes) {
        int colon = tag.indexOf(':');
        String prefix = colon < 0 ? "" : tag.substring(0, colon);
        String name = legal(tag.substring(colon + 1));
        try {
            return new Element(name, namespace(prefix, prefixes));
        } catch (IllegalNameException e) {
            return new Element(name);
        }
    }

    private static Namespace namespace(String prefix, Map<String, String> prefixes) {
        String uri = prefixes.get(prefix);
        if (uri == null && !prefix.isEmpty()) {
            uri = USUAL_PREFIXES.getOrDefault(prefix, "urn:undeclared:" + prefix);
        }
        return uri == null || uri.isEmpty() ? Namespace.NO_NAMESPACE : Namespace.getNamespace(prefix, uri);
    }

    private static void attribute(Element element, Attribute attribute, Map<String, String> prefixes) {
        String key = attribute.getKey();
        try {
            if (key.equals("xml:base") || key.equals("xml:lang")) {
                element.setAttribute(key.substring(4), attribute.getValue(), Namespace.XML_NAMESPACE);
            } else if (key.startsWith("rdf:")) {
                element.setAttribute(key.substring(4), attribute.getValue(), namespace("rdf", prefixes));
            } else if (!key.startsWith("xmlns") && key.indexOf(':') < 0) {
                element.setAttribute(legal(key), attribute.getValue());
            }
        } catch (IllegalNameException | IllegalDataException e) {
            element.removeAttribute(key); // an attribute that XML does not allow is nothing a feed needs
        }
    }

    private static String legal(String name) {
        return Verifier.checkElementName(name) == null ? name : "_" + name.replaceAll("[^\\p{L}\\p{N}_-]", "_");
    }
}
