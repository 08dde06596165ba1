package io.broadsheet.digest.newsletter;

import io.broadsheet.digest.mail.Sender;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * One newsletter as configured under {@code newsletters:}.
 *
 * @param id its key: lower-case letters, digits and hyphens
 * @param title its name, in the masthead and in mails
 * @param description one sentence for people who do not know it yet; may be empty
 * @param language of its pages and mails
 * @param topics ids of the topics it covers, at least one
 * @param schedule when its editions close and are composed
 * @param selection what is in them
 * @param approval whether composed editions wait for an operator's word
 * @param archive whether everybody may read past editions on the web
 * @param sender who its mails are from
 * @param postalAddress shown in every mail; may be empty
 */
public record Newsletter(
        String id,
        String title,
        String description,
        Locale language,
        List<String> topics,
        Schedule schedule,
        Selection selection,
        boolean approval,
        boolean archive,
        Sender sender,
        String postalAddress) {

    /** Where its days begin and end. */
    public ZoneId zone() {
        return schedule.zone();
    }
}
