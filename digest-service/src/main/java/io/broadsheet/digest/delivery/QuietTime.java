package io.broadsheet.digest.delivery;

import java.time.InstantSource;

/** Whether editions have to wait now; all other mails leave at any hour. */
record QuietTime(QuietHours hours, InstantSource clock) {

    boolean now() {
        return hours.at(clock.instant());
    }
}
