package io.broadsheet.digest.edition;

import io.broadsheet.digest.mail.MailContent;

/** An edition's content and the mail rendered of it; from here on nothing depends on templates or settings. */
record Composition(EditionPlan plan, EditionContent content, MailContent mail) {

    /** How many articles it has to offer, whatever did not fit among them. */
    long articles() {
        return plan.candidates().stream()
                .filter(article -> !article.date().isBefore(plan.oldest()))
                .count();
    }
}
