package io.broadsheet.digest.subscription;

import io.broadsheet.digest.newsletter.Newsletter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What there is to show of a newsletter's latest edition; nothing when it cannot be read, since no page depends on it. */
final class LatestIssue {

    private static final Logger log = LoggerFactory.getLogger(LatestIssue.class);

    private final ObjectProvider<FrontPage> frontPage;

    LatestIssue(ObjectProvider<FrontPage> frontPage) {
        this.frontPage = frontPage;
    }

    Optional<FrontPage.Sample> of(Newsletter newsletter) {
        try {
            return Optional.ofNullable(frontPage.getIfAvailable()).flatMap(front -> front.latest(newsletter.id()));
        } catch (DataAccessException | TransactionException e) {
            log.warn("no headlines, database trouble: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
