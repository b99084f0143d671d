package io.autopact.shared.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the items, as their single resources show them
 * @param nextCursor what to send as {@code cursor} for the next page; null on the last one
 * @param total the number of all items over all pages, where {@code count=true} asked for it
 * @param <T> the item
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {}
