package io.broadsheet.digest.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what a delivery's mail contains, at the moment it is sent; each feature that owes mails has one. */
public interface MailComposer {

    /** The kinds this composer answers for; no two composers share one. */
    Set<DeliveryKind> kinds();

    /**
     * Composes the mails of one batch, which may mix editions and recipients.
     *
     * @return an entry for every delivery, by its id
     */
    Map<Long, Composed> compose(List<Delivery> batch);
}
