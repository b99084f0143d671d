package io.autopact.integration.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.integration.notification.ReminderSubject;
import io.autopact.shared.time.Today;
import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Npm;
import io.autopact.support.RegisterTest;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What falls due, in the calendar of whoever subscribes to it. */
@RegisterTest
class CalendarTests {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    private Api api;

    @Autowired
    private Today today;

    private String maker;
    private String owner;
    private String agreement;

    @BeforeEach
    void somethingFallsDue() {
        int number = NEXT.incrementAndGet();
        maker = "cal-maker-" + number;
        owner = "cal-owner-" + number;
        agreement = "CAL-" + number;
        put("automakers/" + maker, "{\"kind\": \"COMPANY\", \"nameZh\": \"甲车\", \"nameEn\": \"A\"}");
        put("people/" + owner, "{\"nameZh\": \"乙\", \"nameEn\": \"B\", \"organization\": \"%s\"}".formatted(maker));
        put("agreements/" + agreement, """
                {"kind": "MEMORANDUM", "titleZh": "备忘录；很长的标题，超过七十五个字节所以要折行，还有逗号,和分号;", "titleEn": "Memo",
                 "effectiveOn": "%s", "expiresOn": "%s", "parties": [{"organization": "%s", "role": "COUNTERPARTY"}]}""".formatted(
                        today.get().minusDays(9), today.get().plusDays(40), maker));
        api.post(
                        "/api/v1/agreements/%s/sign".formatted(agreement),
                        "{\"signedOn\": \"%s\"}".formatted(today.get().minusDays(9)),
                        "If-Match",
                        "*")
                .has(200);
        api.post(
                        "/api/v1/agreements/%s/milestones".formatted(agreement),
                        """
                {"code": "%s", "titleZh": "交付", "titleEn": "Deliver", "dueOn": "%s", "owner": "%s",
                 "responsible": [{"person": "%s", "role": "OWNER"}]}""".formatted(agreement, today.get().plusDays(10), maker, owner),
                        "If-Match",
                        "*")
                .has(201);
        put("vehicle-models/%s-model".formatted(maker), """
                {"automaker": "%s", "nameZh": "车型", "nameEn": "Model"}""".formatted(maker));
        put("solutions/" + agreement, "{\"nameZh\": \"方案\", \"nameEn\": \"Solution\"}");
        put("rollouts/" + agreement, """
                {"vehicleModel": "%s-model", "solution": "%s", "withoutBasis": {"reason": "R"},
                 "stages": [{"stage": "LAUNCHED", "plannedOn": "%s", "madeOn": "%s"}]}""".formatted(
                        maker, agreement, today.get().plusDays(20), today.get().minusDays(5)));
    }

    private void put(String path, String body) {
        api.put("/api/v1/" + path, body, "If-None-Match", "*").has(201);
    }

    private Answer made(String scope) {
        return api.post("/api/v1/calendars", "{\"scope\": %s}".formatted(scope)).has(201);
    }

