package io.broadsheet.ingest.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** What programs put above a mail that is passed on: that it is, and who had sent it when to whom. */
final class Forwarded {

    private static final Pattern MARK = Pattern.compile(
            "(?iu)-{2,}\\s*(?:forwarded message|original message|weitergeleitete nachricht"
                    + "|ursprüngliche nachricht|original-nachricht|message transféré|message d.origine|mensaje reenviado|mensaje original)\\s*-{2,}"
                    + "|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message (?:transféré|réexpédié) ?:");
    private static final Pattern HEADER =
            Pattern.compile("(?iu)(?:from|sent|date|subject|to|cc|reply-to|von|gesendet|datum|betreff|an|kopie"
                    + "|antwort an|de|envoyé|objet|à|enviado(?: el)?|fecha|asunto|para) ?:\\s.*");
    /** Without the mark: two of them may be a text's own. */
    private static final int SURE = 3;

    private Forwarded() {}

    /** A text that does not begin with it. */
    static String without(String text) {
        List<String> lines = text.lines().toList();
        int end = 0;
        int headers = 0;
        boolean marked = false;
        while (end < lines.size() && ((lines.get(end).isBlank() && headers == 0) || is(lines.get(end)))) {
            marked |= MARK.matcher(lines.get(end).strip()).matches();
            headers += HEADER.matcher(lines.get(end).strip() + " ").matches() ? 1 : 0;
            end++;
        }
        return headers >= SURE || (marked && headers > 0)
                ? String.join("\n", lines.subList(end, lines.size())).strip()
                : text;
    }

    /** Removes the blocks at the start that are nothing else. */
    static void remove(List<Element> blocks) {
        List<Element> found = new ArrayList<>();
        int headers = 0;
        boolean marked = false;
        for (Element block : blocks) {
            List<String> lines = lines(block);
            if (block.normalName().equals("body") || !lines.stream().allMatch(Forwarded::is)) {
                break;
            }
            marked |= lines.stream().anyMatch(line -> MARK.matcher(line).matches());
            headers += (int) lines.stream()
                    .filter(line -> HEADER.matcher(line + " ").matches())
                    .count();
            found.add(block);
        }
        if (headers >= SURE || (marked && headers > 0)) {
            found.forEach(Element::remove);
        }
    }

    private static boolean is(String line) {
        String bare = line.strip();
        return MARK.matcher(bare).matches() || HEADER.matcher(bare + " ").matches();
    }

    /** Parted where the block breaks its lines. */
    private static List<String> lines(Element block) {
        Element copy = block.clone();
        copy.select("br").forEach(br -> br.replaceWith(new TextNode("\u2028")));
        return List.of(copy.text().split("\u2028")).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
