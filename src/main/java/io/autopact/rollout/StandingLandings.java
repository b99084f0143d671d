package io.autopact.rollout;

import io.autopact.agreement.StandingRecords;
import io.autopact.agreement.Touched;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.writing.Consequence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rollouts under way or launched, and deployments, that rest on an agreement, be it this one or another. */
@Component
@RequiredArgsConstructor
class StandingLandings implements StandingRecords {

    private static final String CARRIED = SqlFile.read("rollout/standing-rollouts.sql");
    private static final String IN_USE = SqlFile.read("rollout/standing-deployments.sql");

    private final JdbcClient database;

    @Override
    public List<Standing> of(Touched touched) {
        return Stream.concat(
                        ask(CARRIED, touched, "ROLLOUT", "basis", "From %s on, %s rests on no agreement.").stream(),
                        ask(
                                IN_USE,
                                touched,
                                "DEPLOYMENT",
                                "solution",
                                "From %s on, no agreement covers what %s has in use.")
                                .stream())
                .toList();
    }

    private List<Standing> ask(String sql, Touched touched, String type, String member, String detail) {
        return database.sql(sql)
                .param("organizations", Touched.ids(touched.organizations()))
                .param("days", Touched.days(touched.organizations()))
                .query((row, number) -> new Standing(lost(row, type, member, detail)))
                .list();
    }

    private static Consequence lost(ResultSet row, String type, String member, String detail) throws SQLException {
        LocalDate on = row.getObject("on_day", LocalDate.class);
        return new Consequence(
                        type + "_LEFT",
                        type,
                        row.getString("code"),
                        member,
                        on,
                        detail.formatted(on, row.getString("code")))
                .named(row.getString("name_zh"), row.getString("name_en"));
    }
}
