package io.broadsheet.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdom2.Attribute;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jspecify.annotations.Nullable;

/**
 * A feed's XML brought into a shape that ROME does not stumble over: known namespaces and versions, no optional element
 * that makes it drop a whole feed, and no dates, which are read here, faster and with more patience.
 */
final class FeedDocument {

    static final Namespace RDF = Namespace.getNamespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    private static final Namespace ATOM_03 = Namespace.getNamespace("http://purl.org/atom/ns#");
    private static final Namespace RSS_10 = Namespace.getNamespace("http://purl.org/rss/1.0/");
    private static final Namespace RSS_090 = Namespace.getNamespace("http://my.netscape.com/rdf/simple/0.9/");

    private static final Set<String> RSS_VERSIONS = Set.of("0.91", "0.92", "0.93", "0.94", "2.0");
    /** Most telling first. */
    private static final List<String> DATES =
            List.of("published", "pubdate", "issued", "date", "created", "updated", "modified", "lastbuilddate");

    private static final Set<String> STUMBLING = Set.of(
            "skiphours",
            "skipdays",
            "cloud",
            "textinput",
            "rating",
            "image",
            "ttl",
            "updateperiod",
            "updatefrequency",
            "updatebase");

    private final Document document;
    private final List<Element> items;
    private final PollHints hints;

    private FeedDocument(Document document, List<Element> items, PollHints hints) {
        this.document = document;
        this.items = items;
        this.hints = hints;
    }

    /** What the dates and extensions of one item say, which ROME is not shown. */
    record Extras(
            @Nullable String date,
            @Nullable String originalLink,
            @Nullable String image,
            boolean hasLink) {}

    /** Empty when the root is not that of a feed. */
    static Optional<FeedDocument> of(Document document) {
        Element root = document.getRootElement();
        boolean known = switch (root.getName().toLowerCase(Locale.ROOT)) {
            case "rss" -> rss(root);
            case "channel" -> rss(wrapped(document, root));
            case "rdf" -> rdf(root);
            case "feed" -> atom(root);
            default -> false;
        };
        if (!known) {
            return Optional.empty();
        }
        Element head = head(document.getRootElement());
        return Optional.of(new FeedDocument(document, items(document.getRootElement()), PollHints.of(head)));
    }

    /** The document for ROME, and by position what was kept back; to be called once. */
    List<Extras> keepBack() {
        List<Extras> extras = new ArrayList<>();
        for (Element item : items) {
            extras.add(new Extras(date(item), child(item, "origlink"), image(item), child(item, "link") != null));
            detach(item, Set.copyOf(DATES));
        }
        Element head = head(document.getRootElement());
        detach(head, Set.copyOf(DATES));
        detach(head, STUMBLING);
        return extras;
    }

    Document document() {
        return document;
    }

    PollHints hints() {
        return hints;
    }

    private static boolean rss(Element root) {
        rename(root, root.getNamespace(), Namespace.NO_NAMESPACE);
        root.setName("rss");
        if (!RSS_VERSIONS.contains(String.valueOf(root.getAttributeValue("version")))) {
            root.setAttribute("version", "2.0");
        }
        if (root.getChild("channel") == null) {
            root.addContent(0, new Element("channel"));
        }
        Element channel = root.getChild("channel");
        for (Element item : List.copyOf(root.getChildren("item"))) {
            channel.addContent(item.detach());
        }
        return true;
    }

    private static Element wrapped(Document document, Element channel) {
        document.detachRootElement();
        Element root = new Element("rss").addContent(channel);
        rename(channel, channel.getNamespace(), Namespace.NO_NAMESPACE);
        document.setRootElement(root);
        return root;
    }

    private static boolean rdf(Element root) {
        rename(root, root.getNamespace(), RDF);
        root.setName("RDF");
        boolean old = !root.getChildren("item", RSS_090).isEmpty() || root.getChild("channel", RSS_090) != null;
        Namespace wanted = old ? RSS_090 : RSS_10;
        for (Element child : root.getChildren()) {
            if (Set.of("channel", "item", "image", "textinput").contains(child.getName())) {
                rename(child, child.getNamespace(), wanted);
            }
        }
        if (root.getChild("channel", wanted) == null) {
            root.addContent(0, new Element("channel", wanted));
        }
        return true;
    }

    private static boolean atom(Element root) {
        boolean old = ATOM_03.equals(root.getNamespace()) || "0.3".equals(root.getAttributeValue("version"));
        rename(root, root.getNamespace(), old ? ATOM_03 : ATOM);
        if (old) {
            root.setAttribute("version", "0.3");
        }
        return true;
    }

    /** Only what is in the root's own namespace: extensions keep theirs. */
    private static void rename(Element root, Namespace from, Namespace to) {
        if (from.getURI().equals(to.getURI())) {
            return;
        }
        for (Element element : root.getDescendants(Filters.element(from))) {
            element.setNamespace(to);
        }
        root.setNamespace(to);
    }

    private static Element head(Element root) {
        for (Element child : root.getChildren()) {
            if (child.getName().equals("channel")) {
                return child;
            }
        }
        return root;
    }

    private static List<Element> items(Element root) {
        boolean rdf = root.getName().equals("RDF");
        Element parent = rdf ? root : head(root);
        String name = root.getName().equals("feed") ? "entry" : "item";
        return parent.getChildren().stream()
                .filter(child -> child.getName().equals(name))
                .toList();
    }

    private static @Nullable String date(Element item) {
        for (String name : DATES) {
            String value = child(item, name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String child(Element item, String name) {
        for (Element child : item.getChildren()) {
            if (child.getName().equalsIgnoreCase(name)) {
                String text = child.getTextTrim();
                String value = text.isEmpty() ? child.getAttributeValue("href", "") : text;
                if (!value.isBlank()) {
                    return value;
                }
            }
        }
        return null;
    }

    private static @Nullable String image(Element item) {
        for (Element element : item.getDescendants(Filters.element())) {
            boolean picture = switch (element.getName()) {
                case "thumbnail" -> true;
                case "content" -> element.getAttribute("url") != null && isPicture(element);
                case "enclosure" -> isPicture(element);
                case "image" -> element.getAttribute("href") != null;
                default -> false;
            };
            if (picture) {
                Attribute address = element.getAttribute(element.getAttribute("url") == null ? "href" : "url");
                return address == null ? null : address.getValue();
            }
        }
        return null;
    }

    private static boolean isPicture(Element element) {
        return "image".equals(element.getAttributeValue("medium"))
                || element.getAttributeValue("type", "").startsWith("image/");
    }

    private static void detach(Element parent, Set<String> names) {
        for (Element child : List.copyOf(parent.getChildren())) {
            if (names.contains(child.getName().toLowerCase(Locale.ROOT))) {
                child.detach();
            }
        }
    }
}
