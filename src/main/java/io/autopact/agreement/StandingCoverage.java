package io.autopact.agreement;

import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.writing.Consequence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What organizations cover, be it by one agreement or by another: domains, and what agreements named outright of
 * elements and base capabilities. An element that a domain or a solution still covers is not lost.
 */
@Component
@RequiredArgsConstructor
class StandingCoverage implements StandingRecords {

    private static final String COVERED = SqlFile.read("agreement/standing-coverage.sql");

    private final JdbcClient database;

    @Override
    public List<Standing> of(Touched touched) {
        return database.sql(COVERED)
                .param("organizations", Touched.ids(touched.organizations()))
                .param("days", Touched.days(touched.organizations()))
                .query((row, number) -> new Standing(lost(row), row.getBoolean("is_named")))
                .list();
    }

    /** Parts are called as evidence calls them; domains by their codes alone. */
    private static Consequence lost(ResultSet row) throws SQLException {
        ScopeKind kind = ScopeKind.valueOf(row.getString("kind"));
        String item = row.getString("item");
        LocalDate on = row.getObject("on_day", LocalDate.class);
        return new Consequence(
                        "COVERAGE_LOST",
                        row.getString("type"),
                        row.getString("organization"),
                        kind == ScopeKind.DOMAIN ? item : "%s[%s]".formatted(kind.member(), item),
                        on,
                        "From %s on, no agreement of %s covers %s.".formatted(on, row.getString("organization"), item))
                .named(row.getString("name_zh"), row.getString("name_en"))
                .withMemberNamed(row.getString("item_zh"), row.getString("item_en"));
    }
}
