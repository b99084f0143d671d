package io.autopact.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What is kept of a request and its answer as an example. Lists are cut after two records and texts after a few lines.
 * What is another one each time is always the same: times, days of recording, ids that the service makes, secrets,
 * digests, cursors.
 */
public final class ExampleOf {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant RECORDED = Instant.parse("2026-01-15T08:00:00Z");
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern OWN_ADDRESS = Pattern.compile("^http://localhost:\\d+/");
    private static final int ITEMS = 2;
    private static final int TEXT = 1200;

    /** What the parameters are that a reader would rather choose. */
    private static final Set<String> CHOSEN = Set.of("asOf", "knownAt");

    private static final Map<String, String> MASKS = Map.of(
            "address", "https://autopact.example/api/v1/calendars/EXAMPLE-shown-once-and-stored-nowhere.ics",
            "token", "autopact_EXAMPLE-shown-once-and-stored-nowhere",
            "sha256", "0123456789abcdef".repeat(4),
            "nextCursor", "CURSOR-OF-THE-NEXT-PAGE",
            "secret", "whsec_RVhBTVBMRS1zaG93bi1vbmNlLWFuZC1ub3doZXJl",
            "eventId", "00000000-0000-4000-8000-000000000000",
            "rowsPerSecond", "1000",
            "madeOn", "2026-01-15");

    private final Clock clock;

    /** @param clock the service's */
    public ExampleOf(Clock clock) {
        this.clock = clock;
    }

    /**
     * The example.
     *
     * @throws AssertionError if the answer has the day of today in it: it would be another one tomorrow
     */
    public ObjectNode of(Story.Step step, StoryTeller.Operation operation, Answer answer) {
        ObjectNode example = JSON.createObjectNode();
        set(example, "path", path(step, operation));
        set(example, "query", query(step));
        if (step.body() != null && step.bodyFrom() == null) {
            example.set(
                    "body",
                    operation.bodyType().endsWith("json")
                            ? JSON.readTree(step.body())
                            : StringNode.valueOf(step.body() + "\n"));
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (type.contains("json")) {
            JsonNode kept = stable("", answer.json());
            if (step.bodyFrom() != null && kept instanceof ObjectNode job) {
                // How small an archive becomes is a matter of the machine.
                job.put("bytesTotal", 32_000);
            }
            example.set("answer", kept);
        } else if (!answer.body().isEmpty() && !type.contains("zip")) {
            example.set("answer", StringNode.valueOf(stable(cut(answer.body()))));
        }
        refuseToday(step, example.path("answer"));
        return example;
    }

    private static void set(ObjectNode example, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            example.set(name, JSON.valueToTree(values));
        }
    }

    private static Map<String, String> path(Story.Step step, StoryTeller.Operation operation) {
        String[] names = operation.template().split("/");
        String[] values = step.path().split("/");
        ObjectNode found = JSON.createObjectNode();
        for (int i = 0; i < names.length; i++) {
            int end = names[i].indexOf('}');
            // The service makes ids, and nobody can know them.
            if (names[i].startsWith("{") && !names[i].equals("{id}") && !values[i].startsWith("{")) {
                String behind = names[i].substring(end + 1);
                found.put(names[i].substring(1, end), values[i].substring(0, values[i].length() - behind.length()));
            }
        }
        return found.propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> each.getValue().asString(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static Map<String, String> query(Story.Step step) {
        return Stream.of(step.target().replaceFirst("^[^?]*\\??", "").split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> !CHOSEN.contains(parameter[0]))
                .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
    }

    private JsonNode stable(String member, JsonNode value) {
        if (value.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            value.properties().forEach(each -> object.set(each.getKey(), stable(each.getKey(), each.getValue())));
            return object;
        }
        if (value.isArray()) {
            ArrayNode list = JSON.createArrayNode();
            value.forEach(item -> {
                if (!item.isContainer() || list.size() < ITEMS) {
                    list.add(stable("", item));
                }
            });
            return list;
        }
        if (member.equals("id") && value.isString()) {
            return StringNode.valueOf(
                    UUID.matcher(value.asString()).matches()
                            ? "00000000-0000-4000-8000-000000000000"
                            : "0000000000000000");
        }
        if (MASKS.containsKey(member) && !value.isNull()) {
            return JSON.readTree(value.isNumber() ? MASKS.get(member) : "\"" + MASKS.get(member) + "\"");
        }
        return value.isString() ? StringNode.valueOf(stable(value.asString())) : value;
    }

    private String stable(String text) {
        String told = OWN_ADDRESS.matcher(text).replaceFirst("https://autopact.example/");
        return INSTANT.matcher(told).replaceAll(found -> {
            try {
                Instant instant = Instant.parse(found.group());
                if (isNow(instant)) {
                    return RECORDED.toString();
                }
                return instant.isAfter(Instant.now()) ? RECORDED.plus(A_YEAR).toString() : found.group();
            } catch (DateTimeParseException notOne) {
                return found.group();
            }
        });
    }

    /** By the service's clock, or by the database's. */
    private boolean isNow(Instant instant) {
        return Stream.of(clock.instant(), Instant.now())
                .anyMatch(now -> Duration.between(instant, now).abs().compareTo(Duration.ofHours(1)) < 0);
    }

    private static String cut(String text) {
        if (text.length() <= TEXT) {
            return text;
        }
        int line = text.lastIndexOf('\n', TEXT);
        return text.substring(0, line > 0 ? line + 1 : TEXT) + "…";
    }

    private void refuseToday(Story.Step step, JsonNode answer) {
        for (ZoneId zone : new ZoneId[] {clock.getZone(), ZoneOffset.UTC}) {
            assertThat(answer.toString())
                    .as("%s depends on the day: ask about a date, or give it", step.operation())
                    .doesNotContain(LocalDate.now(clock.withZone(zone)).toString());
        }
    }
}
