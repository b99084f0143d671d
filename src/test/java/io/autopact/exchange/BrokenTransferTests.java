package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.Api;
import io.autopact.support.RawHttp;
import io.autopact.support.RegisterTest;
import io.autopact.support.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** An export that fails half-way is seen to have failed, and one whose client leaves takes up nothing any more. */
@RegisterTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=broken-transfers")
@DirtiesContext
class BrokenTransferTests {

    private static final String BUSY =
            "from pg_stat_activity where application_name = 'autopact bulk' and state = 'active' and query like 'copy (select%'";

    @Autowired
    private Api api;

    @Autowired
    @Qualifier("testDatabase")
    private TestDatabase.Fresh database;

    /** More than any buffer on the way holds, and of a kind that does not pack. */
    @BeforeEach
    void manySources() throws SQLException {
        StringBuilder noise = new StringBuilder();
        new Random(5).ints(1200, 'a', 'z' + 1).forEach(noise::appendCodePoint);
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into autopact.source (code, note)
                    select 'NOISE-' || number, md5(number::text) || '%s' from generate_series(1, 60000) as number
                    on conflict do nothing""".formatted(noise));
        }
    }

    private long inDatabase(String query) {
        try (Connection connection = database.asApplication();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getLong(1) : 0;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    @Test
    void aFailureHalfWayBreaksTheTransferOffAndNeverEndsItCleanly() throws IOException {
        for (String path : new String[] {"/api/v1/exports/sources.csv", "/api/v1/exports/portfolio.zip"}) {
            try (RawHttp raw = RawHttp.get(api, path)) {
                assertThat(raw.read(20_000)).startsWith("HTTP/1.1 200");
                await().atMost(Duration.ofSeconds(10)).until(() -> inDatabase("select count(*) " + BUSY) == 1);
                assertThat(inDatabase("select count(pg_terminate_backend(pid)) " + BUSY))
                        .isEqualTo(1);
                assertThat(raw.readAll())
                        .as("%s: neither the last piece nor a trailer", path)
                        .doesNotContain("\r\n0\r\n")
                        .doesNotContain("Export-Rows");
            }
        }
        api.get("/api/v1/exports/cooperation_domains.csv").has(200);
    }

    @Test
    void aClientThatLeavesFreesItsConnection() throws IOException {
        for (int i = 0; i < 12; i++) {
            try (RawHttp raw = RawHttp.get(api, "/api/v1/exports/sources.csv")) {
                assertThat(raw.read(20_000)).startsWith("HTTP/1.1 200");
            }
        }
        await("twelve left, and eight connections are all there are")
                .atMost(Duration.ofSeconds(20))
                .until(() -> inDatabase("select count(*) " + BUSY) == 0);
        api.get("/api/v1/exports/cooperation_domains.csv").has(200);
    }
}
