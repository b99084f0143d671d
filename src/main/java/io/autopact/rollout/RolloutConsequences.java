package io.autopact.rollout;

import io.autopact.agreement.ChangeConsequences;
import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells which rollouts are left without any agreement to rest on, by this one or any other. */
@Component
@RequiredArgsConstructor
class RolloutConsequences implements ChangeConsequences {

    /**
     * The rollouts under way or launched of those whom the agreement can reach that something carries: on the day asked
     * about, or on that of their first stage past PLANNED where that is later. What was recorded of days after an end
     * that is told late rests on nothing, too.
     */
    private static final String CARRIED = """
            with recursive reached as (
                select party.organization_id as id from agreement_party as party where party.agreement_id = :agreement
                union
                select tie.organization_id from reached join organization_tie as tie on tie.to_id = reached.id
            ), concerned as (
                select rollout.id, rollout.code, rollout.solution_id, model.maker_id, greatest(cast(:on as date), begun.on_day) as on_day
                from rollout
                join vehicle_model as model on model.id = rollout.model_id
                join lateral (
                    select min(dates.actual_on) as on_day
                    from rollout_stage as dates
                    where dates.rollout_id = rollout.id and dates.stage in ('INTEGRATING', 'VALIDATING', 'LAUNCHED')) as begun
                    on begun.on_day is not null
                where model.maker_id in (select reached.id from reached)
                  and rollout.without_basis_reason is null and rollout.stage in ('INTEGRATING', 'VALIDATING', 'LAUNCHED', 'ON_HOLD')
            ), asked as (
                select array_agg(concerned.id) as keys, array_agg(concerned.maker_id) as makers,
                    array_agg(concerned.solution_id) as solutions, array_agg(concerned.on_day) as days
                from concerned
            )
            select concerned.code, concerned.on_day
            from concerned
            where concerned.id in (
                select bases.key from asked
                cross join agreement_bases(asked.keys, asked.makers, asked.solutions, asked.days) as bases)
            order by concerned.code""";

    private final JdbcClient database;

    @Override
    public Supplier<List<Consequence>> watch(long agreement, List<LocalDate> days) {
        Map<LocalDate, Map<String, LocalDate>> before = carried(agreement, days);
        return () -> {
            Map<LocalDate, Map<String, LocalDate>> after = carried(agreement, days);
            Map<String, LocalDate> left = new LinkedHashMap<>();
            before.forEach((day, carried) -> carried.forEach((code, on) -> {
                if (!Objects.requireNonNull(after.get(day)).containsKey(code)) {
                    left.putIfAbsent(code, on);
                }
            }));
            List<Consequence> consequences = new ArrayList<>();
            left.forEach((code, day) -> consequences.add(new Consequence(
                    "ROLLOUT_LEFT",
                    "ROLLOUT",
                    code,
                    "basis",
                    day,
                    "From %s on, %s rests on no agreement.".formatted(day, code))));
            return consequences;
        };
    }

    private Map<LocalDate, Map<String, LocalDate>> carried(long agreement, List<LocalDate> days) {
        Map<LocalDate, Map<String, LocalDate>> carried = new LinkedHashMap<>();
        for (LocalDate day : days) {
            Map<String, LocalDate> found = new LinkedHashMap<>();
            database.sql(CARRIED).param("agreement", agreement).param("on", day).query(row -> {
                found.put(row.getString("code"), row.getObject("on_day", LocalDate.class));
            });
            carried.put(day, found);
        }
        return carried;
    }
}
