package io.broadsheet.digest.edition;

import io.broadsheet.digest.newsletter.Newsletter;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which month an instant belongs to, and when a month closes. A month closes on a day of the next one, in the zone of the
 * newsletter: a time that a clock change leaves out moves behind the gap, one that comes twice is the first of the two.
 *
 * @param dayOfMonth 1 to 28, so that every month has it
 */
record EditionCalendar(int dayOfMonth, LocalTime time, ZoneId zone) {

    static EditionCalendar of(Newsletter newsletter) {
        return new EditionCalendar(newsletter.dayOfMonth(), newsletter.time(), newsletter.zone());
    }

    /** The last instant that belongs to the period. */
    Instant cutOff(YearMonth period) {
        return period.plusMonths(1).atDay(dayOfMonth).atTime(time).atZone(zone).toInstant();
    }

    /** The period that collects articles now: the first whose cut-off is still ahead. */
    YearMonth current(Instant now) {
        YearMonth period = YearMonth.from(now.atZone(zone)).minusMonths(1);
        return cutOff(period).isAfter(now) ? period : period.plusMonths(1);
    }

    /** The periods that closed after the one instant and not after the other, oldest first. */
    List<YearMonth> closed(Instant after, Instant until) {
        YearMonth end = current(until);
        return Stream.iterate(current(after), period -> period.isBefore(end), period -> period.plusMonths(1))
                .toList();
    }
}
