package io.autopact.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.Csv;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Rollouts with random plans, days on which these were made, and days on which stages were reached, asked as of many
 * dates: the API and the CSV answer what a naive reading of their dates gives.
 */
@RegisterTest
class PlanGridTests {

    private static final List<String> WAY = List.of("INTEGRATING", "VALIDATING", "LAUNCHED", "RETIRED");
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final int ROLLOUTS = 80;

    @Autowired
    private Api api;

    private final Random random = new Random(15);
    private int comparisons;

    private record Plan(LocalDate madeOn, LocalDate plannedOn) {}

    private record Rollout(
            String number, Map<String, List<Plan>> plans, Map<String, LocalDate> reached, LocalDate cancelledOn) {

        List<Plan> madeBy(String stage, LocalDate day) {
            return plans.getOrDefault(stage, List.of()).stream()
                    .filter(plan -> !plan.madeOn().isAfter(day))
                    .toList();
        }

        boolean isReached(String stage, LocalDate day) {
            return reached.containsKey(stage) && !reached.get(stage).isAfter(day);
        }

        boolean isCancelled(LocalDate day) {
            return !cancelledOn.isAfter(day);
        }

        String stage(LocalDate day) {
            if (isCancelled(day)) {
                return "CANCELLED";
            }
            return WAY.reversed().stream()
                    .filter(stage -> isReached(stage, day))
                    .findFirst()
                    .orElse(WAY.stream().allMatch(stage -> madeBy(stage, day).isEmpty()) ? "" : "PLANNED");
        }

        String slip(String stage, LocalDate day) {
            List<Plan> made = madeBy(stage, day);
            if (made.isEmpty() || isCancelled(day)) {
                return "";
            }
            LocalDate end = isReached(stage, day)
                    ? reached.get(stage)
                    : made.getLast().plannedOn().isAfter(day) ? made.getLast().plannedOn() : day;
            return String.valueOf(ChronoUnit.DAYS.between(made.getFirst().plannedOn(), end));
        }

        boolean isLate(String stage, LocalDate day) {
            boolean toCome =
                    WAY.subList(WAY.indexOf(stage), WAY.size()).stream().noneMatch(later -> isReached(later, day));
            String slip = slip(stage, day);
            return toCome && !slip.isEmpty() && Integer.parseInt(slip) > 0;
        }

        String lateStage(LocalDate day) {
            return WAY.stream().filter(stage -> isLate(stage, day)).findFirst().orElse("");
        }

        /** Goes back day by day while the first plan was past or a later one was made. */
        String lateSince(LocalDate day) {
            String stage = lateStage(day);
            if (stage.isEmpty()) {
                return "";
            }
            LocalDate first = plans.get(stage).getFirst().plannedOn();
            LocalDate since = day;
            while (since.minusDays(1).isAfter(first) || isPlannedLater(stage, since.minusDays(1), first)) {
                since = since.minusDays(1);
            }
            return since.toString();
        }

        private boolean isPlannedLater(String stage, LocalDate day, LocalDate first) {
            List<Plan> made = madeBy(stage, day);
            return !made.isEmpty() && made.getLast().plannedOn().isAfter(first);
        }
    }

    private static final LocalDate NEVER = LocalDate.of(2200, 12, 31);

    private Rollout rollout(int place) {
        Map<String, List<Plan>> plans = new LinkedHashMap<>();
        Map<String, LocalDate> reached = new LinkedHashMap<>();
        int furthest = random.nextInt(-1, WAY.size());
        LocalDate last = null;
        for (int i = 0; i < WAY.size(); i++) {
            LocalDate about = FIRST.plusDays(300L * (i + 1));
            if (random.nextInt(3) > 0) {
                LocalDate made = FIRST.plusDays(random.nextInt(900));
                List<Plan> all = new ArrayList<>();
                for (int n = random.nextInt(1, 4); n > 0; n--) {
                    all.add(new Plan(made, about.plusDays(random.nextInt(-120, 120))));
                    made = made.plusDays(random.nextInt(0, 250));
                }
                plans.put(WAY.get(i), all);
            }
            if (i == furthest || i < furthest && (i == 2 || random.nextBoolean())) {
                last = about.plusDays(random.nextInt(-120, 120));
                reached.put(WAY.get(i), last);
            }
        }
        LocalDate cancelled = furthest < 2 && random.nextInt(4) == 0
                ? (last == null ? FIRST.plusDays(500) : last.plusDays(random.nextInt(1, 200)))
                : NEVER;
        return new Rollout("GRID-%03d".formatted(place), plans, reached, cancelled);
    }

