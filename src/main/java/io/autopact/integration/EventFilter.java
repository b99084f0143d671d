package io.autopact.integration;

import io.autopact.history.LogFilter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants to be told; what is empty or null narrows nothing.
 *
 * @param types types of events, or the beginnings of some with {@code .*}
 * @param records records that they are about
 * @param organizations codes of organizations that they concern
 * @param from events at this instant or later
 * @param to and before this one
 * @param by who wrote what they tell
 */
public record EventFilter(
        List<String> types,
        List<LogFilter.Cited> records,
        List<String> organizations,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String by) {

    /** Events of some types about some organizations. */
    public static EventFilter of(List<String> types, List<String> organizations) {
        return new EventFilter(types, List.of(), organizations, null, null, null);
    }

    /** What is read of the change log to find them. */
    LogFilter log(EventTypes known) {
        return new LogFilter(known.kinds(types), records, organizations, from, to, by);
    }

    /** Whether an event is wanted. */
    public boolean matches(ChangeEvent event) {
        ChangeData data = event.data();
        return (types.isEmpty() || types.stream().anyMatch(type -> EventTypes.matches(type, event.type())))
                && (records.isEmpty()
                        || records.contains(new LogFilter.Cited(
                                data.record().type(), data.record().code())))
                && (organizations.isEmpty() || organizations.stream().anyMatch(data.organizations()::contains))
                && (from == null || !event.time().isBefore(from))
                && (to == null || event.time().isBefore(to))
                && (by == null || by.equals(data.by()));
    }
}
