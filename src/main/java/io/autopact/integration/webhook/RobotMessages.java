package io.autopact.integration.webhook;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.autopact.history.ChangeLog;
import io.autopact.history.ChangeLog.RecordKey;
import io.autopact.history.ChineseWords;
import io.autopact.integration.EventTypes;
import io.autopact.integration.notification.Links;
import io.autopact.integration.webhook.HeldLanes.Next;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.text.OneLine;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what groups are told, in Chinese: a few events of a type one by one, by the names of their records, and many
 * as how many they are.
 */
@Component
class RobotMessages {

    private static final String EVENTS = SqlFile.read("integration/robot-events.sql");
    private static final String LINE = "templates/robots/line.zh.md";

    /** So many of a type are told one by one, or stand for all of them. */
    private static final int ONE_BY_ONE = 3;

    private static final int LONGEST_NAME = 40;

    /** WeCom takes 4,096 bytes of Markdown, with the title and a word on what is not told. */
    private static final int MOST_BYTES = 3600;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final JdbcClient database;
    private final ChangeLog log;
    private final EventTypes types;
    private final JsonMapper json;
    private final Clock clock;
    private final Links links;
    private final Template line = line();

    RobotMessages(JdbcClient database, ChangeLog log, EventTypes types, JsonMapper json, Clock clock, Links links) {
        this.database = database;
        this.log = log;
        this.types = types;
        this.json = json;
        this.clock = clock;
        this.links = links;
    }

    private record Counted(String type, long events, JsonNode event) {}

    /** What the template of a line is given; without a code it stands for several events. */
    record Told(
            String what,
            long events,
            String count,
            String name,
            @Nullable String code,
            @Nullable String link,
            @Nullable String organizations,
            @Nullable String due,
            String by,
            String via,
            String time,
            String examples) {}

    /** The message about what is to be sent. */
    RobotMessage write(Next next) {
        List<Counted> counted = database.sql(EVENTS)
                .param("ids", new SqlParameterValue(Types.ARRAY, next.ids().toArray(Long[]::new)))
                .param("most", ONE_BY_ONE)
                .query((row, number) -> new Counted(
                        row.getString("event_type"), row.getLong("events"), json.readTree(row.getString("body"))))
                .list();
        Map<RecordKey, String> names = names(counted);
        List<Told> told = new ArrayList<>();
        Map<String, List<Counted>> byType =
                counted.stream().collect(Collectors.groupingBy(Counted::type, LinkedHashMap::new, Collectors.toList()));
        byType.values().forEach(group -> {
            if (group.getFirst().events() > ONE_BY_ONE) {
                told.add(several(group, names));
            } else {
                group.forEach(one -> told.add(single(one.event(), names)));
            }
        });
        return new RobotMessage(title(next, told), lines(told));
    }

    private static String title(Next next, List<Told> told) {
        String from = next.descriptionZh() == null ? "autopact" : OneLine.of(next.descriptionZh());
        return next.ids().size() == 1
                ? "%s：%s".formatted(from, told.getFirst().what())
                : "%s：%,d 项变更".formatted(from, next.ids().size());
    }

    private List<String> lines(List<Told> told) {
        List<String> lines = new ArrayList<>();
        int bytes = 0;
        long untold = 0;
        for (Told one : told) {
            String text = line.execute(one).strip();
            bytes += text.getBytes(StandardCharsets.UTF_8).length + 2;
            if (bytes <= MOST_BYTES) {
                lines.add(text);
            } else {
                untold += one.events();
            }
        }
        if (untold > 0) {
            lines.add("另有 %,d 项变更未列出".formatted(untold));
        }
        return lines;
    }

    private Told several(List<Counted> group, Map<RecordKey, String> names) {
        JsonNode first = group.getFirst().event();
        String examples =
                group.stream().map(one -> name(one.event(), names)).distinct().collect(Collectors.joining("、"));
        // Reminders of all kinds are events of one type.
        String what = FallingDue.of(first).isPresent() ? ChineseWords.of(FallingDue.CHANGE) : what(first);
        return told(first, group.getFirst().events(), what, null, examples, names);
    }

