package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.MailTemplate;
import io.broadsheet.digest.mail.MergeField;
import java.util.Map;

/** What a composer made of a delivery. */
public sealed interface Composed {

    /**
     * To be sent.
     *
     * @param template the encoded mail, shared by all recipients of an edition
     * @param to the recipient's address
     * @param fields a value for every merge field that the template contains
     */
    record Ready(MailTemplate template, String to, Map<MergeField, String> fields) implements Composed {}

    /**
     * Not to be sent any more.
     *
     * @param reason for the ledger, for example {@code unsubscribed}
     */
    record Skip(String reason) implements Composed {}
}
