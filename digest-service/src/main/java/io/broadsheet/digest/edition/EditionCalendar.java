package io.broadsheet.digest.edition;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Period;
import io.broadsheet.digest.newsletter.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which edition an instant belongs to, and when it closes, in the zone of the newsletter: a time that a clock change leaves
 * out moves behind the gap, one that comes twice is the first of the two.
 */
record EditionCalendar(Schedule schedule) {

    static EditionCalendar of(Newsletter newsletter) {
        return new EditionCalendar(newsletter.schedule());
    }

    /** An edition's name, and the last instant that belongs to it. */
    record Closing(Period period, Instant cutOff) {}

    /** When an edition of that name closes; nothing for a name that only a former schedule gave. */
    Optional<Instant> cutOff(Period period) {
        return schedule.rhythm().day(period).map(this::cutOff);
    }

    /** What collects articles now: the first whose cut-off is still ahead. */
    Closing current(Instant now) {
        LocalDate day = schedule.rhythm().onOrAfter(today(now).minusDays(1));
        while (!cutOff(day).isAfter(now)) {
            day = schedule.rhythm().onOrAfter(day.plusDays(1));
        }
        return closing(day);
    }

    /** What closed last. */
    Closing latest(Instant now) {
        LocalDate day = schedule.rhythm().onOrBefore(today(now).plusDays(1));
        while (cutOff(day).isAfter(now)) {
            day = schedule.rhythm().onOrBefore(day.minusDays(1));
        }
        return closing(day);
    }

    private LocalDate today(Instant now) {
        return now.atZone(schedule.zone()).toLocalDate();
    }

    private Instant cutOff(LocalDate day) {
        return day.atTime(schedule.time()).atZone(schedule.zone()).toInstant();
    }

    private Closing closing(LocalDate day) {
        return new Closing(schedule.rhythm().period(day), cutOff(day));
    }
}
