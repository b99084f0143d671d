package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.history.KnownRegister;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What was believed on a day: each answer about the portfolio that was ever given can be had again. */
@ArticleTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=known")
@DirtiesContext
class KnownRegisterTests {

    private static final List<String> QUESTIONS = List.of(
            "/portfolio/summary?",
            "/portfolio/coverage?",
            "/portfolio/coverage?organization=dongfeng&includeDescendants=true&",
            "/portfolio/coverage.svg?lang=zh&",
            "/agreements?limit=500&",
            "/agreements?phase=IN_FORCE,EXPIRING&count=true&sort=number&",
            "/agreements?domain=SMART_LOGISTICS&",
            "/agreements?organization=dongfeng&includeDescendants=true&endsBefore=2030-01-01&",
            "/rollouts?sort=number&",
            "/rollouts?stage=LAUNCHED&count=true&");

    private static final List<String> DATES = List.of("2019-06-27", "2019-07-01", "2026-11-30");

    @Autowired
    private Api api;

    @Autowired
    private KnownRegister known;

    @Autowired
    private PlatformTransactionManager transactions;

    /** An answer, with the instant at which it was given. */
    private record Said(Instant at, String question, String body) {}

    private List<Said> said() {
        List<Said> answers = new ArrayList<>();
        Instant now = Instant.now();
        for (String question : QUESTIONS) {
            for (String date : DATES) {
                String path = "/api/v1" + question + "asOf=" + date;
                answers.add(new Said(now, path, api.get(path).has(200).body()));
            }
        }
        return answers;
    }

    @Test
    void whatWasKnownIsToldInItsOwnTransactionAlone() {
        TransactionTemplate another = new TransactionTemplate(transactions);
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        assertThat(KnownRegister.isTurnedBack()).isFalse();
        known.read(Instant.now(), () -> {
            assertThat(KnownRegister.isTurnedBack()).isTrue();
            Boolean inTheOther = another.execute(status -> KnownRegister.isTurnedBack());
            assertThat(inTheOther).isFalse();
            assertThat(KnownRegister.isTurnedBack()).isTrue();
            return true;
        });
        assertThat(KnownRegister.isTurnedBack()).isFalse();
    }

    private void act(String path, String body) {
        api.post("/api/v1" + path, body, "If-Match", "*").has(200);
    }

