package io.autopact.integration;

import io.autopact.shared.roles.Role;
import java.util.Set;

/**
 * What somebody asks of the change feed.
 *
 * @param filter which events
 * @param source the address of the interface, as they see it
 * @param roles theirs: what none of them may read is not told
 * @param limit how many events at most at once
 */
public record FeedQuery(EventFilter filter, String source, Set<Role> roles, int limit) {}
