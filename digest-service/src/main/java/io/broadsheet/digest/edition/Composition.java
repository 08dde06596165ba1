package io.broadsheet.digest.edition;

import io.broadsheet.digest.mail.MailContent;

/** An edition as it would go out. */
record Composition(EditionPlan plan, EditionContent content, MailContent mail) {

    /** How many articles it has to offer, whatever did not fit among them. */
    long articles() {
        return plan.offered();
    }
}
