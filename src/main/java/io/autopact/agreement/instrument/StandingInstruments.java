package io.autopact.agreement.instrument;

import io.autopact.agreement.StandingRecords;
import io.autopact.agreement.Touched;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.writing.Consequence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Instruments that are planned or at work: they are left when the agreement that sets them up ends. */
@Component
@RequiredArgsConstructor
class StandingInstruments implements StandingRecords {

    private static final String SET_UP = SqlFile.read("agreement/standing-instruments.sql");

    private final JdbcClient database;

    @Override
    public List<Standing> of(Touched touched) {
        return database.sql(SET_UP)
                .param("agreements", Touched.ids(touched.agreements()))
                .param("days", Touched.days(touched.agreements()))
                .query((row, number) -> new Standing(lost(row)))
                .list();
    }

    private static Consequence lost(ResultSet row) throws SQLException {
        LocalDate on = row.getObject("on_day", LocalDate.class);
        return new Consequence(
                        "INSTRUMENT_LEFT",
                        "INSTRUMENT",
                        row.getString("code"),
                        null,
                        on,
                        "%s is %s; from %s on, %s, which sets it up, is in force no more."
                                .formatted(
                                        row.getString("code"), row.getString("state"), on, row.getString("agreement")))
                .named(row.getString("name_zh"), row.getString("name_en"))
                .withAmount(row.getBigDecimal("amount"), row.getString("currency"));
    }
}
