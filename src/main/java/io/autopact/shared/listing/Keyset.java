package io.autopact.shared.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SQL condition "after the last item seen" for any order: so written that the leading column bounds the index scan,
 * and that a page deep in the list costs what the first one does.
 *
 * @param condition the condition, or null at the beginning
 * @param parameters its parameters by name
 */
record Keyset(@Nullable String condition, Map<String, Object> parameters) {

    static Keyset after(List<Order> order, List<@Nullable String> values) {
        if (values.isEmpty()) {
            return new Keyset(null, Map.of());
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<String> alternatives = new ArrayList<>();
        List<String> equalSoFar = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Order step = order.get(i);
            String value = values.get(i);
            String parameter =
                    "cast(:after%d as %s)".formatted(i, step.key().type().getSql());
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
