package io.autopact.pages;

import io.autopact.shared.listing.Page;
import org.jspecify.annotations.Nullable;

/**
 * The ways on from a part of a list.
 *
 * @param first the beginning; null where it is shown
 * @param next what follows; null where nothing does
 */
record Pager(@Nullable String first, @Nullable String next) {

    static Pager of(Asked asked, Page<?> page) {
        return new Pager(
                asked.own(Asked.CURSOR) == null ? null : asked.with(Asked.CURSOR, null),
                page.nextCursor() == null ? null : asked.from(Asked.CURSOR, page.nextCursor()));
    }
}
