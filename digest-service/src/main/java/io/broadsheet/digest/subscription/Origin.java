package io.broadsheet.digest.subscription;

import org.jspecify.annotations.Nullable;

/**
 * How a transition came about: part of the evidence.
 *
 * @param channel one of form, api, confirm-page, unsubscribe-page, one-click, operator, schedule, delivery
 * @param network of the request, when there was one
 */
record Origin(String channel, @Nullable Network network) {

    static Origin of(String channel) {
        return new Origin(channel, null);
    }
}