    private HttpResponse<String> read(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private List<VEvent> events(String address) throws IOException, InterruptedException, ParserException {
        HttpResponse<String> answer = read(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
        assertThat(answer.body().split("\r\n")).allMatch(line -> line.getBytes().length <= 75);
        Calendar calendar = new CalendarBuilder().build(new StringReader(answer.body()));
        assertThat(calendar.validate().getEntries()).isEmpty();
        return calendar.getComponents("VEVENT");
    }

    private static VEvent event(List<VEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getUid().orElseThrow().getValue().equals(name + "@autopact"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + events));
    }

    @Test
    void wholeDaysOfWhatFallsDueAreInIt() throws Exception {
        List<VEvent> events =
                events(made("{\"organization\": \"%s\"}".formatted(maker)).at("/address"));
        assertThat(events).hasSize(3);
        VEvent ends = event(events, "AGREEMENT-%s-EXPIRY".formatted(agreement));
        LocalDate day = today.get().plusDays(40);
        assertThat(ends.getDateTimeStart().toString().strip())
                .isEqualTo("DTSTART;VALUE=DATE:" + day.toString().replace("-", ""));
        assertThat(ends.getDateTimeEnd().toString().strip())
                .isEqualTo("DTEND;VALUE=DATE:" + day.plusDays(1).toString().replace("-", ""));
        assertThat(ends.getSummary().getValue()).startsWith("协议到期：备忘录；很长的标题");
        assertThat(ends.getUrl().getValue()).endsWith("/agreements/" + agreement);
        assertThat(ends.getAlarms().getFirst().getRequiredProperty("TRIGGER").getValue())
                .isEqualTo("-P1W");
        event(events, "MILESTONE-%s-MILESTONE".formatted(agreement));
        event(events, "ROLLOUT-%s-STAGE-LAUNCHED".formatted(agreement));
    }

    @Test
    void anotherDayMovesTheEntryAndWhatIsNotDueAnyLongerDisappears() throws Exception {
        String address = made("{\"organization\": \"%s\"}".formatted(maker)).at("/address");
        String name = "ROLLOUT-%s-STAGE-LAUNCHED".formatted(agreement);
        VEvent before = event(events(address), name);
        api.post(
                        "/api/v1/rollouts/%s/plan".formatted(agreement),
                        """
                {"stage": "LAUNCHED", "plannedOn": "%s", "reason": "R"}""".formatted(today.get().plusDays(33)),
                        "If-Match",
                        "*")
                .has(200);
        VEvent after = event(events(address), name);
        assertThat(after.getDateTimeStart().getDate()).isEqualTo(today.get().plusDays(33));
        assertThat(after.getSequence().getSequenceNo())
                .isGreaterThan(before.getSequence().getSequenceNo());
        api.delete("/api/v1/rollouts/" + agreement, "If-Match", "*").has(204);
        assertThat(events(address)).hasSize(2);
    }

    /** The other parser is that of Thunderbird. */
    @Test
    void theParserOfOthersReadsEachEntryAsItIsMeant(@TempDir Path folder) throws Exception {
        Npm.install("ical.js", "no second parser reads the calendar");
        String address = made("{\"organization\": \"%s\"}".formatted(maker)).at("/address");
        JsonNode calendar = read(address, folder);
        assertThat(calendar.at("/version").asString()).isEqualTo("2.0");
        assertThat(calendar.at("/name").asString()).isEqualTo("autopact 到期");
        JsonNode entries = calendar.at("/entries");
        assertThat(entries.size()).isEqualTo(3);
        isOn(entries.get(0), "MILESTONE-%s-MILESTONE".formatted(agreement), 10);
        isOn(entries.get(1), "ROLLOUT-%s-STAGE-LAUNCHED".formatted(agreement), 20);
        isOn(entries.get(2), "AGREEMENT-%s-EXPIRY".formatted(agreement), 40);
        assertThat(entries.valueStream().map(entry -> entry.at("/summary").asString()))
                .containsExactly(
                        "里程碑到期：交付 · Milestone due: Deliver",
                        "%s：车型 · 方案 · %s: Model · Solution"
                                .formatted(ReminderSubject.STAGE.zh("LAUNCHED"), ReminderSubject.STAGE.en("LAUNCHED")),
                        "协议到期：备忘录；很长的标题，超过七十五个字节所以要折行，还有逗号,和分号; · Agreement ends: Memo");
        api.patch(
                        "/api/v1/milestones/" + agreement,
                        "{\"dueOn\": \"%s\", \"reason\": \"R\"}"
                                .formatted(today.get().plusDays(30)),
                        "If-Match",
                        "*")
                .has(200);
        JsonNode later = read(address, folder).at("/entries");
        isOn(later.get(1), "MILESTONE-%s-MILESTONE".formatted(agreement), 30);
        assertThat(later.at("/1/sequence").asInt())
                .isGreaterThan(entries.at("/0/sequence").asInt());
        assertThat(later.at("/0/sequence")).isEqualTo(entries.at("/1/sequence"));
    }

    private JsonNode read(String address, Path folder) throws Exception {
        Path feed = Files.writeString(folder.resolve("feed.ics"), read(address).body());
        Path found = folder.resolve("entries.json");
        assertThat(Npm.run("node", "calendar.js", feed.toString(), found.toString()))
                .isZero();
        return JsonMapper.shared().readTree(found);
    }

    private void isOn(JsonNode entry, String name, int days) {
        LocalDate day = today.get().plusDays(days);
        assertThat(entry.at("/uid").asString()).isEqualTo(name + "@autopact");
        assertThat(entry.at("/start").asString()).isEqualTo(day.toString());
        assertThat(entry.at("/startIsDate").asBoolean()).isTrue();
        assertThat(entry.at("/end").asString()).isEqualTo(day.plusDays(1).toString());
        assertThat(entry.at("/endIsDate").asBoolean()).isTrue();
        assertThat(entry.at("/days").asInt()).isOne();
        assertThat(entry.at("/description").asString())
                .endsWith(entry.at("/url").asString());
        assertThat(entry.at("/alarms").size()).isOne();
        assertThat(entry.at("/alarms/0/action").asString()).isEqualTo("DISPLAY");
        assertThat(entry.at("/alarms/0/trigger").asString()).isEqualTo("-P7D");
        assertThat(entry.at("/alarms/0/description").asString()).isNotBlank();
    }

    @Test
    void whoIsResponsibleHasTheirOwn() throws Exception {
        assertThat(events(made("{\"responsible\": \"%s\"}".formatted(owner)).at("/address")))
                .singleElement()
                .extracting(event -> event.getSummary().getValue())
                .isEqualTo("里程碑到期：交付 · Milestone due: Deliver");
        api.post("/api/v1/calendars", "{\"scope\": {\"responsible\": \"cal-nobody\", \"organization\": null}}")
                .isProblem(422, "rule-violated")
                .names("/scope/responsible", "unknown-code");
        api.post("/api/v1/calendars", "{\"scope\": {\"organization\": \"cal-nobody\"}}")
                .isProblem(422, "rule-violated")
                .names("/scope/organization", "unknown-code");
    }

    @Test
    void itIsListedAndRevokedByWhoeverMadeIt() throws Exception {
        api.sendAs(api.token("VIEWER"), "POST", "/api/v1/calendars", "{}").has(201);
        Answer mine = api.sendAs(api.token("VIEWER"), "POST", "/api/v1/calendars", "{}")
                .has(201);
        String address = mine.at("/address");
        String secret = address.replaceAll(".*/(.*)\\.ics", "$1");
        assertThat(api.sendAs(api.token("MANAGER"), "GET", "/api/v1/calendars", null)
                        .items("id"))
                .doesNotContain(mine.at("/id"));
        Answer list = api.sendAs(api.token("VIEWER"), "GET", "/api/v1/calendars", null)
                .has(200);
        assertThat(list.items("id")).contains(mine.at("/id"));
        assertThat(list.body()).doesNotContain(secret);
        api.sendAs(api.token("VIEWER"), "GET", mine.header("Location"), null)
                .has(200)
                .includes("{\"id\": \"%s\", \"madeBy\": null}".formatted(mine.at("/id")));
        api.get(mine.header("Location")).has(200);
        api.sendAs(api.token("MANAGER"), "GET", mine.header("Location"), null).isProblem(404, "not-found");
        Answer first = api.sendAs(api.token("VIEWER"), "GET", "/api/v1/calendars?limit=1", null);
        api.sendAs(api.token("VIEWER"), "GET", "/api/v1/calendars?limit=1&cursor=" + first.at("/nextCursor"), null)
                .has(200);
        assertThat(list.at("/items/0/madeBy")).isNull();
        assertThat(api.get("/api/v1/calendars?sort=-id&limit=1"))
                .as("administrators find everybody's")
                .satisfies(all -> {
                    assertThat(all.at("/items/0/id")).isEqualTo(mine.at("/id"));
                    assertThat(all.at("/items/0/madeBy")).isNotNull();
                });
        events(address);
        api.sendAs(api.token("MANAGER"), "DELETE", "/api/v1/calendars/" + mine.at("/id"), null)
                .isProblem(404, "not-found");
        api.sendAs(api.token("VIEWER"), "DELETE", "/api/v1/calendars/" + mine.at("/id"), null)
                .has(204);
        assertThat(read(address).statusCode()).isEqualTo(404);
    }
}
