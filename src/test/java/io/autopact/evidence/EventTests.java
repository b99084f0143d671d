package io.autopact.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What happened and is no step of a record. */
@RegisterTest
class EventTests {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    private Api api;

    private String maker;
    private String agreement;

    @BeforeEach
    void aMakerWithAnAgreement() {
        int number = NEXT.incrementAndGet();
        maker = "evt-maker-" + number;
        agreement = "EVT-AG-" + number;
        create("automakers/" + maker, "{\"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}");
        create("agreements/" + agreement, """
                {"kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A",
                 "parties": [{"organization": "%s", "role": "COUNTERPARTY"}]}""".formatted(maker));
    }

    private Answer create(String path, String body) {
        return api.put("/api/v1/" + path, body, "If-None-Match", "*").has(201);
    }

    private Answer event(String code, String more) {
        return create("events/" + code, """
                {"kind": "MEETING", "titleZh": "年度会谈", "titleEn": "Yearly meeting", %s}""".formatted(more));
    }

    @Test
    void anEventIsToldWithWhoWasThereAndWhatItIsAbout() {
        event(agreement + "-E", """
                "on": "2019-06-28", "onPrecision": "BY", "onConfidence": "INFERRED", "onNotBefore": "2019-05-01",
                "placeZh": "深圳", "placeEn": "Shenzhen", "organizations": ["%s"],
                "about": [{"type": "AGREEMENT", "code": "%s"}]""".formatted(maker, agreement));
        api.get("/api/v1/events/" + agreement + "-E").has(200).includes("""
                {"kind": "MEETING", "titleZh": "年度会谈", "titleEn": "Yearly meeting", "on": "2019-06-28", "onPrecision": "BY",
                 "onConfidence": "INFERRED", "onNotBefore": "2019-05-01", "placeZh": "深圳", "placeEn": "Shenzhen",
                 "organizations": ["%s"], "about": [{"type": "AGREEMENT", "code": "%s"}], "version": 1}""".formatted(maker, agreement));
    }

    @Test
    void anEventWithoutACodeIsGivenOne() {
        Answer made = api.post("/api/v1/events", """
                {"kind": "OTHER", "titleZh": "甲", "titleEn": "A", "on": "2020-06-30"}""").has(201);
        assertThat(made.at("/code")).matches("EV-\\d{4}-\\d{4}");
        made.includes("{\"onPrecision\": \"DAY\", \"onConfidence\": \"STATED\", \"organizations\": [], \"about\": []}");
    }

    @Test
    void anEventIsFoundByWhoWasThereWhatItIsAboutItsWordsAndItsDay() {
        String code = agreement + "-F";
        event(code, """
                "on": "2031-05-31", "onPrecision": "MONTH", "placeZh": "武汉", "organizations": ["%s"],
                "about": [{"type": "AGREEMENT", "code": "%s"}]""".formatted(maker, agreement));
        for (String query : new String[] {
            "organization=" + maker,
            "about=AGREEMENT:" + agreement,
            "kind=MEETING,LAUNCH&organization=" + maker,
            "q=" + code,
            "q=%E6%AD%A6%E6%B1%89&organization=" + maker,
            "from=2031-05-01&to=2031-05-31&organization=" + maker
        }) {
            assertThat(api.get("/api/v1/events?" + query).has(200).items("code"))
                    .as(query)
                    .containsExactly(code);
        }
        for (String query : new String[] {"kind=LAUNCH", "from=2031-05-02", "to=2031-05-30"}) {
            assertThat(api.get("/api/v1/events?organization=%s&%s".formatted(maker, query))
                            .has(200)
                            .items("code"))
                    .as(query)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"organization=evt-nobody,organization", "about=AGREEMENT:EVT-NONE,about", "about=EVT-NONE,about"})
    void aFilterByWhatIsNotThereIsRefused(String query, String parameter) {
        api.get("/api/v1/events?" + query).isProblem(400, "invalid-request").names(parameter, "unknown-code");
    }

