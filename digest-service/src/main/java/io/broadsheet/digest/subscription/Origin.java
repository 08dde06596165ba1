package io.broadsheet.digest.subscription;

import org.jspecify.annotations.Nullable;

/**
 * How a transition came about: part of the evidence.
 *
 * @param channel one of form, api, confirm-page, unsubscribe-page, one-click, preferences-page, operator, schedule, delivery,
 *     import, data-page, bounce, complaint
 * @param network of the request, when there was one; for limits
 * @param evidence what is kept of it
 * @param form which form was filled in, as it calls itself
 */
record Origin(
        String channel,
        @Nullable Network network,
        @Nullable String evidence,
        @Nullable String form) {

    static Origin of(String channel) {
        return new Origin(channel, null, null, null);
    }
}
