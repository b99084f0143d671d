package io.autopact.portfolio;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads lists, whole or one item at a time. */
final class Pages {

    private Pages() {}

    /** All items of a list on one page, each by what tells it from the others; the question has a parameter already. */
    static List<String> whole(Api api, String question, Function<JsonNode, String> key) {
        return api.get(question + "&limit=500").has(200).json().at("/items").values().stream()
                .map(key)
                .toList();
    }

    /** The same, one item on each page. */
    static List<String> one(Api api, String question, Function<JsonNode, String> key) {
        List<String> keys = new ArrayList<>();
        String next = null;
        do {
            Answer page = api.get(question + "&limit=1"
                            + (next == null ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8)))
                    .has(200);
            page.json().at("/items").forEach(item -> keys.add(key.apply(item)));
            next = page.at("/nextCursor");
        } while (next != null);
        return keys;
    }
}
