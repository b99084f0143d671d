package io.autopact.integration;

import io.autopact.history.LoggedChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the watch of an instance tells those who wait.
 *
 * @param until the snapshot up to which it has looked
 * @param changes what came since it looked before; null where each has to look by itself
 */
record FeedNews(String until, @Nullable List<LoggedChange> changes) {}