    @Test
    void whatIsKnownToHaveBeenByADayIsNotToldAsHavingHappenedInASpanBeforeIt() {
        String code = agreement + "-BY";
        event(code, "\"on\": \"2032-06-28\", \"onPrecision\": \"BY\", \"organizations\": [\"%s\"]".formatted(maker));
        String asked = "/api/v1/events?organization=%s&from=2032-05-01&to=2032-06-28".formatted(maker);
        assertThat(api.get(asked).items("code")).isEmpty();
        api.patch("/api/v1/events/" + code, "{\"onNotBefore\": \"2032-05-01\"}", "If-Match", "\"1\"")
                .has(200);
        assertThat(api.get(asked).items("code")).containsExactly(code);
    }

    @Test
    void whatAnEventNamesIsThere() {
        api.post("/api/v1/events", """
                {"kind": "OTHER", "titleZh": "甲", "titleEn": "A", "on": "2020-06-30", "organizations": ["evt-nobody"],
                 "about": [{"type": "AGREEMENT", "code": "EVT-NONE"}, {"type": "PLANET", "code": "X"}]}""")
                .isProblem(422, "rule-violated")
                .names("/organizations/0", "unknown-code")
                .names("/about/0/code", "unknown-code")
                .names("/about/1/type", "invalid");
        api.post("/api/v1/events", """
                {"kind": "OTHER", "titleZh": "甲", "titleEn": "A", "on": "2020-06-30", "organizations": ["%1$s", "%1$s"],
                 "about": [{"type": "AUTOMAKER", "code": "%1$s"}, {"type": "AUTOMAKER", "code": "%1$s"}]}""".formatted(maker))
                .isProblem(422, "rule-violated")
                .names("/organizations/1", "repeated")
                .names("/about/1/code", "repeated");
    }

    @Test
    void whatAnEventNamesCannotBeDeleted() {
        event(
                agreement + "-D",
                "\"on\": \"2020-06-30\", \"about\": [{\"type\": \"AGREEMENT\", \"code\": \"%s\"}]"
                        .formatted(agreement));
        api.delete("/api/v1/agreements/" + agreement, "If-Match", "*")
                .isProblem(409, "conflict")
                .includes("{\"references\": [{\"type\": \"EVENT\", \"code\": \"%s-D\"}]}".formatted(agreement));
        String alone = maker + "-x";
        create("automakers/" + alone, "{\"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}");
        event(agreement + "-T", "\"on\": \"2020-06-30\", \"organizations\": [\"%s\"]".formatted(alone));
        api.delete("/api/v1/automakers/" + alone, "If-Match", "*").isProblem(409, "conflict");
        api.delete("/api/v1/events/" + agreement + "-T", "If-Match", "\"1\"").has(204);
        api.delete("/api/v1/automakers/" + alone, "If-Match", "*").has(204);
    }

    @Test
    void anEventThatEvidenceCitesCannotBeDeletedAndItsCodeIsNeverGivenAgain() {
        String code = agreement + "-C";
        event(code, "\"on\": \"2020-06-30\"");
        create("sources/" + code, "{\"titleZh\": \"报道\"}");
        Answer cited = api.post("/api/v1/evidence", """
                {"record": {"type": "EVENT", "code": "%1$s", "member": "on"}, "source": "%1$s", "quote": "六月"}""".formatted(code)).has(201);
        api.delete("/api/v1/events/" + code, "If-Match", "\"1\"").isProblem(409, "conflict");
        api.delete("/api/v1/evidence/" + cited.at("/code"), "If-Match", "\"1\"").has(204);
        api.delete("/api/v1/events/" + code, "If-Match", "\"1\"").has(204);
        api.put("/api/v1/events/" + code, """
                {"kind": "OTHER", "titleZh": "甲", "titleEn": "A", "on": "2020-06-30"}""", "If-None-Match", "*").isProblem(409, "conflict");
    }

