package io.autopact.integration;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One who follows the change feed. */
final class Feed {

    private final Api api;
    private final String narrowed;
    private String cursor;

    private Feed(Api api, String narrowed, String cursor) {
        this.api = api;
        this.narrowed = narrowed;
        this.cursor = cursor;
    }

    /** From the beginning. */
    static Feed whole(Api api, String narrowed) {
        return new Feed(api, narrowed, "");
    }

    /** From now on. */
    static Feed fromNow(Api api, String narrowed) {
        Feed feed = new Feed(api, narrowed, "now");
        feed.next("");
        return feed;
    }

    /** The cursor as it is now, as it stands in an address. */
    String cursor() {
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }

    /** The events of one more answer. */
    List<JsonNode> next(String more) {
        Answer answer = api.get(
                        "/api/v1/changes?limit=100" + (cursor.isEmpty() ? "" : "&after=" + cursor()) + narrowed + more)
                .has(200);
        cursor = String.valueOf(answer.at("/nextCursor"));
        return answer.json().at("/items").valueStream().toList();
    }

    /** All events that are there. */
    List<JsonNode> rest() {
        List<JsonNode> events = new ArrayList<>();
        List<JsonNode> page = next("");
        while (!page.isEmpty()) {
            events.addAll(page);
            page = next("");
        }
        return events;
    }
}
