package io.broadsheet.operator;

import java.util.List;

/**
 * One page of a list in the operator API.
 *
 * @param items the page's entries
 * @param page index of this page, from 0
 * @param size the most entries a page may have
 * @param total entries on all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {}
