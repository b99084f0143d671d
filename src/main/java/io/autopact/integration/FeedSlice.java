package io.autopact.integration;

import java.util.List;

/**
 * What somebody is told at once.
 *
 * @param items the events
 * @param next how far they have been told by then
 * @param caughtUp whether nothing more was there to be told
 */
public record FeedSlice(List<Item> items, FeedPosition next, boolean caughtUp) {

    /**
     * An event.
     *
     * @param event the event
     * @param position how far one has been told who was told it
     */
    public record Item(ChangeEvent event, FeedPosition position) {}
}
