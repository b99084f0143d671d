package io.autopact.integration;

/**
 * What somebody asks of the change feed.
 *
 * @param filter which events
 * @param source the address of the interface, as they see it
 * @param personal whether they are told members that tell of persons
 * @param limit how many events at most at once
 */
public record FeedQuery(EventFilter filter, String source, boolean personal, int limit) {}
