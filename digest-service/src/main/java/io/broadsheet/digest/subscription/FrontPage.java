package io.broadsheet.digest.subscription;

import io.broadsheet.digest.newsletter.Period;
import java.util.List;
import java.util.Optional;

/** What the signup page shows of the latest edition, so that readers see what they would get. */
public interface FrontPage {

    /** The newest published edition of a newsletter, if there is one. */
    Optional<Sample> latest(String newsletter);

    /**
     * An edition in a few lines.
     *
     * @param period the month that it is about
     * @param path of its page, starting with a slash
     * @param headlines its first stories, at most a handful
     */
    record Sample(Period period, String path, List<String> headlines) {}
}
