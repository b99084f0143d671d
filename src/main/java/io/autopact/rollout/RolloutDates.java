package io.autopact.rollout;

import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Today;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the plan and the actual date of each stage of a rollout. */
@Component
@RequiredArgsConstructor
class RolloutDates {

    private static final String WRITE = SqlFile.read("rollout/write-stage.sql");

    private final JdbcClient database;
    private final Today today;

    /**
     * Where the dates of a stage, of the occurrence with that number, stand in the request: a JSON pointer, in which
     * {@code {member}} stands for the member.
     */
    interface Pointers extends BiFunction<RolloutStage, Integer, String> {}

    /**
     * Writes the dates of all stages: those that are not given any more are removed.
     *
     * @return whether anything changed
     */
    boolean replace(long rollout, List<RolloutDraft.StageDates> stages) {
        Map<RolloutStage, Integer> occurrences = new EnumMap<>(RolloutStage.class);
        List<String> kept = new ArrayList<>();
        int changed = 0;
        for (RolloutDraft.StageDates dates : stages) {
            int occurrence = Objects.requireNonNull(occurrences.merge(dates.stage(), 1, Integer::sum));
            kept.add(dates.stage() + "/" + occurrence);
            changed += write(rollout, occurrence, dates);
        }
        changed += database.sql("""
                        delete from rollout_stage
                        where rollout_id = :rollout and stage || '/' || occurrence <> all (:kept)""")
                .param("rollout", rollout)
                .param("kept", new SqlParameterValue(Types.ARRAY, kept.toArray(String[]::new)))
                .update();
        return changed > 0;
    }

    private int write(long rollout, int occurrence, RolloutDraft.StageDates dates) {
        var statement = database.sql(WRITE)
                .param("rollout", rollout)
                .param("stage", dates.stage().name())
                .param("occurrence", occurrence)
                .param("made", dates.madeOn())
                .param("today", today.get())
                .param("resumed", dates.resumedOn());
        return with("actual", dates.actualOn(), with("planned", dates.plannedOn(), statement))
                .update();
    }

    private static JdbcClient.StatementSpec with(
            String name, @Nullable RoughDate date, JdbcClient.StatementSpec statement) {
        return statement
                .param(name, date == null ? null : date.value())
                .param(
                        name + "Precision",
                        date == null ? null : date.precision().name())
                .param(
                        name + "Confidence",
                        date == null ? null : date.confidence().name())
                .param(name + "NotBefore", date == null ? null : date.notBefore());
    }

    /** Writes that what was on hold went on. */
    void resume(long rollout, RoughDate on) {
        database.sql("""
                        update rollout_stage set resumed_on = :on
                        where rollout_id = :rollout and stage = 'ON_HOLD' and resumed_on is null""").param("rollout", rollout).param("on", on.value()).update();
    }

    /** Writes that a stage was reached. */
    void reach(long rollout, RolloutStage stage, RoughDate on) {
        int occurrence = stage == RolloutStage.ON_HOLD
                ? database.sql(
                                "select count(*) + 1 from rollout_stage where rollout_id = :rollout and stage = 'ON_HOLD'")
                        .param("rollout", rollout)
                        .query(Integer.class)
                        .single()
                : 1;
        database.sql("""
                        insert into rollout_stage as known (rollout_id, stage, occurrence, actual_on, actual_on_precision, actual_on_confidence, actual_on_not_before)
                        values (:rollout, :stage, :occurrence, :on, :precision, :confidence, cast(:notBefore as date))
                        on conflict (rollout_id, stage, occurrence) do update
                        set actual_on = excluded.actual_on, actual_on_precision = excluded.actual_on_precision,
                            actual_on_confidence = excluded.actual_on_confidence, actual_on_not_before = excluded.actual_on_not_before
                        where known.actual_on is null""")
                .param("rollout", rollout)
                .param("stage", stage.name())
                .param("occurrence", occurrence)
                .param("on", on.value())
                .param("precision", on.precision().name())
                .param("confidence", on.confidence().name())
                .param("notBefore", on.notBefore())
                .update();
    }

    /** Writes another plan of a stage; the dates of the stage follow from it. */
    void plan(long rollout, RolloutProgress.Plan plan) {
        database.sql("""
                        insert into rollout_plan (rollout_id, number, stage, planned_on, planned_on_precision, planned_on_confidence, planned_on_not_before, made_on, reason)
                        select :rollout, coalesce(max(plan.number), 0) + 1, :stage, :plannedOn, :precision, :confidence, cast(:notBefore as date),
                            :madeOn, :reason
                        from rollout_plan as plan
                        where plan.rollout_id = :rollout""")
                .param("rollout", rollout)
                .param("stage", plan.stage().name())
                .param("plannedOn", plan.plannedOn().value())
                .param("precision", plan.plannedOn().precision().name())
                .param("confidence", plan.plannedOn().confidence().name())
                .param("notBefore", plan.plannedOn().notBefore())
                .param("madeOn", plan.madeOn() == null ? today.get() : plan.madeOn())
                .param("reason", plan.reason())
                .update();
    }

    /** The stages that are recorded now, in their order. */
    List<RolloutDraft.StageDates> of(long rollout) {
        return database.sql("""
                        select stage, planned_on, planned_on_precision, planned_on_confidence, planned_on_not_before, made_on, actual_on, actual_on_precision,
                            actual_on_confidence, actual_on_not_before, resumed_on
                        from rollout_stage
                        where rollout_id = :rollout
                        order by stage_rank(stage) nulls last, stage, occurrence""")
                .param("rollout", rollout)
                .query((row, number) -> new RolloutDraft.StageDates(
                        RolloutStage.valueOf(row.getString("stage")),
                        date(row, "planned_on"),
                        row.getObject("made_on", LocalDate.class),
                        date(row, "actual_on"),
                        row.getObject("resumed_on", LocalDate.class)))
                .list();
    }

    private static @Nullable RoughDate date(ResultSet row, String column) throws SQLException {
        LocalDate value = row.getObject(column, LocalDate.class);
        return value == null
                ? null
                : new RoughDate(
                        value,
                        DatePrecision.valueOf(row.getString(column + "_precision")),
                        Confidence.valueOf(row.getString(column + "_confidence")),
                        row.getObject(column + "_not_before", LocalDate.class));
    }

    /**
     * What is wrong with the dates that are written.
     *
     * @param pointers where the dates of a stage stand in the request
     */
    List<Violation> violations(long rollout, Pointers pointers) {
        return database.sql("""
                        select dates.stage, dates.occurrence, violation.member, violation.kind, violation.detail, violation.rule
                        from rollout_date_violations(array[cast(:rollout as bigint)], :today) as violation
                        join rollout_stage as dates on dates.id = violation.part_id
                        order by stage_rank(dates.stage) nulls last, dates.occurrence, violation.member, violation.detail""")
                .param("rollout", rollout)
                .param("today", today.get())
                .query((row, number) -> new Violation(
                        pointers.apply(RolloutStage.valueOf(row.getString("stage")), row.getInt("occurrence"))
                                .replace("{member}", row.getString("member")),
                        null,
                        row.getString("kind"),
                        row.getString("detail"),
                        row.getString("rule")))
                .list();
    }
}