    @Test
    void aMergedOrganizationLeavesItsEventsToTheOneThatStays() {
        String code = agreement + "-M";
        String stays = maker + "-stays";
        create("automakers/" + stays, "{\"kind\": \"COMPANY\", \"nameZh\": \"乙\", \"nameEn\": \"B\"}");
        event(code, """
                "on": "2020-06-30", "organizations": ["%1$s", "%2$s"], "about": [{"type": "AUTOMAKER", "code": "%1$s"}]""".formatted(maker, stays));
        api.post("/api/v1/automakers/%s/merge".formatted(maker), "{\"into\": \"%s\"}".formatted(stays), "If-Match", "*")
                .has(200);
        api.get("/api/v1/events/" + code).includes("""
                {"organizations": ["%1$s"], "about": [{"type": "AUTOMAKER", "code": "%1$s"}], "version": 2}""".formatted(stays));
        assertThat(api.get("/api/v1/events?organization=" + maker).items("code"))
                .containsExactly(code);
        assertThat(api.get("/api/v1/events?about=AUTOMAKER:" + maker).items("code"))
                .containsExactly(code);
        api.put("/api/v1/events/" + code, """
                {"kind": "OTHER", "titleZh": "甲", "titleEn": "A", "on": "2020-06-30", "organizations": ["%s"]}""".formatted(maker), "If-Match", "\"2\"")
                .isProblem(422, "rule-violated")
                .names("/organizations/0", "unknown-code");
    }

    @Test
    void anEventHasAHistoryWithItsParts() {
        String code = agreement + "-H";
        event(code, "\"on\": \"2020-06-30\"");
        api.patch("/api/v1/events/" + code, "{\"organizations\": [\"%s\"]}".formatted(maker), "If-Match", "\"1\"")
                .has(200);
        Answer history = api.get("/api/v1/events/%s/history".formatted(code)).has(200);
        assertThat(history.items("change")).containsExactly("UPDATED", "CREATED");
        assertThat(history.at("/items/0/members/0/member")).isEqualTo("organizations");
    }

    @Test
    void anEventIsOnTheTimelineOfWhomItConcerns() {
        event(
                agreement + "-A",
                "\"on\": \"2020-06-30\", \"about\": [{\"type\": \"AGREEMENT\", \"code\": \"%s\"}]"
                        .formatted(agreement));
        event(agreement + "-B", """
                "on": "2020-05-31", "onPrecision": "MONTH", "organizations": ["%s"]""".formatted(maker));
        event(agreement + "-C2", """
                "on": "2020-06-29", "onPrecision": "BY", "organizations": ["%s"]""".formatted(maker));
        Answer timeline = api.get("/api/v1/automakers/%s/timeline?asOf=2020-12-31".formatted(maker))
                .has(200);
        assertThat(timeline.json().at("/events").findValuesAsString("code"))
                .containsSubsequence(agreement + "-B", agreement + "-A")
                .doesNotContain(agreement + "-C2");
        assertThat(timeline.json().at("/knownBy").findValuesAsString("code")).containsExactly(agreement + "-C2");
        assertThat(timeline.at("/events/0/precision")).isEqualTo("MONTH");
        assertThat(timeline.at("/events/0/kind")).isEqualTo("MEETING");
        assertThat(timeline.at("/events/0/organization")).isEqualTo(maker);
        assertThat(timeline.at("/events/0/detailZh")).isEqualTo("会谈：年度会谈");
        assertThat(timeline.at("/events/0/detailEn")).isEqualTo("Meeting: Yearly meeting");
        assertThat(happened("2020-05-01")).containsExactlyInAnyOrder(agreement + "-B", agreement + "-A");
        assertThat(happened("2020-05-02")).as("May began before").containsExactly(agreement + "-A");
    }

    private List<String> happened(String since) {
        return api.get("/api/v1/automakers/%s/brief?since=%s&asOf=2020-12-31".formatted(maker, since))
                .has(200)
                .json()
                .at("/happened")
                .findValuesAsString("code");
    }

    @Test
    void whatChangedBetweenTwoDatesHasTheEventsBetweenThem() {
        event(agreement + "-X", """
                "on": "2020-05-31", "onPrecision": "MONTH", "organizations": ["%s"]""".formatted(maker));
        String asked = "/api/v1/portfolio/changes?kind=EVENT&organization=%s&from=%s&to=%s";
        Answer found =
                api.get(asked.formatted(maker, "2020-05-01", "2020-05-31")).has(200);
        assertThat(found.items("code")).containsExactly(agreement + "-X");
        found.includes("""
                {"items": [{"kind": "EVENT", "type": "EVENT", "subject": "MEETING", "on": "2020-05-31", "onPrecision": "MONTH"}]}""");
        assertThat(api.get(asked.formatted(maker, "2020-05-02", "2020-05-31")).items("code"))
                .isEmpty();
        assertThat(api.get(asked.formatted(maker, "2020-05-01", "2020-05-30")).items("code"))
                .isEmpty();
    }
}
