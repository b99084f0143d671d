package io.autopact.shared.listing;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Today;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a client asks of a list, and tells together all that is wrong with it. */
@Component
@RequiredArgsConstructor
public class ListRequestReader {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 500;

    private static final Set<String> RESERVED = Set.of("limit", "cursor", "sort", "count", "asOf", Fields.PARAMETER);

    private final Cursors cursors;
    private final Today today;

    /**
     * Checks the parameters of a request against the declaration of a list.
     *
     * @param path the path of the list, which its cursors are bound to
     * @throws ProblemException naming every parameter that is unknown or wrong, or if the cursor is not this list's
     */
    public ListRequest read(ListDefinition<?> listing, String path, Map<String, String[]> parameters) {
        Violations violations = new Violations();
        Map<String, String> given = single(listing, parameters, violations);
        int limit = limit(given.get("limit"), violations);
        boolean count = flag("count", given.get("count"), violations);
        LocalDate asOf = asOf(given.get("asOf"), violations);
        List<Order> order = order(listing, given.get("sort"), violations);
        Map<String, String> filters = filters(listing, given, violations);
        Fields fields = Fields.read(listing.projection().members(), given.get(Fields.PARAMETER), violations);
        String cursor = given.get("cursor");
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        ListRequest asked =
                new ListRequest(path, limit, today.or(asOf, known(filters)), order, filters, List.of(), count, fields);
        return cursor == null ? asked : resume(listing, asked, cursor, given, asOf);
    }

    private static @Nullable Instant known(Map<String, String> filters) {
        String instant = filters.get(Filter.KNOWN_AT);
        return instant == null ? null : Instant.parse(instant);
    }

    private ListRequest resume(
            ListDefinition<?> listing,
            ListRequest asked,
            String cursor,
            Map<String, String> given,
            @Nullable LocalDate asOf) {
        Cursors.Position position = cursors.read(asked.list(), cursor);
        List<Order> order = order(listing, position.sort(), new Violations());
        Fields carried = Fields.carried(listing.projection().members(), position.fields());
        boolean sameQuestion = (asOf == null || asOf.equals(position.asOf()))
                && (!given.containsKey("sort") || parameter(asked.order()).equals(parameter(order)))
                && (asked.filters().isEmpty() || asked.filters().equals(position.filters()))
                && (asked.fields().all() || asked.fields().equals(carried));
        if (!sameQuestion) {
            throw Cursors.invalid();
        }
        return asked.goingOn(position, order, carried);
    }

    static String parameter(List<Order> order) {
        return String.join(",", order.stream().map(Order::parameter).toList());
    }

