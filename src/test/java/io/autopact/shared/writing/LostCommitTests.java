package io.autopact.shared.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.CommitCutter;
import io.autopact.support.OwnDatabase;
import io.autopact.support.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Where the database is lost at a commit, the client is told what is true: that nobody knows. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "autopact.portfolio=none")
@ContextConfiguration(initializers = {OwnDatabase.class, LostCommitTests.BehindACutter.class})
@Import(Api.class)
class LostCommitTests {

    private static @Nullable CommitCutter cutter;

    /** Leads the service to its database by way of the cutter; statements are sent as text, for it to see them. */
    static class BehindACutter implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            String url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
            URI server = URI.create(url.substring("jdbc:".length()));
            CommitCutter front = CommitCutter.start(server.getPort());
            cutter = front;
            TestPropertyValues.of("spring.datasource.url=jdbc:postgresql://127.0.0.1:%d%s?prepareThreshold=0"
                            .formatted(front.port(), server.getPath()))
                    .applyTo(context);
        }
    }

    @Autowired
    private Api api;

    @Autowired
    private TestDatabase.Fresh database;

    @AfterAll
    static void close() throws IOException {
        if (cutter != null) {
            cutter.close();
        }
    }

    private static void cut(CommitCutter.Cut when, String code) {
        Objects.requireNonNull(cutter).cutNext(when, code);
    }

    private long recorded(String code) throws SQLException {
        try (var connection = database.asOwner();
                var statement =
                        connection.prepareStatement("select count(*) from autopact.organization where code = ?")) {
            statement.setString(1, code);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CommitCutter.Cut.class,
            names = {"BEFORE_THE_SERVER_HEARS", "AFTER_THE_SERVER_IS_DONE"})
    void aCommitThatIsLostIsSaidToBeUnknownAndTheSameKeyEndsTheDoubt(CommitCutter.Cut when) throws SQLException {
        String code = "lost-" + when.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String body = "{\"code\": \"%s\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}".formatted(code);
        api.get("/api/v1/me").has(200);
        cut(when, code);
        Answer lost = api.post("/api/v1/automakers", body, "Idempotency-Key", code);
        lost.isProblem(503, "outcome-unknown");
        assertThat(lost.header("Retry-After")).isNotBlank();
        assertThat(lost.at("/detail")).doesNotContain("nothing was changed");
        assertThat(recorded(code)).isEqualTo(when == CommitCutter.Cut.AFTER_THE_SERVER_IS_DONE ? 1 : 0);
        api.post("/api/v1/automakers", body, "Idempotency-Key", code).has(201);
        assertThat(recorded(code)).isEqualTo(1);
    }

    /** The rollback fails as well then, since there is no connection to ask for it. */
    @Test
    void aWriteThatIsLostBeforeItsCommitHasChangedNothingAndSaysSo() throws SQLException {
        String body = "{\"code\": \"lost-middle\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}";
        cut(CommitCutter.Cut.IN_THE_MIDDLE, "lost-middle");
        Answer lost = api.post("/api/v1/automakers", body).isProblem(503, "unavailable");
        assertThat(lost.header("Retry-After")).isNotBlank();
        assertThat(recorded("lost-middle")).isZero();
        api.post("/api/v1/automakers", body).has(201);
    }

    @Test
    void aDryRunThatIsLostHasChangedNothing() throws SQLException {
        String body = "{\"code\": \"lost-dry\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}";
        api.post("/api/v1/automakers?dryRun=true", body).has(201);
        assertThat(recorded("lost-dry")).isZero();
    }
}