    private void record(List<Rollout> rollouts) {
        new Landing(api).makerWithModel("grid");
        StringBuilder records = new StringBuilder("number,vehicle_model,solution,without_basis_reason\n");
        StringBuilder plans = new StringBuilder("rollout,number,stage,planned_on,made_on,reason\n");
        StringBuilder stages = new StringBuilder("rollout,stage,occurrence,actual_on\n");
        for (Rollout rollout : rollouts) {
            records.append("%s,grid,ECO_CONNECTED_VEHICLE,R\n".formatted(rollout.number()));
            int number = 0;
            for (Map.Entry<String, List<Plan>> each : rollout.plans().entrySet()) {
                for (Plan plan : each.getValue()) {
                    plans.append("%s,%d,%s,%s,%s,%s\n"
                            .formatted(
                                    rollout.number(), ++number, each.getKey(), plan.plannedOn(), plan.madeOn(), "R"));
                }
            }
            rollout.reached()
                    .forEach((stage, on) -> stages.append("%s,%s,1,%s\n".formatted(rollout.number(), stage, on)));
            if (rollout.cancelledOn().isBefore(NEVER)) {
                stages.append("%s,CANCELLED,1,%s\n".formatted(rollout.number(), rollout.cancelledOn()));
            }
        }
        Imports imports = new Imports(api);
        imports.csv("rollouts", records.toString()).includes("{\"state\": \"SUCCEEDED\"}");
        imports.csv("rollout_plans", plans.toString()).includes("{\"state\": \"SUCCEEDED\"}");
        imports.csv("rollout_stages", stages.toString()).includes("{\"state\": \"SUCCEEDED\"}");
    }

    private void same(String told, String expected, String what, Rollout rollout, LocalDate day) {
        comparisons++;
        assertThat(told).as("%s of %s on %s", what, rollout, day).isEqualTo(expected);
    }

    private static String text(JsonNode item, String member) {
        return item.path(member).isNull() ? "" : item.path(member).asString();
    }

    private void compare(Rollout rollout, JsonNode item, LocalDate day) {
        same(text(item, "stage"), stageTold(rollout, day), "stage", rollout, day);
        same(text(item, "slipDays"), rollout.slip("LAUNCHED", day), "slip", rollout, day);
        same(text(item, "lateStage"), rollout.lateStage(day), "late stage", rollout, day);
        same(text(item, "lateSince"), rollout.lateSince(day), "since when", rollout, day);
        Map<String, JsonNode> stages = new HashMap<>();
        item.path("stages")
                .values()
                .forEach(stage -> stages.put(stage.path("stage").asString(), stage));
        for (String stage : WAY) {
            List<Plan> made = rollout.madeBy(stage, day);
            JsonNode dates = stages.get(stage);
            same(
                    String.valueOf(dates == null),
                    String.valueOf(made.isEmpty() && !rollout.isReached(stage, day)),
                    stage,
                    rollout,
                    day);
            if (dates != null) {
                same(
                        text(dates, "plannedOn"),
                        made.isEmpty() ? "" : made.getLast().plannedOn().toString(),
                        stage,
                        rollout,
                        day);
                same(
                        text(dates, "madeOn"),
                        made.isEmpty() ? "" : made.getLast().madeOn().toString(),
                        stage,
                        rollout,
                        day);
                same(
                        text(dates, "actualOn"),
                        rollout.isReached(stage, day)
                                ? rollout.reached().get(stage).toString()
                                : "",
                        stage,
                        rollout,
                        day);
                same(text(dates, "slipDays"), rollout.slip(stage, day), stage, rollout, day);
            }
        }
    }