    private Told single(JsonNode event, Map<RecordKey, String> names) {
        String what = FallingDue.of(event).map(FallingDue::what).orElseGet(() -> what(event));
        return told(event, 1, what, event.at("/data/record/code").asString(), "", names);
    }

    private Told told(
            JsonNode event,
            long events,
            String what,
            @Nullable String code,
            String examples,
            Map<RecordKey, String> names) {
        JsonNode data = event.at("/data");
        Optional<FallingDue> due = FallingDue.of(event);
        String organizations = data.at("/organizations")
                .valueStream()
                .map(JsonNode::asString)
                .filter(organization -> !organization.equals(code))
                .limit(ONE_BY_ONE)
                .map(organization -> names.getOrDefault(organization(organization), organization))
                .map(RobotMessages::shortened)
                .collect(Collectors.joining("、"));
        return new Told(
                what,
                events,
                "%,d".formatted(events),
                name(event, names),
                code,
                code == null ? null : link(data, due.map(FallingDue::agreement).orElse(null)),
                organizations.isEmpty() ? null : organizations,
                due.map(it -> it.when(LocalDate.now(clock))).orElse(null),
                shortened(data.at("/by").asString()),
                ChineseWords.of(data.at("/via").asString()),
                TIME.format(Instant.parse(event.at("/time").asString()).atZone(clock.getZone())),
                examples);
    }

    /** Where the record can be read; null where nobody knows, or it is there no more. */
    private @Nullable String link(JsonNode data, @Nullable String agreement) {
        return data.at("/change").asString().equals("DELETED")
                ? null
                : links.to(
                                data.at("/record/type").asString(),
                                data.at("/record/code").asString(),
                                agreement)
                        .orElse(null);
    }

    /** What happened to what; some words for a change say both. */
    private static String what(JsonNode event) {
        String record = ChineseWords.of(event.at("/data/record/type").asString());
        String done = ChineseWords.of(event.at("/data/change").asString());
        return done.startsWith(record) ? done : record + done;
    }

    private Map<RecordKey, String> names(List<Counted> counted) {
        Set<RecordKey> keys = new LinkedHashSet<>();
        counted.forEach(one -> {
            keys.add(record(one.event()));
            one.event()
                    .at("/data/organizations")
                    .valueStream()
                    .limit(ONE_BY_ONE + 1L)
                    .forEach(organization -> keys.add(organization(organization.asString())));
        });
        return log.names(List.copyOf(keys));
    }

    private String name(JsonNode event, Map<RecordKey, String> names) {
        RecordKey key = record(event);
        return shortened(names.getOrDefault(key, key.code()));
    }

    private RecordKey record(JsonNode event) {
        return new RecordKey(
                types.kind(event.at("/data/record/type").asString()),
                event.at("/data/record/code").asString());
    }

    private RecordKey organization(String code) {
        return new RecordKey(types.kind("PARTNER"), code);
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }

    /** None of the three has a way to write the marks of Markdown as themselves: wide ones read the same. */
    private static String escaped(String text) {
        StringBuilder plain = new StringBuilder();
        OneLine.of(text)
                .chars()
                .forEach(character -> plain.append(
                        "\\`*_[]<>|#~".indexOf(character) < 0 ? (char) character : (char) (character + 0xfee0)));
        return plain.toString();
    }

    private static Template line() {
        try (Reader reader =
                new InputStreamReader(new ClassPathResource(LINE).getInputStream(), StandardCharsets.UTF_8)) {
            return Mustache.compiler()
                    .nullValue("")
                    .withEscaper(RobotMessages::escaped)
                    .compile(reader.readAllAsString());
        } catch (IOException e) {
            throw new UncheckedIOException("The template of messages is not on the classpath", e);
        }
    }
}
