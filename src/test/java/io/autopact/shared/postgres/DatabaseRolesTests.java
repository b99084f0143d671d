package io.autopact.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The migrations and the service mean the same zone. */
class DatabaseRolesTests {

    @Test
    void aRegionGoesByItsName() {
        assertThat(DatabaseRoles.sql(ZoneId.of("Asia/Shanghai"))).isEqualTo("'Asia/Shanghai'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asia/Shanghai",
                "America/New_York",
                "Etc/GMT-8",
                "UTC+8",
                "GMT-03:30",
                "+05:45",
                "-08:00",
                "Z",
                "UTC"
            })
    void theDatabaseHasTheSameTimeOfDayThere(String id) throws SQLException {
        ZoneId zone = ZoneId.of(id);
        try (Connection connection = TestDatabase.fresh().asApplication();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("""
                        select at, at at time zone %s as there
                        from (values (timestamptz '2026-07-01 00:30:00Z'), (timestamptz '2026-12-31 23:30:00Z')) as moments (at)""".formatted(DatabaseRoles.sql(zone)))) {
            while (result.next()) {
                OffsetDateTime at = result.getObject("at", OffsetDateTime.class);
                assertThat(result.getString("there"))
                        .startsWith(at.atZoneSameInstant(zone).toLocalDate() + " "
                                + at.atZoneSameInstant(zone).toLocalTime());
            }
        }
    }
}
