package io.broadsheet.digest.subscription;

import java.util.UUID;

/** Finds what a reader's link stands for; changes nothing. */
final class LinkOpener {

    private final Tokens tokens;
    private final Subscriptions subscriptions;

    LinkOpener(Tokens tokens, Subscriptions subscriptions) {
        this.tokens = tokens;
        this.subscriptions = subscriptions;
    }

    ReaderLink open(TokenPurpose purpose, String token) {
        return switch (tokens.check(purpose, token)) {
            case TokenCheck.Valid(UUID id) ->
                subscriptions.find(id).<ReaderLink>map(ReaderLink.Usable::new).orElseGet(ReaderLink.Gone::new);
            case TokenCheck.Expired(UUID id) ->
                subscriptions.find(id).<ReaderLink>map(ReaderLink.Expired::new).orElseGet(ReaderLink.Gone::new);
            case TokenCheck.Invalid() -> new ReaderLink.Broken();
        };
    }
}
