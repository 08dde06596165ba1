package io.broadsheet.ingest.article;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Finds what is there to be fetched, not to be seen: pictures that tell a server who reads, and text that is hidden. */
final class Beacons {

    private static final Pattern TINY =
            Pattern.compile("\\s*[01]?(?:\\.\\d*)?\\s*(?:px)?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HIDING = Pattern.compile(
            "display\\s*:\\s*none|visibility\\s*:\\s*hidden|opacity\\s*:\\s*0(?:\\.0*)?\\s*(?:;|!|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TINY_STYLE = Pattern.compile(
            "(?:^|[;\\s])(?:width|height)\\s*:\\s*[01]?(?:\\.\\d*)?\\s*(?:px)?\\s*(?:;|!|$)", Pattern.CASE_INSENSITIVE);
    /** Services whose pictures nobody looks at. */
    private static final Pattern KNOWN = Pattern.compile(
            "//(?:[\\w.-]*\\.)?(?:doubleclick\\.net|google-analytics\\.com|googletagmanager\\.com|quantserve\\.com"
                    + "|scorecardresearch\\.com|feedsportal\\.com|pixel\\.wp\\.com|stats\\.wordpress\\.com"
                    + "|feeds\\.wordpress\\.com|list-manage\\.com|mixpanel\\.com|hubspot\\.com/__ptq)"
                    + "|//feeds\\.feedburner\\.com/~[rf]/|//www\\.facebook\\.com/tr\\b"
                    + "|/(?:pixel|beacon|tracking|track|open|spacer|blank|clear|1x1|count(?:er)?)\\.(?:gif|png|php)\\b"
                    + "|[/._-](?:web)?beacon[s]?[/._?-]|/(?:wf|trk)/open\\b|/o\\.gif\\b|/e/o\\.aspx",
            Pattern.CASE_INSENSITIVE);

    private Beacons() {}

    static void remove(Document document) {
        document.body().getAllElements().stream()
                .filter(Beacons::isUnseen)
                .toList()
                .forEach(Node::remove);
    }

    private static boolean isUnseen(Element element) {
        boolean picture = element.nameIs("img");
        if (!picture && element.attributesSize() == 0) {
            return false;
        }
        String style = element.attr("style");
        if (element.hasAttr("hidden")
                || (!style.isEmpty() && HIDING.matcher(style).find())) {
            return true;
        }
        return picture
                && (isTiny(element, "width")
                        || isTiny(element, "height")
                        || TINY_STYLE.matcher(style).find()
                        || isKnown(element.attr("src")));
    }

    /** Whether the address is one that nobody looks at. */
    static boolean isKnown(String address) {
        return KNOWN.matcher(address).find();
    }

    private static boolean isTiny(Element image, String side) {
        return image.hasAttr(side)
                && !image.attr(side).isBlank()
                && TINY.matcher(image.attr(side)).matches();
    }
}