    /** One without any date is intended, whenever that is. */
    private static String stageTold(Rollout rollout, LocalDate day) {
        boolean dateless = rollout.plans().isEmpty()
                && rollout.reached().isEmpty()
                && rollout.cancelledOn().equals(NEVER);
        return dateless ? "PLANNED" : rollout.stage(day);
    }

    /** What slips, and what is planned month by month. */
    private void compareLaunches(List<Rollout> rollouts, LocalDate day) {
        Map<String, String> slips = new TreeMap<>();
        Map<String, Integer> months = new TreeMap<>();
        for (Rollout rollout : rollouts) {
            String slip = rollout.slip("LAUNCHED", day);
            if (!slip.isEmpty() && Integer.parseInt(slip) > 0) {
                slips.put(rollout.number(), slip);
            }
            List<Plan> made = rollout.madeBy("LAUNCHED", day);
            if (!made.isEmpty() && !rollout.isReached("LAUNCHED", day) && !rollout.isCancelled(day)) {
                months.merge(made.getLast().plannedOn().toString().substring(0, 7), 1, Integer::sum);
            }
        }
        Map<String, String> toldSlips = new TreeMap<>();
        api.get("/api/v1/portfolio/slips?automaker=grid&limit=500&asOf=" + day)
                .has(200)
                .json()
                .at("/items")
                .values()
                .forEach(item -> toldSlips.put(text(item, "rollout"), text(item, "slipDays")));
        Map<String, Integer> toldMonths = new TreeMap<>();
        api.get("/api/v1/portfolio/rollout-forecast?automaker=grid&limit=500&asOf=" + day)
                .has(200)
                .json()
                .at("/items")
                .values()
                .forEach(item -> toldMonths.put(
                        text(item, "month"), item.path("rollouts").asInt()));
        comparisons += 2;
        assertThat(toldSlips).as("slips on %s", day).isEqualTo(slips);
        assertThat(toldMonths).as("forecast on %s", day).isEqualTo(months);
    }

    @Test
    void listsAndFilesTellWhatWasPlannedAndReachedByADateAndWhatWasLateThen() {
        List<Rollout> rollouts = new ArrayList<>();
        for (int i = 0; i < ROLLOUTS; i++) {
            rollouts.add(rollout(i));
        }
        record(rollouts);
        for (LocalDate day = FIRST.minusMonths(1);
                day.isBefore(LocalDate.of(2023, 1, 1));
                day = day.plusMonths(1).plusDays(3)) {
            Map<String, JsonNode> items = new TreeMap<>();
            api.get("/api/v1/rollouts?vehicleModel=grid&limit=500&asOf=" + day)
                    .has(200)
                    .json()
                    .at("/items")
                    .values()
                    .forEach(item -> items.put(item.path("number").asString(), item));
            Map<String, List<String>> rows = new TreeMap<>();
            Csv.rows(api.get(
                                    "/api/v1/exports/rollouts.csv?vehicleModel=grid&columns=number,stage,launched_on,slip_days,late_stage,late_since&asOf="
                                            + day)
                            .has(200)
                            .body())
                    .forEach(row -> rows.put(row.getFirst(), row));
            List<String> late = api.get("/api/v1/rollouts?late=true&vehicleModel=grid&limit=500&asOf=" + day)
                    .items("number");
            for (Rollout rollout : rollouts) {
                compare(rollout, items.get(rollout.number()), day);
                String launched = rollout.isReached("LAUNCHED", day)
                        ? rollout.reached().get("LAUNCHED").toString()
                        : "";
                same(
                        String.join(" ", rows.get(rollout.number())),
                        String.join(
                                " ",
                                rollout.number(),
                                stageTold(rollout, day),
                                launched,
                                rollout.slip("LAUNCHED", day),
                                rollout.lateStage(day),
                                rollout.lateSince(day)),
                        "row",
                        rollout,
                        day);
                same(
                        String.valueOf(late.contains(rollout.number())),
                        String.valueOf(!rollout.lateStage(day).isEmpty()),
                        "filter",
                        rollout,
                        day);
            }
            compareLaunches(rollouts, day);
        }
        assertThat(comparisons).isGreaterThan(50_000);
    }
}
