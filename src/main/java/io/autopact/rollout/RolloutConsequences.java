package io.autopact.rollout;

import io.autopact.agreement.ChangeConsequences;
import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells which rollouts are left without any agreement to rest on, by this one or any other. */
@Component
@RequiredArgsConstructor
class RolloutConsequences implements ChangeConsequences {

    /** The rollouts under way or launched of those whom the agreement can reach, with whether anything carries them. */
    private static final String CARRIED = """
            with recursive reached as (
                select party.organization_id as id from agreement_party as party where party.agreement_id = :agreement
                union
                select tie.organization_id from reached join organization_tie as tie on tie.to_id = reached.id
            ), concerned as (
                select rollout.id, rollout.code, rollout.solution_id, model.maker_id
                from rollout
                join vehicle_model as model on model.id = rollout.model_id
                where model.maker_id in (select reached.id from reached)
                  and rollout.without_basis_reason is null and rollout.stage in ('INTEGRATING', 'VALIDATING', 'LAUNCHED', 'ON_HOLD')
                  and rollout.moved_on <= :on
                  and exists (
                      select from rollout_stage as dates
                      where dates.rollout_id = rollout.id and dates.stage in ('INTEGRATING', 'VALIDATING', 'LAUNCHED')
                        and dates.actual_on is not null)
            ), asked as (
                select array_agg(concerned.id) as keys, array_agg(concerned.maker_id) as makers,
                    array_agg(concerned.solution_id) as solutions, array_agg(cast(:on as date)) as days
                from concerned
            )
            select concerned.code
            from concerned
            where concerned.id in (
                select bases.key from asked
                cross join agreement_bases(asked.keys, asked.makers, asked.solutions, asked.days) as bases)
            order by concerned.code""";

    private final JdbcClient database;

    @Override
    public Supplier<List<Consequence>> watch(long agreement, List<LocalDate> days) {
        Map<LocalDate, Set<String>> before = carried(agreement, days);
        return () -> {
            Map<LocalDate, Set<String>> after = carried(agreement, days);
            Map<String, LocalDate> left = new LinkedHashMap<>();
            before.forEach((day, carried) -> carried.stream()
                    .filter(code -> !Objects.requireNonNull(after.get(day)).contains(code))
                    .forEach(code -> left.putIfAbsent(code, day)));
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

    private Map<LocalDate, Set<String>> carried(long agreement, List<LocalDate> days) {
        Map<LocalDate, Set<String>> carried = new LinkedHashMap<>();
        days.forEach(day -> carried.put(
                day,
                new LinkedHashSet<>(database.sql(CARRIED)
                        .param("agreement", agreement)
                        .param("on", day)
                        .query((row, number) -> row.getString("code"))
                        .list())));
        return carried;
    }
}
