package io.broadsheet.digest.rendering;

import freemarker.cache.TemplateLookupContext;
import freemarker.cache.TemplateLookupResult;
import freemarker.cache.TemplateLookupStrategy;
import java.io.IOException;

/** Finds a newsletter's own template before the one of all newsletters, for what it imports too. */
final class NewsletterLookup extends TemplateLookupStrategy {

    /** The condition of a lookup is the newsletter's id; without one there are only the templates of all. */
    @Override
    public TemplateLookupResult lookup(TemplateLookupContext context) throws IOException {
        if (context.getCustomLookupCondition() instanceof String newsletter) {
            TemplateLookupResult own = context.lookupWithAcquisitionStrategy(
                    "newsletters/%s/%s".formatted(newsletter, context.getTemplateName()));
            if (own.isPositive()) {
                return own;
            }
        }
        return context.lookupWithAcquisitionStrategy(context.getTemplateName());
    }
}
