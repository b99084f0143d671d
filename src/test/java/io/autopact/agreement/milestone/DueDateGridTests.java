package io.autopact.agreement.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.Csv;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Milestones that were moved and settled on random days, asked as of many dates: a naive reading of their days gives
 * the same.
 */
@RegisterTest
class DueDateGridTests {

    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);

    @Autowired
    private Api api;

    private final Random random = new Random(15);
    private int comparisons;

    private record Due(LocalDate madeOn, LocalDate on) {}

    private record Known(
            String code,
            List<Due> dues,
            String state,
            @Nullable LocalDate stateOn) {

        String stateAt(LocalDate day) {
            return stateOn == null || stateOn.isAfter(day) ? "OPEN" : state;
        }

        LocalDate dueAt(LocalDate day) {
            return dues.stream()
                    .filter(due -> !due.madeOn().isAfter(day))
                    .reduce((earlier, later) -> later)
                    .orElse(dues.getFirst())
                    .on();
        }

        boolean isOverdue(LocalDate day) {
            return stateAt(day).equals("OPEN") && dueAt(day).isBefore(day);
        }

        String slipAt(LocalDate day) {
            LocalDate end = switch (stateAt(day)) {
                case "WAIVED" -> null;
                case "DONE" -> stateOn;
                default -> dueAt(day).isAfter(day) ? dueAt(day) : day;
            };
            return end == null
                    ? ""
                    : String.valueOf(ChronoUnit.DAYS.between(dues.getFirst().on(), end));
        }
    }

    private Known known(int place) {
        LocalDate made = FIRST.plusDays(random.nextInt(300));
        List<Due> dues = new ArrayList<>();
        for (int n = random.nextInt(1, 5); n > 0; n--) {
            dues.add(new Due(made, FIRST.plusDays(random.nextInt(200, 900))));
            made = made.plusDays(random.nextInt(0, 200));
        }
        String state = List.of("OPEN", "DONE", "WAIVED", "MISSED").get(random.nextInt(4));
        LocalDate settled = switch (state) {
            case "OPEN" -> null;
            case "MISSED" -> dues.getLast().on().plusDays(random.nextInt(1, 100));
            default -> made.plusDays(random.nextInt(600));
        };
        return new Known("GRID-%03d".formatted(place), dues, state, settled);
    }

    private void record(List<Known> all) {
        api.post(
                        "/api/v1/automakers",
                        "{\"code\": \"grid-due\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}")
                .has(201);
        api.post("/api/v1/agreements", """
                        {"number": "GRID-DUE", "kind": "PROJECT_AGREEMENT", "titleZh": "甲", "titleEn": "A", "draftedOn": "2018-01-01",
                         "parties": [{"organization": "grid-due", "role": "COUNTERPARTY"}]}""").has(201);
        StringBuilder moves = new StringBuilder("milestone,number,due_on,made_on,reason\n");
        for (Known each : all) {
            Due first = each.dues().getFirst();
            api.post(
                            "/api/v1/agreements/GRID-DUE/milestones",
                            "{\"code\": \"%s\", \"titleZh\": \"甲\", \"titleEn\": \"A\", \"dueOn\": \"%s\", \"madeOn\": \"%s\", \"owner\": \"grid-due\"}"
                                    .formatted(each.code(), first.on(), first.madeOn()),
                            "If-Match",
                            "*")
                    .has(201);
            for (int i = 1; i < each.dues().size(); i++) {
                Due due = each.dues().get(i);
                moves.append("%s,%d,%s,%s,R%d\n".formatted(each.code(), i + 1, due.on(), due.madeOn(), i));
            }
        }
        new Imports(api).csv("milestone_plans", moves.toString()).includes("{\"state\": \"SUCCEEDED\"}");
        all.stream()
                .filter(each -> each.stateOn() != null)
                .forEach(each -> api.post(
                                "/api/v1/milestones/" + each.code() + "/state",
                                "{\"to\": \"%s\", \"on\": \"%s\"}".formatted(each.state(), each.stateOn()),
                                "If-Match",
                                "*")
                        .has(200));
    }

    private void same(Object told, Object expected, Known milestone, LocalDate day) {
        comparisons++;
        assertThat(told).as("%s on %s", milestone, day).isEqualTo(expected);
    }

    private static String text(JsonNode item, String member) {
        return item.path(member).isNull() ? "" : item.path(member).asString();
    }

    @Test
    void listsAndFilesTellHowMilestonesStoodOnADay() {
        List<Known> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(known(i));
        }
        record(all);
        String list = "/api/v1/milestones?agreement=GRID-DUE&limit=500&asOf=";
        for (LocalDate day = FIRST.minusDays(40); day.isBefore(LocalDate.of(2023, 6, 1)); day = day.plusDays(29)) {
            Map<String, JsonNode> items = new TreeMap<>();
            api.get(list + day)
                    .has(200)
                    .json()
                    .at("/items")
                    .values()
                    .forEach(item -> items.put(text(item, "code"), item));
            List<String> overdue = api.get(list + day + "&overdue=true").items("code");
            List<String> open = api.get(list + day + "&state=OPEN").items("code");
            Map<String, String> rows = new TreeMap<>();
            Csv.rows(api.get(
                                    "/api/v1/exports/milestones.csv?agreement=GRID-DUE&columns=code,due_on,state,overdue,first_due_on,slip_days&asOf="
                                            + day)
                            .has(200)
                            .body())
                    .forEach(row -> rows.put(row.getFirst(), String.join(" ", row)));
            for (Known each : all) {
                JsonNode item = items.get(each.code());
                same(text(item, "dueOn"), each.dueAt(day).toString(), each, day);
                same(text(item, "state"), each.stateAt(day), each, day);
                same(text(item, "slipDays"), each.slipAt(day), each, day);
                same(item.path("overdue").asBoolean(), each.isOverdue(day), each, day);
                same(overdue.contains(each.code()), each.isOverdue(day), each, day);
                same(open.contains(each.code()), each.stateAt(day).equals("OPEN"), each, day);
                same(
                        rows.get(each.code()),
                        String.join(
                                " ",
                                each.code(),
                                each.dueAt(day).toString(),
                                each.stateAt(day),
                                String.valueOf(each.isOverdue(day)),
                                each.dues().getFirst().on().toString(),
                                each.slipAt(day)),
                        each,
                        day);
            }
        }
        assertThat(comparisons).isGreaterThan(15_000);
    }
}
