package io.broadsheet.ingest.folder;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Parts of a page whose class or id says that they are no article. Ids are made of headings, too, so each word of a name
 * must be one that such parts have: {@code social-links} is one, {@code social-security-cuts} is not.
 */
final class NamedBlocks {

    private static final Set<String> KINDS =
            words("share sharing social related comments newsletter subscribe recommended"
                    + " cookie cookies consent breadcrumb breadcrumbs navbar menu sidebar footer masthead disqus");
    /** Articles have headers and more of their own. */
    private static final Set<List<String>> WHOLE =
            Set.of(List.of("most", "read"), List.of("site", "header"), List.of("site", "nav"), List.of("main", "nav"));

    private static final Set<List<String>> WHOLE_IDS = Set.of(List.of("header"), List.of("nav"));

    private static final Set<String> BESIDE =
            words("article articles site page pages post posts entry main global block"
                    + " blocks section widget widgets bar box button buttons btn btns link links icon icons list item items area wrap"
                    + " wrapper container inner outer panel content notice banner popup modal overlay policy form signup sign up"
                    + " cta promo thread template story stories news media tools tool toolbar top bottom left right primary"
                    + " secondary mobile desktop toggle row col column group module component region card cards more most read"
                    + " reading this us on email wp td js jp vc c o m l u");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");

    private NamedBlocks() {}

    /** None that is most of the article, or in which there are headings that say something else. */
    static void remove(Element article) {
        int all = article.text().length();
        for (Element named : article.select("[class], [id]")) {
            if (isNamed(named) && hasNoOtherHeading(named) && named.text().length() * 3 < all) {
                named.remove();
            }
        }
    }

    private static boolean isNamed(Element block) {
        return WHOLE_IDS.contains(parts(block.id()))
                || Stream.concat(Stream.of(block.id()), block.classNames().stream())
                        .map(NamedBlocks::parts)
                        .anyMatch(name -> WHOLE.contains(name) || isOfAKind(name));
    }

    private static boolean isOfAKind(List<String> name) {
        return name.stream().anyMatch(KINDS::contains)
                && name.stream().allMatch(word -> KINDS.contains(word) || BESIDE.contains(word));
    }

    private static boolean hasNoOtherHeading(Element block) {
        Elements headings = block.select("h1, h2, h3, h4, h5, h6");
        return headings.isEmpty() || (!headings.getFirst().equals(block) && Ending.isHeading(headings.getFirst()));
    }

    private static List<String> parts(String name) {
        return Stream.of(NO_LETTER.split(name.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<String> words(String all) {
        return Arrays.stream(all.split(" ")).collect(Collectors.toUnmodifiableSet());
    }
}
