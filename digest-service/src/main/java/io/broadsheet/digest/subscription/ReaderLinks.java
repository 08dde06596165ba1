package io.broadsheet.digest.subscription;

import java.net.URI;
import java.util.UUID;

/** The links in a reader's mails; each carries a token signed for its purpose alone. */
public final class ReaderLinks {

    private final String base;
    private final Tokens tokens;

    ReaderLinks(URI publicBaseUrl, Tokens tokens) {
        this.base = publicBaseUrl.toString().replaceAll("/+$", "");
        this.tokens = tokens;
    }

    /** Page that asks to confirm; expires. */
    public URI confirm(UUID subscriptionId) {
        return link("/confirm", TokenPurpose.CONFIRM, subscriptionId);
    }

    /** Page that asks to leave, and one-click target of RFC 8058; never expires. */
    public URI unsubscribe(UUID subscriptionId) {
        return link("/unsubscribe", TokenPurpose.UNSUBSCRIBE, subscriptionId);
    }

    /** Page with a reader's own settings; never expires. */
    public URI preferences(UUID subscriptionId) {
        return link("/preferences", TokenPurpose.PREFERENCES, subscriptionId);
    }

    /** Page that asks the new address to agree; expires. */
    URI address(UUID changeId) {
        return link("/preferences/address", TokenPurpose.ADDRESS, changeId);
    }

    /** Page that asks whether to keep the old address. */
    URI keepAddress(UUID changeId) {
        return link("/preferences/address/keep", TokenPurpose.KEEP_ADDRESS, changeId);
    }

    /** Page with all that is kept of a reader; expires after a day. */
    URI data(UUID subscriptionId) {
        return link("/preferences/data", TokenPurpose.DATA, subscriptionId);
    }

    private URI link(String path, TokenPurpose purpose, UUID subscriptionId) {
        return URI.create(base + path + "?token=" + tokens.issue(purpose, subscriptionId));
    }
}