    private static Map<String, String> single(
            ListDefinition<?> listing, Map<String, String[]> parameters, Violations violations) {
        Set<String> known = new LinkedHashSet<>(RESERVED);
        listing.filters().forEach(filter -> known.add(filter.name()));
        if (!listing.dated()) {
            known.remove("asOf");
        }
        Map<String, String> single = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (!known.contains(name)) {
                violations.add(Violation.in(name, "unknown", "There is no parameter %s here.".formatted(name)));
            } else if (values.length > 1) {
                violations.add(Violation.in(
                        name,
                        "repeated",
                        "The parameter %s is given more than once; separate values by commas.".formatted(name)));
            } else if (values[0].chars().anyMatch(Character::isISOControl)) {
                violations.add(
                        Violation.in(name, "invalid", "The parameter %s has a control character.".formatted(name)));
            } else {
                single.put(name, values[0]);
            }
        });
        return single;
    }

    private static int limit(@Nullable String text, Violations violations) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        violations.add(
                Violation.in("limit", "out-of-range", "limit must be a whole number from 1 to " + MAX_LIMIT + "."));
        return DEFAULT_LIMIT;
    }

    private static boolean flag(String name, @Nullable String text, Violations violations) {
        return text != null && Boolean.TRUE.equals(parse(name, ValueType.BOOLEAN, text, violations::add));
    }

    private static @Nullable LocalDate asOf(@Nullable String text, Violations violations) {
        if (text == null || !(parse("asOf", ValueType.DATE, text, violations::add) instanceof LocalDate date)) {
            return null;
        }
        return date;
    }

    /** Equal ones follow each other in the direction of the last step, so that one index serves both directions. */
    static List<Order> order(ListDefinition<?> listing, @Nullable String text, Violations violations) {
        List<String> wanted = text == null || text.isEmpty() ? listing.defaultSort() : List.of(text.split(",", -1));
        Map<String, Order> order = new LinkedHashMap<>();
        for (String step : wanted) {
            boolean descending = step.startsWith("-");
            SortKey key = listing.sorts().get(descending ? step.substring(1) : step);
            if (key == null) {
                violations.add(Violation.in(
                        "sort",
                        "unknown",
                        "The list cannot be sorted by %s; it can by %s."
                                .formatted(
                                        step, String.join(", ", listing.sorts().keySet()))));
            } else {
                order.putIfAbsent(key.name(), new Order(key, descending));
            }
        }
        List<Order> steps = new ArrayList<>(order.values());
        if (!order.containsKey(listing.tieBreak().name())) {
            steps.add(new Order(
                    listing.tieBreak(), !steps.isEmpty() && steps.getLast().descending()));
        }
        return List.copyOf(steps);
    }

    /**
     * The filters of a list among parameters, checked.
     *
     * @param given parameters with their values; those that are no filters of the list are left alone
     * @param violations takes what is wrong with them
     */
    public static Map<String, String> filters(
            ListDefinition<?> listing, Map<String, String> given, List<Violation> violations) {
        Violations found = new Violations();
        Map<String, String> filters = filters(listing, given, found);
        violations.addAll(found.told());
        return filters;
    }

    private static Map<String, String> filters(
            ListDefinition<?> listing, Map<String, String> given, Violations violations) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (Filter filter : listing.filters()) {
            String text = given.get(filter.name());
            if (text != null && check(filter, text, violations)) {
                // A plus sign may have become a space on its way.
                filters.put(filter.name(), filter.type() == ValueType.INSTANT ? text.replace(' ', '+') : text);
            }
        }
        return filters;
    }

    private static boolean check(Filter filter, String text, Violations violations) {
        int before = violations.count();
        if (text.isBlank()) {
            violations.add(
                    Violation.in(filter.name(), "invalid", "The parameter %s is empty.".formatted(filter.name())));
        }
        for (String value : values(filter, text)) {
            if (!filter.allowed().isEmpty() && !filter.allowed().contains(value)) {
                violations.add(Violation.in(
                        filter.name(),
                        "invalid",
                        "%s cannot be %s; it is one of %s."
                                .formatted(filter.name(), value, String.join(", ", filter.allowed()))));
            } else {
                parse(filter.name(), filter.type(), value, violations::add);
            }
        }
        return violations.count() == before;
    }

    private static LocalDate dayOf(String instant) {
        try {
            return LocalDate.ofInstant(Instant.parse(instant.replace(' ', '+')), ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("an instant such as 2026-11-22T08:00:00Z", e);
        }
    }

    static List<String> values(Filter filter, String text) {
        return filter.multiple()
                ? Arrays.stream(text.split(",")).map(String::strip).toList()
                : List.of(text);
    }

    private static @Nullable Object parse(String name, ValueType type, String text, Consumer<Violation> violations) {
        try {
            Object value = type == ValueType.INSTANT ? dayOf(text) : type.parse(text);
            if (value instanceof LocalDate date
                    && (date.isBefore(RoughDate.EARLIEST) || date.isAfter(RoughDate.LATEST))) {
                violations.accept(Violation.in(
                        name,
                        "out-of-range",
                        "%s must lie between %s and %s.".formatted(name, RoughDate.EARLIEST, RoughDate.LATEST)));
            }
            return value;
        } catch (IllegalArgumentException wanted) {
            violations.accept(Violation.in(
                    name, "wrong-type", "The parameter %s must be %s.".formatted(name, wanted.getMessage())));
            return null;
        }
    }
}
