package io.autopact.integration.notification;

import io.autopact.shared.postgres.SqlFile;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What waits to be told by mail, as figures for the operator's graphs. */
@Component
class MailFigures {

    private static final String FIGURES = SqlFile.read("integration/mail-figures.sql");

    private final JdbcClient database;
    private volatile Figure last = new Figure(0, 0);

    private record Figure(long waiting, double oldest) {}

    MailFigures(JdbcClient database, MeterRegistry meters) {
        this.database = database;
        Gauge.builder("autopact.mail.waiting", this, figures -> figures.last.waiting())
                .description("Notifications that wait for nothing but their mail")
                .register(meters);
        Gauge.builder("autopact.mail.oldest", this, figures -> figures.last.oldest())
                .description("For how long the first of them has waited")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Looks now and then: a look at the figures by many is one look at the database. */
    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT10S")
    void look() {
        last = database.sql(FIGURES)
                .query((row, number) -> new Figure(row.getLong("waiting"), row.getDouble("oldest")))
                .single();
    }
}
