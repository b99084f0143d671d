package io.autopact.rollout;

import io.autopact.agreement.ChangeConsequences;
import io.autopact.shared.postgres.SqlFile;
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
    private static final String CARRIED = SqlFile.read("rollout/carried-by-agreement.sql");

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
