package io.broadsheet.digest.edition;

import io.broadsheet.digest.newsletter.Period;

/** Where an edition's public page is, for mails, pages and feeds to agree on. */
final class EditionPath {

    private EditionPath() {}

    static String of(String newsletter, Period period) {
        return "/editions/%s/%s".formatted(newsletter, period);
    }
}
