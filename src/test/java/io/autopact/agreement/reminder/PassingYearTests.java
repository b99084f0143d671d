package io.autopact.agreement.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.shared.time.Today;
import io.autopact.support.Api;
import io.autopact.support.MovableClock;
import io.autopact.support.RegisterTest;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A year goes by while the service runs, and everything that a day decides moves with its clock. */
@RegisterTest
@Import(MovableClock.class)
class PassingYearTests {

    @Autowired
    private Api api;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Today today;

    @Autowired
    private Reminders reminders;

    @Test
    void anAgreementExpiresItsReminderFallsDueAndATokenEnds() {
        LocalDate begin = today.get();
        String token = api.post("/api/v1/tokens", "{\"name\": \"for a year\", \"roles\": [\"VIEWER\"]}")
                .has(201)
                .at("/token");
        signed(begin, begin.plusDays(300));
        assertThat(phase()).isEqualTo("IN_FORCE");

        clock.forward(Duration.ofDays(280));
        assertThat(phase()).isEqualTo("EXPIRING");
        reminders.tell();
        assertThat(api.get("/api/v1/portfolio/expiring?agreement=YEAR").at("/items/0/remindedOn/0"))
                .isEqualTo(begin.plusDays(280).toString());
        assertThat(api.sendAs(token, "GET", "/api/v1/automakers", null)
                        .has(200)
                        .headers()
                        .firstValue("Token-Expires"))
                .isEmpty();

        clock.forward(Duration.ofDays(60));
        assertThat(phase()).isEqualTo("EXPIRED");
        assertThat(api.sendAs(token, "GET", "/api/v1/automakers", null).has(200).header("Token-Expires"))
                .startsWith(begin.getYear() + 1 + "-");

        clock.forward(Duration.ofDays(26));
        api.sendAs(token, "GET", "/api/v1/automakers", null).isProblem(401, "unauthenticated");
        api.post("/api/v1/tokens", """
                        {"name": "of last month", "roles": ["VIEWER"], "expiresAt": "%sT00:00:00Z"}""".formatted(begin.plusDays(340)))
                .isProblem(400, "invalid-request")
                .names("/expiresAt", "out-of-range");
        api.post("/api/v1/tokens", "{\"name\": \"for a year\", \"roles\": [\"VIEWER\"]}")
                .has(201);
    }

    private void signed(LocalDate effective, LocalDate expires) {
        api.put(
                        "/api/v1/automakers/year-maker",
                        "{\"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                        "If-None-Match",
                        "*")
                .has(201);
        api.put("/api/v1/agreements/YEAR", """
                        {"kind": "MEMORANDUM", "titleZh": "一年", "titleEn": "A year", "effectiveOn": "%s", "expiresOn": "%s",
                         "noticeDays": 60, "reminderDays": [30],
                         "parties": [{"organization": "year-maker", "role": "COUNTERPARTY"}]}""".formatted(effective, expires), "If-None-Match", "*")
                .has(201);
        api.post("/api/v1/agreements/YEAR/sign", "{\"signedOn\": \"%s\"}".formatted(effective), "If-Match", "*")
                .has(200);
    }

    private String phase() {
        return String.valueOf(api.get("/api/v1/agreements/YEAR").has(200).at("/phase"));
    }
}
