package io.broadsheet.digest.newsletter;

import io.broadsheet.digest.mail.Sender;
import java.time.Duration;
import java.time.LocalTime;
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
 * @param dayOfMonth 1 to 28: the edition of a month is composed on this day of the next one …
 * @param time … at this time …
 * @param zone … in this zone
 * @param approval whether composed editions wait for an operator's word
 * @param minimumArticles a month with fewer is skipped; 1 or more
 * @param maximumStories of an edition; 1 or more
 * @param lookBack how far before the first start the first edition reaches
 * @param sender who its mails are from
 * @param postalAddress shown in every mail; may be empty
 */
public record Newsletter(
        String id,
        String title,
        String description,
        Locale language,
        List<String> topics,
        int dayOfMonth,
        LocalTime time,
        ZoneId zone,
        boolean approval,
        int minimumArticles,
        int maximumStories,
        Duration lookBack,
        Sender sender,
        String postalAddress) {}