    @Test
    void everyAnswerAboutThePortfolioCanBeHadAgain() {
        List<Said> said = new ArrayList<>(said());
        List<Runnable> writes = List.of(
                () -> api.put("/api/v1/agreements/KNOWN-1", """
                                {"kind": "STRATEGIC_AGREEMENT", "titleZh": "长安—腾讯协议", "titleEn": "Changan–Tencent agreement",
                                 "parties": [{"organization": "tencent", "role": "OWN"}, {"organization": "changan", "role": "COUNTERPARTY"}],
                                 "scope": ["SMART_LOGISTICS"], "expiresOn": "2027-12-31", "renewalMonths": 12}""", "If-None-Match", "*")
                        .has(201),
                () -> act("/agreements/KNOWN-1/sign", "{\"signedOn\": \"2019-06-30\"}"),
                () -> act("/agreements/KNOWN-1/amend", """
                        {"effectiveOn": "2019-07-01", "addDomains": ["CONNECTED_VEHICLE"], "removeDomains": ["SMART_LOGISTICS"],
                         "note": "改为车联网"}"""),
                () -> api.post(
                                "/api/v1/vehicle-models",
                                "{\"code\": \"known-cs75\", \"automaker\": \"changan\", \"nameZh\": \"长安CS75\", \"nameEn\": \"CS75\"}")
                        .has(201),
                () -> api.put("/api/v1/rollouts/KNOWN-RO", """
                                {"vehicleModel": "known-cs75", "solution": "ECO_CONNECTED_VEHICLE", "basis": "KNOWN-1",
                                 "stages": [{"stage": "LAUNCHED", "actualOn": "2020-01-01"}]}""", "If-None-Match", "*")
                        .has(201),
                () -> act("/agreements/KNOWN-1/correct", "{\"reason\": \"签署日录错\", \"expiresOn\": \"2028-12-31\"}"),
                () -> api.patch(
                                "/api/v1/automakers/changan",
                                "{\"nameZh\": \"长安汽车\", \"ties\": [{\"to\": \"dongfeng\", \"kind\": \"SUBSIDIARY_OF\"}]}",
                                "If-Match",
                                "*")
                        .has(200),
                () -> act("/rollouts/KNOWN-RO/stage", "{\"to\": \"RETIRED\", \"on\": \"2026-01-01\"}"),
                () -> api.send("DELETE", "/api/v1/rollouts/KNOWN-RO", null, "If-Match", "*")
                        .has(204),
                () -> act("/agreements/KNOWN-1/terminate", "{\"on\": \"2026-06-30\", \"reason\": \"项目结束\"}"),
                () -> api.patch(
                                "/api/v1/solutions/SMART_4S",
                                "{\"domains\": [\"DIGITAL_TRANSFORMATION\"]}",
                                "If-Match",
                                "*")
                        .has(200),
                () -> act("/automakers/audi/merge", "{\"into\": \"bmw\"}"));
        for (Runnable write : writes) {
            write.run();
            said.addAll(said());
        }

        assertThat(said.stream().map(Said::body).distinct()).hasSizeGreaterThan(60);
        for (Said each : said) {
            assertThat(api.get(each.question() + "&knownAt=" + each.at())
                            .has(200)
                            .body())
                    .as("%s at %s", each.question(), each.at())
                    .isEqualTo(each.body());
        }
    }

    @Test
    void theDateIsThatOfTheInstantWhereNoneIsGiven() {
        // Half past midnight of the next day in Shanghai.
        assertThat(api.get("/api/v1/portfolio/summary?knownAt=2030-03-01T16:30:00Z")
                        .at("/asOf"))
                .isEqualTo("2030-03-02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-30", "2026-13-01T00:00:00Z", "9999-01-01T00:00:00Z"})
    void whatIsNoInstantIsRefused(String knownAt) {
        for (String question : QUESTIONS) {
            api.get("/api/v1" + question + "knownAt=" + knownAt)
                    .isProblem(400, "invalid-request")
                    .includes("{\"errors\": [{\"parameter\": \"knownAt\"}]}");
        }
    }

    @Test
    void nothingIsKnownBeforeTheRegisterBegan() {
        assertThat(api.get("/api/v1/agreements?knownAt=2018-01-01T00:00:00Z").items("number"))
                .isEmpty();
        api.get("/api/v1/portfolio/summary?knownAt=2018-01-01T00:00:00Z&asOf=2019-07-01")
                .includes("{\"automakersInCooperation\": 0, \"agreementsInForce\": 0}");
    }

    @Test
    void aPageGoesOnWithWhatWasKnown() {
        String known = Instant.now().toString();
        var first = api.get("/api/v1/agreements?sort=number&limit=2&asOf=2019-07-01&knownAt=" + known);
        api.put("/api/v1/agreements/AG-2019-EBEFORE", """
                        {"kind": "MEMORANDUM", "titleZh": "后记", "titleEn": "Recorded later"}""", "If-None-Match", "*").has(201);
        assertThat(first.items("number")).containsExactly("AG-2018-DONGFENG-LIUZHOU", "AG-2019-DONGFENG");
        assertThat(api.get("/api/v1/agreements?cursor=" + first.at("/nextCursor"))
                        .items("number"))
                .startsWith("AG-2019-ECARX");
    }

    @Test
    void anExportDoesNotTakeIt() {
        api.get("/api/v1/exports/agreements.csv?knownAt=2026-01-01T00:00:00Z").isProblem(400, "invalid-request");
    }
}
