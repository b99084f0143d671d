package io.autopact.shared.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL condition "after the last item seen" for any order: so written that it bounds the index scan, and that a page
 * deep in the list costs what the first one does. Where all steps go the same way it is one comparison of rows, which
 * finds the place among many equal ones too; else the leading column alone bounds the scan.
 *
 * @param condition the condition, or null at the beginning
 * @param parameters its parameters by name
 */
record Keyset(@Nullable String condition, Map<String, Object> parameters) {

    static Keyset after(List<Order> order, List<@Nullable String> values) {
        if (values.isEmpty()) {
            return new Keyset(null, Map.of());
        }
        if (goOneWay(order)) {
            return row(order, values);
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<String> alternatives = new ArrayList<>();
        List<String> equalSoFar = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Order step = order.get(i);
            String value = values.get(i);
            String parameter = parameter(order, i);
            if (value != null) {
                parameters.put("after" + i, value);
                List<String> alternative = new ArrayList<>(equalSoFar);
                alternative.add(beyond(step, parameter));
                alternatives.add(String.join(" and ", alternative));
            }
            equalSoFar.add(step.expression() + (value == null ? " is null" : " = " + parameter));
        }
        String anyOf = "(" + String.join(") or (", alternatives) + ")";
        return new Keyset(bound(order.getFirst(), values.getFirst()) + "(" + anyOf + ")", parameters);
    }

    private static boolean goOneWay(List<Order> order) {
        return order.stream()
                .allMatch(step -> !step.nullable()
                        && step.descending() == order.getFirst().descending());
    }

    private static Keyset row(List<Order> order, List<@Nullable String> values) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            parameters.put("after" + i, Objects.requireNonNull(values.get(i)));
        }
        String steps = order.stream().map(Order::expression).collect(Collectors.joining(", "));
        String position = IntStream.range(0, order.size())
                .mapToObj(i -> parameter(order, i))
                .collect(Collectors.joining(", "));
        String comparison = order.getFirst().descending() ? "<" : ">";
        return new Keyset("(%s) %s (%s)".formatted(steps, comparison, position), parameters);
    }

    private static String parameter(List<Order> order, int step) {
        return "cast(:after%d as %s)"
                .formatted(step, order.get(step).key().type().getSql());
    }

    private static String beyond(Order step, String parameter) {
        String comparison = step.expression() + (step.descending() ? " < " : " > ") + parameter;
        return step.nullable() ? "(%s or %s is null)".formatted(comparison, step.expression()) : comparison;
    }

    private static String bound(Order first, @Nullable String value) {
        if (value == null) {
            return first.expression() + " is null and ";
        }
        return first.nullable()
                ? ""
                : "%s %s cast(:after0 as %s) and "
                        .formatted(
                                first.expression(),
                                first.descending() ? "<=" : ">=",
                                first.key().type().getSql());
    }
}
