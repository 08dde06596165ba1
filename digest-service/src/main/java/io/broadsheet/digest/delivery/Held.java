package io.broadsheet.digest.delivery;

import java.util.UUID;

/**
 * A mail that a worker has claimed.
 *
 * @param worker under which name it was claimed; a worker that was taken for dead goes on under a new one
 */
record Held(Delivery delivery, UUID worker) {

    long id() {
        return delivery.id();
    }
}
