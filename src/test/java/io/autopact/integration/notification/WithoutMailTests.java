package io.autopact.integration.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.agreement.reminder.ReminderRound;
import io.autopact.shared.time.Today;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Without a mail server the service works, and tells why nothing is sent. */
@RegisterTest
class WithoutMailTests {

    @Autowired
    private Api api;

    @Autowired
    private Today today;

    @Autowired
    private ReminderRound reminders;

    @Autowired
    private NotificationRound round;

    @Test
    void nothingIsSentAndItIsSaidWhy() {
        api.put(
                        "/api/v1/automakers/nm-maker",
                        "{\"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                        "If-None-Match",
                        "*")
                .has(201);
        api.put("/api/v1/people/nm-owner", """
                {"nameZh": "乙", "nameEn": "B", "organization": "nm-maker", "email": "nm@example.com"}""", "If-None-Match", "*").has(201);
        for (String number : new String[] {"NM-1", "NM-2"}) {
            api.put(
                            "/api/v1/agreements/" + number,
                            """
                    {"kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A", "effectiveOn": "2020-01-01", "expiresOn": "%s",
                     "reminderDays": [30], "parties": [{"organization": "nm-maker", "role": "COUNTERPARTY"}]%s}""".formatted(
                                            today.get().plusDays(20),
                                            number.equals("NM-1")
                                                    ? ", \"responsible\": [{\"person\": \"nm-owner\", \"role\": \"DEPUTY\"}]"
                                                    : ""),
                            "If-None-Match",
                            "*")
                    .has(201);
            api.post("/api/v1/agreements/%s/sign".formatted(number), "{\"signedOn\": \"2020-01-01\"}", "If-Match", "*")
                    .has(200);
        }
        reminders.tell(today.get());
        round.go();
        round.go();
        assertThat(reason("NM-1")).isEqualTo("WAITING NO_MAIL_SERVER nm-owner");
        assertThat(reason("NM-2")).isEqualTo("WAITING NO_OWNER null");
        String nobody = api.get("/api/v1/notifications?record=AGREEMENT:NM-2").at("/items/0/id");
        api.post(
                        "/api/v1/notifications/%s/snooze".formatted(nobody),
                        "{\"until\": \"%s\"}".formatted(today.get().plusDays(1)))
                .isProblem(422, "rule-violated");
        api.patch("/api/v1/agreements/NM-2", """
                {"responsible": [{"person": "nm-owner", "role": "OWNER"}]}""", "If-Match", "*").has(200);
        round.go();
        assertThat(reason("NM-2")).isEqualTo("WAITING NO_MAIL_SERVER nm-owner");
        api.post("/api/v1/notifications/test", "{\"person\": \"nm-owner\"}")
                .has(200)
                .includes("{\"sent\": false, \"reason\": \"NO_MAIL_SERVER\"}");
        api.post("/api/v1/notifications/test", "{}").has(200).includes("{\"sent\": false, \"reason\": \"NO_OWNER\"}");
        api.get("/actuator/health").has(200);
    }

    private String reason(String number) {
        var items = api.get("/api/v1/notifications?record=AGREEMENT:" + number)
                .has(200)
                .json()
                .at("/items");
        assertThat(items).hasSize(1);
        return "%s %s %s"
                .formatted(items.at("/0/state").asString(), text(items.at("/0/reason")), text(items.at("/0/person")));
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "null" : value.asString();
    }
}
