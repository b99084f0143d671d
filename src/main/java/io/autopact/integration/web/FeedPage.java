package io.autopact.integration.web;

import io.autopact.integration.ChangeEvent;
import java.util.List;

/**
 * What the change feed tells at once.
 *
 * @param items the events, as CloudEvents
 * @param nextCursor what to send as {@code after} for what comes after them; always there, also where nothing came
 */
record FeedPage(List<ChangeEvent> items, String nextCursor) {}
