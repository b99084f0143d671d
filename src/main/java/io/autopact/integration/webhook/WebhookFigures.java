package io.autopact.integration.webhook;

import io.autopact.shared.postgres.SqlFile;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What waits to be sent: as figures for the operator's graphs, and as a detail of health that never makes it worse. */
@Component("webhooks")
class WebhookFigures implements HealthIndicator {

    private static final String FIGURES = SqlFile.read("integration/webhook-figures.sql");

    private final JdbcClient database;
    private final Clock clock;
    private volatile List<Figure> last = List.of();

    /**
     * What waits for one webhook.
     *
     * @param code its code
     * @param enabled whether anything is sent
     * @param failingSince since when nothing was received
     * @param backlog how many events wait
     * @param oldest since when the first of them does
     */
    private record Figure(
            String code,
            boolean enabled,
            @Nullable Instant failingSince,
            long backlog,
            @Nullable Instant oldest) {}

    WebhookFigures(JdbcClient database, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.clock = clock;
        Gauge.builder("autopact.webhooks.backlog", this, figures -> figures.backlog())
                .description("Events that wait to be sent to webhooks")
                .register(meters);
        Gauge.builder(
                        "autopact.webhooks.oldest",
                        this,
                        figures -> figures.oldest().toSeconds())
                .description("For how long the first of them has waited")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder(
                        "autopact.webhooks.failing",
                        this,
                        figures -> figures.failing().size())
                .description("Webhooks whose last attempt failed")
                .register(meters);
    }

    /** Looks now and then: a look at the figures by many is one look at the database. */
    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT10S")
    void look() {
        last = database.sql(FIGURES).query((row, number) -> figure(row)).list();
    }

    private static Figure figure(ResultSet row) throws SQLException {
        return new Figure(
                row.getString("code"),
                row.getBoolean("enabled"),
                instant(row, "failing_since"),
                row.getLong("backlog"),
                instant(row, "oldest"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private long backlog() {
        return last.stream().mapToLong(Figure::backlog).sum();
    }

    private Duration oldest() {
        return last.stream()
                .flatMap(figure -> Stream.ofNullable(figure.oldest()))
                .min(Instant::compareTo)
                .map(first -> Duration.between(first, clock.instant()))
                .orElse(Duration.ZERO);
    }

    private List<String> failing() {
        return last.stream()
                .filter(figure -> figure.failingSince() != null)
                .map(Figure::code)
                .toList();
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("backlog", backlog())
                .withDetail("oldestSeconds", oldest().toSeconds())
                .withDetail("failing", failing())
                .withDetail(
                        "disabled",
                        last.stream()
                                .filter(figure -> !figure.enabled())
                                .map(Figure::code)
                                .toList())
                .build();
    }
}
