package io.broadsheet.digest.newsletter;

import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a newsletter's editions close.
 *
 * @param rhythm on these days …
 * @param time … at this time …
 * @param zone … in this zone
 */
public record Schedule(Rhythm rhythm, LocalTime time, ZoneId zone) {}
