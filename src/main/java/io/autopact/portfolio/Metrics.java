package io.autopact.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Computes the figures of the portfolio, with the records that they count and those that they leave out. */
@Component
@RequiredArgsConstructor
public class Metrics {

    private final JdbcClient database;

    private record Found(
            String code,
            @Nullable ExclusionReason reason,
            @Nullable String related) {}

    /** The records behind a figure, by their codes; the figure is the number of those counted. */
    @Transactional(readOnly = true)
    public MetricRecords records(Metric metric, LocalDate asOf) {
        return told(found(metric, asOf), possible(metric, asOf));
    }

    private static MetricRecords told(List<Found> records, List<String> possible) {
        List<String> counted = new ArrayList<>();
        List<MetricRecords.Excluded> excluded = new ArrayList<>();
        for (Found found : records) {
            if (found.reason() == null) {
                counted.add(found.code());
            } else {
                excluded.add(found.reason().of(found.code(), found.related()));
            }
        }
        return new MetricRecords(counted, possible, excluded);
    }

    private List<String> possible(Metric metric, LocalDate asOf) {
        return database.sql(
                        "select possible from possible_metric_records(:metric, :asOf) as possible order by possible")
                .param("metric", metric.name())
                .param("asOf", asOf)
                .query((row, number) -> row.getString("possible"))
                .list();
    }

    /** The elements of the architecture that an agreement covers, and those that it does not. */
    @Transactional(readOnly = true)
    public MetricRecords elementsCovered(String agreement, LocalDate asOf) {
        List<Found> certain = covered(agreement, asOf, "counted or not possible");
        List<String> possible = covered(agreement, asOf, "possible and not counted").stream()
                .map(Found::code)
                .toList();
        return told(certain, possible);
    }

    private List<Found> covered(String agreement, LocalDate asOf, String which) {
        return database.sql("""
                        select code, case when not counted then 'NOT_COVERED' end as reason, null as related
                        from elements_covered(:agreement, :asOf)
                        where %s
                        order by code""".formatted(which))
                .param("agreement", agreement)
                .param("asOf", asOf)
                .query((row, number) -> found(row))
                .list();
    }

    private List<Found> found(Metric metric, LocalDate asOf) {
        return database.sql("""
                        select code, case when not counted then reason end as reason, related
                        from metric_records(:metric, :asOf)
                        order by code""")
                .param("metric", metric.name())
                .param("asOf", asOf)
                .query((row, number) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new Found(
                row.getString("code"),
                reason == null ? null : ExclusionReason.valueOf(reason),
                row.getString("related"));
    }
}
