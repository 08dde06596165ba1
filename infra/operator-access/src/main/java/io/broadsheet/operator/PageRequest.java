package io.broadsheet.operator;

/**
 * Which page of a list a caller wants; anything out of range is moved to the nearest bound.
 *
 * @param page index from 0
 * @param size 1 to 500
 */
public record PageRequest(int page, int size) {

    public PageRequest {
        page = Math.clamp(page, 0, 1_000_000);
        size = Math.clamp(size, 1, 500);
    }

    /** Rows to leave out before this page. */
    public long offset() {
        return (long) page * size;
    }
}
