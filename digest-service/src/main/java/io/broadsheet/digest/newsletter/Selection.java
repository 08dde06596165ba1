package io.broadsheet.digest.newsletter;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What of all that arrives makes an edition.
 *
 * @param minimumArticles an edition with fewer is skipped; 1 or more
 * @param maximumStories of an edition; 1 or more
 * @param maximumPerSource how many stories one source may lead; 0: any number
 * @param lookBack how far before the first start the first edition reaches
 * @param sourceWeights by source id; a source without one weighs 1, one that weighs 2 counts twice as much
 * @param sections of the edition, in this order; what fits none of them follows below the usual headings
 * @param images whether mails and pages show the articles' pictures
 */
public record Selection(
        int minimumArticles,
        int maximumStories,
        int maximumPerSource,
        Duration lookBack,
        Map<String, Double> sourceWeights,
        List<Section> sections,
        boolean images) {

    /**
     * A section, with what belongs in it: an article that any of the lists names.
     *
     * @param tags of its source
     * @param sources ids
     * @param topics ids
     * @param words that its title or summary has, whole and in any spelling of capitals
     * @param maximum stories; what is more goes to the next section that takes it
     */
    public record Section(
            String title,
            List<String> tags,
            List<String> sources,
            List<String> topics,
            List<String> words,
            int maximum) {}

    public double weight(String source) {
        return sourceWeights.getOrDefault(source, 1.0);
    }
}
