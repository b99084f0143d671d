package io.autopact.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules of what changes after the signing: only from a day on, or as the correction of a mistake. */
@RegisterTest
class AmendmentRuleTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void theParties() {
        for (String code : List.of("am-one", "am-two", "am-three")) {
            api.put(
                    "/api/v1/automakers/" + code,
                    "{\"kind\": \"COMPANY\", \"nameZh\": \"甲方\", \"nameEn\": \"Party\"}",
                    "If-None-Match",
                    "*");
        }
    }

    private void signed(String number, String more) {
        draft(number, more);
        act(number, "sign", "{\"signedOn\": \"2020-01-01\"}").has(200);
    }

    private void draft(String number, String more) {
        api.put("/api/v1/agreements/" + number, """
                        {"kind": "STRATEGIC_AGREEMENT", "titleZh": "协议", "titleEn": "Agreement",
                         "parties": [{"organization": "am-one", "role": "COUNTERPARTY"}, {"organization": "am-two", "role": "COUNTERPARTY"}],
                         "scope": ["CONNECTED_VEHICLE", "SMART_MOBILITY"], "solutions": ["SMART_4S"]%s}""".formatted(more), "If-None-Match", "*")
                .has(201);
    }

    private Answer act(String number, String action, String body) {
        return api.post("/api/v1/agreements/" + number + "/" + action, body, "If-Match", "*");
    }

    private List<String> at(String number, String asOf, String member, String of) {
        return api
                .get("/api/v1/agreements/" + number + "?asOf=" + asOf)
                .has(200)
                .json()
                .at("/" + member)
                .values()
                .stream()
                .map(entry -> entry.at("/" + of).asString())
                .toList();
    }

    @Test
    void beforeSigningEverythingCanBeEdited() {
        draft("AM-EDIT", "");
        api.patch("/api/v1/agreements/AM-EDIT", """
                        {"kind": "MEMORANDUM", "titleZh": "另一份", "parties": [{"organization": "am-three", "role": "BENEFICIARY"}],
                         "scope": [], "solutions": [], "effectiveOn": "2021-01-01", "noticeDays": 30, "reminderDays": [7],
                         "signatories": [{"nameZh": "张三", "nameEn": "Zhang San", "role": "SIGNATORY"}]}""", "If-Match", "*").has(200).includes("""
                        {"kind": "MEMORANDUM", "titleZh": "另一份", "titleEn": "Agreement", "scope": [], "solutions": [],
                         "parties": [{"organization": "am-three", "role": "BENEFICIARY"}], "effectiveOn": "2021-01-01",
                         "signatories": [{"nameZh": "张三"}], "reminderDays": [7], "version": 2}""");
        act("AM-EDIT", "negotiate", "{}").has(200);
        Answer read = api.get("/api/v1/agreements/AM-EDIT");
        api.put("/api/v1/agreements/AM-EDIT", read.body(), "If-Match", read.header("ETag"))
                .has(200)
                .includes("{\"status\": \"NEGOTIATING\", \"version\": 3}");
    }

    @Test
    void whatWasReadCanBeSentBackAndChangesNothing() {
        draft("AM-BACK", ", \"effectiveOn\": \"2021-01-01\", \"expiresOn\": \"2021-12-31\", \"renewalMonths\": 6");
        Answer read = api.get("/api/v1/agreements/AM-BACK");
        api.put("/api/v1/agreements/AM-BACK", read.body(), "If-Match", read.header("ETag"))
                .has(200);
        assertThat(api.get("/api/v1/agreements/AM-BACK").body()).isEqualTo(read.body());
    }

    @Test
    void afterSigningWhatWasAgreedIsNotEditedAndWhatIsNotedOfItIs() {
        signed("AM-FIXED", "");
        String body = api.get("/api/v1/agreements/AM-FIXED").body();
        for (String patch : List.of(
                "{\"scope\": [\"SMART_LOGISTICS\"]}",
                "{\"parties\": []}",
                "{\"solutions\": []}",
                "{\"effectiveOn\": \"2020-02-01\"}",
                "{\"expiresOn\": \"2030-01-01\", \"titleEn\": \"B\"}",
                "{\"noticeDays\": 5}",
                "{\"kind\": \"MEMORANDUM\"}")) {
            assertThat(api.patch("/api/v1/agreements/AM-FIXED", patch, "If-Match", "*")
                            .isProblem(409, "action-not-allowed")
                            .json()
                            .at("/allowedActions")
                            .toString())
                    .isEqualTo("[\"AMEND\",\"CORRECT\",\"TERMINATE\"]");
        }
        api.put("/api/v1/agreements/AM-FIXED", body, "If-Match", "*").has(200);
        api.send("DELETE", "/api/v1/agreements/AM-FIXED", null, "If-Match", "*").isProblem(409, "conflict");
        assertThat(api.get("/api/v1/agreements/AM-FIXED").body()).isEqualTo(body);
        api.patch("/api/v1/agreements/AM-FIXED", "{\"titleEn\": \"Noted\", \"reminderDays\": [14]}", "If-Match", "*")
                .has(200)
                .includes("{\"titleEn\": \"Noted\", \"reminderDays\": [14], \"status\": \"SIGNED\", \"version\": 3}");
    }

    @Test
    void anAmendmentHoldsFromItsDayAndWhatItRemovesEndsTheDayBefore() {
        signed("AM-DATED", "");
        act("AM-DATED", "amend", """
                        {"effectiveOn": "2021-07-01", "addDomains": [{"domain": "SMART_LOGISTICS", "wordingZh": "物流"}, "VEHICLE_SECURITY"],
                         "removeDomains": ["SMART_MOBILITY"], "addSolutions": ["V2X_5G"], "removeSolutions": ["SMART_4S"],
                         "addParties": [{"organization": "am-three", "role": "BENEFICIARY"}], "removeParties": ["am-two"],
                         "expiresOn": "2024-12-31", "extendsToSubsidiaries": true, "note": "补充"}""").has(200);
        assertThat(at("AM-DATED", "2021-06-30", "scope", "domain"))
                .containsExactly("CONNECTED_VEHICLE", "SMART_MOBILITY");
        assertThat(at("AM-DATED", "2021-06-30", "scope", "until")).contains("2021-06-30");
        assertThat(at("AM-DATED", "2021-07-01", "scope", "domain"))
                .containsExactlyInAnyOrder("CONNECTED_VEHICLE", "VEHICLE_SECURITY", "SMART_LOGISTICS");
        assertThat(at("AM-DATED", "2021-06-30", "solutions", "solution")).containsExactly("SMART_4S");
        assertThat(at("AM-DATED", "2021-07-01", "solutions", "solution")).containsExactly("V2X_5G");
        assertThat(at("AM-DATED", "2021-06-30", "parties", "organization")).containsExactly("am-one", "am-two");
        assertThat(at("AM-DATED", "2021-07-01", "parties", "organization")).containsExactly("am-one", "am-three");
        api.get("/api/v1/agreements/AM-DATED?asOf=2021-06-30")
                .includes("{\"expiresOn\": null, \"extendsToSubsidiaries\": false}");
        api.get("/api/v1/agreements/AM-DATED?asOf=2021-07-01")
                .includes("{\"expiresOn\": \"2024-12-31\", \"extendsToSubsidiaries\": true}");
        api.get("/api/v1/agreements/AM-DATED/amendments").includes("""
                        {"items": [{"number": 1, "kind": "AMENDMENT", "addDomains": ["SMART_LOGISTICS", "VEHICLE_SECURITY"],
                                    "removeDomains": ["SMART_MOBILITY"], "addSolutions": ["V2X_5G"], "removeSolutions": ["SMART_4S"],
                                    "addParties": [{"organization": "am-three", "role": "BENEFICIARY"}], "removeParties": ["am-two"]}]}""");
    }

    @Test
    void whoLeftIsInCooperationNoMore() {
        signed("AM-LEFT", "");
        act("AM-LEFT", "amend", "{\"effectiveOn\": \"2021-01-01\", \"removeParties\": [\"am-two\"], \"note\": \"退出\"}")
                .has(200);
        database.sql(
                        "update agreement set status = 'WITHDRAWN', signed_on = null, signed_on_precision = null, signed_on_confidence = null where code <> 'AM-LEFT' and code like 'AM-%' and status = 'SIGNED'")
                .update();
        assertThat(api.get("/api/v1/automakers?cooperatingOn=2020-12-31").items("code"))
                .contains("am-one", "am-two");
        assertThat(api.get("/api/v1/automakers?cooperatingOn=2021-01-01").items("code"))
                .contains("am-one")
                .doesNotContain("am-two");
    }

    @Test
    void whatDoesNotHoldIsNotRemovedAndWhatHoldsIsNotAdded() {
        signed("AM-RULES", "");
        act("AM-RULES", "amend", """
                        {"effectiveOn": "2021-01-01", "addDomains": ["CONNECTED_VEHICLE"], "removeDomains": ["SMART_LOGISTICS"],
                         "addParties": [{"organization": "am-one", "role": "OWN"}], "removeSolutions": ["V2X_5G"], "note": "x"}""")
                .isProblem(422, "rule-violated")
                .names("/addDomains/0", "overlap")
                .names("/removeDomains/0", "not-in-force")
                .names("/addParties/0", "overlap")
                .names("/removeSolutions/0", "not-in-force");
        act("AM-RULES", "amend", """
                        {"effectiveOn": "2021-01-01", "addDomains": ["NOPE", {"domain": "SMART_LOGISTICS", "from": "2020-06-01"}],
                         "removeDomains": ["SMART_MOBILITY", "SMART_MOBILITY"], "removeParties": ["nobody"], "note": "x"}""")
                .isProblem(422, "rule-violated")
                .names("/addDomains/0", "unknown-code")
                .names("/removeDomains/1", "repeated")
                .names("/removeParties/0", "unknown-code");
        act(
                        "AM-RULES",
                        "amend",
                        "{\"effectiveOn\": \"2021-01-01\", \"addDomains\": [{\"domain\": \"SMART_LOGISTICS\", \"from\": \"2020-06-01\"}], \"note\": \"x\"}")
                .isProblem(422, "rule-violated")
                .names("/addDomains/0", "out-of-order");
        act(
                        "AM-RULES",
                        "amend",
                        "{\"effectiveOn\": \"2020-01-01\", \"removeDomains\": [\"SMART_MOBILITY\"], \"note\": \"x\"}")
                .isProblem(422, "rule-violated")
                .names("/removeDomains/0", "not-in-force");
        act("AM-RULES", "amend", "{\"effectiveOn\": \"2019-12-31\", \"note\": \"x\"}")
                .isProblem(422, "rule-violated")
                .names("/effectiveOn", "out-of-order");
        act("AM-RULES", "amend", "{\"effectiveOn\": \"2021-01-01\", \"expiresOn\": \"2020-12-31\", \"note\": \"x\"}")
                .isProblem(400, "invalid-request")
                .names("/expiresOn", "out-of-order");
        act(
                        "AM-RULES",
                        "amend",
                        "{\"effectiveOn\": \"2021-01-01\", \"signedOn\": \"%s\", \"note\": \"x\"}"
                                .formatted(LocalDate.now().plusDays(3)))
                .isProblem(422, "rule-violated")
                .names("/signedOn", "out-of-range");
        act("AM-RULES", "amend", "{\"effectiveOn\": \"2021-01-01\"}")
                .isProblem(400, "invalid-request")
                .names("/note", "required");
        assertThat(api.get("/api/v1/agreements/AM-RULES").json().at("/version").asInt())
                .as("nothing half-written")
                .isEqualTo(2);
    }

    @Test
    void aDomainCanComeAndGoAndComeBack() {
        signed("AM-TURNS", "");
        act(
                        "AM-TURNS",
                        "amend",
                        "{\"effectiveOn\": \"2021-01-01\", \"removeDomains\": [\"SMART_MOBILITY\"], \"note\": \"退\"}")
                .has(200);
        act(
                        "AM-TURNS",
                        "amend",
                        "{\"effectiveOn\": \"2022-01-01\", \"addDomains\": [\"SMART_MOBILITY\"], \"note\": \"回\"}")
                .has(200);
        assertThat(at("AM-TURNS", "2020-12-31", "scope", "domain")).contains("SMART_MOBILITY");
        assertThat(at("AM-TURNS", "2021-06-01", "scope", "domain")).doesNotContain("SMART_MOBILITY");
        assertThat(at("AM-TURNS", "2022-01-01", "scope", "domain")).contains("SMART_MOBILITY");
        assertThat(api.get("/api/v1/agreements/AM-TURNS/amendments?sort=-number")
                        .items("number"))
                .containsExactly("2", "1");
    }

    @Test
    void whoIsArchivedDoesNotJoin() {
        api.put(
                        "/api/v1/automakers/am-gone",
                        "{\"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                        "If-None-Match",
                        "*")
                .has(201);
        api.post("/api/v1/automakers/am-gone/archive", "{}", "If-Match", "*").has(200);
        signed("AM-ARCHIVED", "");
        act(
                        "AM-ARCHIVED",
                        "amend",
                        "{\"effectiveOn\": \"2021-01-01\", \"addParties\": [{\"organization\": \"am-gone\", \"role\": \"OWN\"}], \"note\": \"x\"}")
                .isProblem(422, "rule-violated")
                .names("/addParties/0", "archived");
        api.post("/api/v1/agreements", """
                        {"kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A", "parties": [{"organization": "am-gone", "role": "OWN"}]}""").isProblem(422, "rule-violated").names("/parties/0", "archived");
    }

    @Test
    void onlyWhatExpiresIsRenewedAndOnlyForLonger() {
        signed("AM-OPEN", "");
        act("AM-OPEN", "renew", "{\"on\": \"2021-01-01\", \"expiresOn\": \"2025-01-01\"}")
                .isProblem(409, "action-not-allowed");
        signed("AM-RENEWED", ", \"expiresOn\": \"2022-12-31\"");
        act("AM-RENEWED", "renew", "{\"on\": \"2022-11-01\", \"expiresOn\": \"2022-12-31\"}")
                .isProblem(422, "rule-violated")
                .names("/expiresOn", "out-of-order");
        act("AM-RENEWED", "renew", "{\"on\": \"2023-02-01\", \"expiresOn\": \"2023-01-01\"}")
                .isProblem(400, "invalid-request");
        act("AM-RENEWED", "renew", "{\"on\": \"2023-02-01\", \"expiresOn\": \"2024-12-31\"}")
                .has(200);
        api.get("/api/v1/agreements/AM-RENEWED?asOf=2023-01-15").includes("{\"phase\": \"EXPIRED\"}");
        api.get("/api/v1/agreements/AM-RENEWED?asOf=2023-02-01")
                .includes("{\"phase\": \"IN_FORCE\", \"expiresOn\": \"2024-12-31\"}");
    }

    @Test
    void noticeIsGivenOnceForATermOfAnAgreementThatRenewsItself() {
        signed("AM-PLAIN", ", \"expiresOn\": \"2022-12-31\"");
        act("AM-PLAIN", "notice", "{\"on\": \"2022-01-01\"}").isProblem(409, "action-not-allowed");
        signed("AM-ROLLS", ", \"expiresOn\": \"2022-12-31\", \"renewalMonths\": 12, \"noticeDays\": 60");
        act("AM-ROLLS", "notice", "{\"on\": \"%s\"}".formatted(LocalDate.now().plusDays(2)))
                .isProblem(422, "rule-violated")
                .names("/on", "out-of-range");
        act("AM-ROLLS", "notice", "{\"on\": \"2019-12-31\"}")
                .isProblem(422, "rule-violated")
                .names("/on", "out-of-order");
        assertThat(act("AM-ROLLS", "notice", "{\"on\": \"2023-11-15\"}")
                        .has(200)
                        .includes(
                                "{\"noticeOn\": \"2023-11-15\", \"expiresOn\": \"2024-12-31\", \"phase\": \"EXPIRED\"}")
                        .json()
                        .at("/allowedActions")
                        .toString())
                .doesNotContain("NOTICE");
        act("AM-ROLLS", "notice", "{\"on\": \"2023-11-16\"}").isProblem(409, "action-not-allowed");
        assertThat(act("AM-ROLLS", "renew", "{\"on\": \"2025-01-01\", \"expiresOn\": \"2090-12-31\"}")
                        .has(200)
                        .json()
                        .at("/allowedActions")
                        .toString())
                .as("a new term can be given notice of again")
                .contains("NOTICE");
    }

    @Test
    void aCorrectionHasAReasonAndChangesOnlyWhatItNames() {
        signed("AM-CORRECT", ", \"expiresOn\": \"2030-12-31\"");
        act(
                        "AM-CORRECT",
                        "amend",
                        "{\"effectiveOn\": \"2021-01-01\", \"removeDomains\": [\"SMART_MOBILITY\"], \"note\": \"退\"}")
                .has(200);
        act("AM-CORRECT", "correct", "{\"titleEn\": \"Corrected\"}")
                .isProblem(400, "invalid-request")
                .names("/reason", "required");
        act("AM-CORRECT", "correct", "{\"reason\": \"录错\", \"nope\": 1, \"status\": \"DRAFT\"}")
                .isProblem(400, "invalid-request")
                .names("/nope", "unknown");
        act(
                        "AM-CORRECT",
                        "correct",
                        "{\"reason\": \"录错\", \"signedOn\": \"2019-12-31\", \"signedOnPrecision\": \"YEAR\", \"expiresOn\": null, \"titleEn\": \"Corrected\"}")
                .has(200)
                .includes("""
                        {"status": "SIGNED", "signedOn": "2019-12-31", "signedOnPrecision": "YEAR", "expiresOn": null, "expiresOnPrecision": null,
                         "titleEn": "Corrected", "effectiveOn": "2020-01-01"}""");
        assertThat(at("AM-CORRECT", "2020-06-01", "scope", "domain")).hasSize(2);
        assertThat(at("AM-CORRECT", "2021-06-01", "scope", "domain")).hasSize(1);
        assertThat(api.get("/api/v1/agreements/AM-CORRECT/amendments")
                        .json()
                        .at("/items/0/removeDomains")
                        .toString())
                .contains("SMART_MOBILITY");
        draft("AM-CORRECT-DRAFT", "");
        act("AM-CORRECT-DRAFT", "correct", "{\"reason\": \"录错\", \"titleEn\": \"B\"}")
                .isProblem(409, "action-not-allowed");
    }

    @Test
    void aCorrectedDayOfEffectMovesWhatBeganWithIt() {
        signed("AM-MOVED", "");
        act("AM-MOVED", "correct", "{\"reason\": \"录错\", \"effectiveOn\": \"2020-02-01\"}")
                .has(200);
        assertThat(at("AM-MOVED", "2020-03-01", "scope", "from")).containsExactly("2020-02-01", "2020-02-01");
    }

    @Test
    void aCorrectionCannotSayWhatCannotBe() {
        signed("AM-IMPOSSIBLE", "");
        act("AM-IMPOSSIBLE", "correct", """
                        {"reason": "x", "signedOn": "%s", "expiresOn": "2019-01-01", "terminatedOn": "2019-06-01"}""".formatted(LocalDate.now().plusDays(3)))
                .has(400);
        act(
                        "AM-IMPOSSIBLE",
                        "correct",
                        "{\"reason\": \"x\", \"signedOn\": \"%s\", \"terminatedOn\": \"2019-06-01\"}"
                                .formatted(LocalDate.now().plusDays(3)))
                .isProblem(422, "rule-violated")
                .names("/signedOn", "out-of-range")
                .names("/terminatedOn", "out-of-order");
        act(
                        "AM-IMPOSSIBLE",
                        "correct",
                        "{\"reason\": \"x\", \"parties\": [{\"organization\": \"am-one\", \"role\": \"OWN\"}, {\"organization\": \"am-one\", \"role\": \"OWN\"}]}")
                .isProblem(422, "rule-violated")
                .names("/parties/1", "repeated");
    }

    @Test
    void aTerminationRecordedByMistakeIsTakenBackByACorrection() {
        signed("AM-UNDONE", "");
        act("AM-UNDONE", "terminate", "{\"on\": \"2021-01-01\", \"reason\": \"x\"}")
                .has(200);
        act("AM-UNDONE", "amend", "{\"effectiveOn\": \"2021-01-01\", \"note\": \"x\"}")
                .isProblem(409, "action-not-allowed");
        act("AM-UNDONE", "correct", "{\"reason\": \"录错了协议\", \"terminatedOn\": null, \"terminationReason\": null}")
                .has(200)
                .includes("{\"status\": \"SIGNED\", \"terminatedOn\": null, \"phase\": \"IN_FORCE\"}");
    }

    @Test
    void anAmendmentRecordedByMistakeIsTakenBackByACorrection() {
        signed("AM-NONE", ", \"expiresOn\": \"2030-12-31\"");
        act("AM-NONE", "renew", "{\"on\": \"2021-01-01\", \"expiresOn\": \"2040-12-31\"}")
                .has(200);
        act(
                        "AM-NONE",
                        "amend",
                        "{\"effectiveOn\": \"2022-01-01\", \"addDomains\": [\"SMART_LOGISTICS\"], \"note\": \"增\"}")
                .has(200);
        act("AM-NONE", "correct", """
                        {"reason": "续签录错了协议", "amendments": [{"number": 2, "kind": "AMENDMENT", "effectiveOn": "2022-02-01", "note": "增"}]}""").has(200).includes("{\"expiresOn\": \"2030-12-31\"}");
        api.get("/api/v1/agreements/AM-NONE/amendments").includes("""
                        {"items": [{"number": 2, "effectiveOn": "2022-02-01", "addDomains": ["SMART_LOGISTICS"]}]}""");
        act("AM-NONE", "correct", "{\"reason\": \"x\", \"amendments\": []}").has(200);
        assertThat(at("AM-NONE", "2023-01-01", "scope", "domain"))
                .as("it was never there")
                .doesNotContain("SMART_LOGISTICS");
    }

    @Test
    void whatAnAmendmentEndedGoesOnWhereItWasNone() {
        signed("AM-REOPENED", "");
        act(
                        "AM-REOPENED",
                        "amend",
                        "{\"effectiveOn\": \"2021-01-01\", \"removeDomains\": [\"SMART_MOBILITY\"], \"removeParties\": [\"am-two\"], \"signedOn\": \"2020-12-31\", \"signedOnPrecision\": \"MONTH\", \"note\": \"x\"}")
                .has(200);
        act(
                        "AM-REOPENED",
                        "amend",
                        "{\"effectiveOn\": \"2020-06-01\", \"removeDomains\": [\"SMART_MOBILITY\"], \"note\": \"x\"}")
                .isProblem(422, "rule-violated")
                .names("/removeDomains/0", "not-in-force");
        act(
                        "AM-REOPENED",
                        "correct",
                        "{\"reason\": \"x\", \"amendments\": [{\"number\": 1, \"kind\": \"AMENDMENT\", \"effectiveOn\": \"2021-03-01\", \"note\": \"x\"}]}")
                .has(200);
        assertThat(at("AM-REOPENED", "2021-02-28", "scope", "domain")).contains("SMART_MOBILITY");
        assertThat(at("AM-REOPENED", "2021-03-01", "scope", "domain")).doesNotContain("SMART_MOBILITY");
        act("AM-REOPENED", "correct", "{\"reason\": \"x\", \"amendments\": []}").has(200);
        assertThat(at("AM-REOPENED", "2022-01-01", "scope", "domain")).contains("SMART_MOBILITY");
        assertThat(at("AM-REOPENED", "2022-01-01", "parties", "organization")).contains("am-two");
    }

    @Test
    void aCorrectionOfOneAmendmentLeavesHowTheOthersAreKnown() {
        signed("AM-ROUGH", "");
        act(
                        "AM-ROUGH",
                        "amend",
                        "{\"effectiveOn\": \"2021-01-01\", \"expiresOn\": \"2030-12-31\", \"expiresOnPrecision\": \"YEAR\", \"expiresOnConfidence\": \"INFERRED\", \"note\": \"x\"}")
                .has(200);
        act("AM-ROUGH", "correct", "{\"reason\": \"x\", \"titleEn\": \"B\"}")
                .has(200)
                .includes(
                        "{\"expiresOn\": \"2030-12-31\", \"expiresOnPrecision\": \"YEAR\", \"expiresOnConfidence\": \"INFERRED\"}");
        String amendment = api.get("/api/v1/agreements/AM-ROUGH/amendments")
                .json()
                .at("/items/0")
                .toString();
        act("AM-ROUGH", "correct", "{\"reason\": \"x\", \"amendments\": [%s]}".formatted(amendment))
                .has(200)
                .includes("{\"expiresOnPrecision\": \"YEAR\", \"expiresOnConfidence\": \"INFERRED\"}");
    }

    @Test
    void noticeStandsUntilARenewal() {
        signed("AM-STANDS", ", \"expiresOn\": \"2020-12-31\", \"renewalMonths\": 12");
        act("AM-STANDS", "notice", "{\"on\": \"2020-05-01\"}").has(200);
        act("AM-STANDS", "amend", "{\"effectiveOn\": \"2020-08-01\", \"expiresOn\": \"2020-11-30\", \"note\": \"提前\"}")
                .has(200)
                .includes("{\"noticeOn\": \"2020-05-01\", \"expiresOn\": \"2020-11-30\", \"phase\": \"EXPIRED\"}");
        act("AM-STANDS", "renew", "{\"on\": \"2020-07-01\", \"expiresOn\": \"2029-11-30\"}")
                .isProblem(422, "rule-violated")
                .names("/on", "out-of-order");
        act("AM-STANDS", "renew", "{\"on\": \"2021-01-01\", \"expiresOn\": \"2021-06-30\"}")
                .has(200)
                .includes("{\"noticeOn\": null}");
    }

    @Test
    void whatPeopleDidComesInItsOrderAndNotInTheFuture() {
        String ahead = LocalDate.now().plusDays(3).toString();
        draft("AM-ORDER", ", \"draftedOn\": \"2021-06-01\"");
        act("AM-ORDER", "sign", "{\"signedOn\": \"2020-01-01\"}")
                .isProblem(422, "rule-violated")
                .names("/draftedOn", "out-of-order");
        act("AM-ORDER", "negotiate", "{\"on\": \"2021-05-01\"}")
                .isProblem(422, "rule-violated")
                .names("/on", "out-of-order");
        act("AM-ORDER", "negotiate", "{\"on\": \"2021-07-01\"}").has(200);
        act("AM-ORDER", "sign", "{\"signedOn\": \"2021-06-15\"}")
                .isProblem(422, "rule-violated")
                .names("/negotiatingOn", "out-of-order");
        act("AM-ORDER", "withdraw", "{\"on\": \"%s\", \"reason\": \"x\"}".formatted(ahead))
                .isProblem(422, "rule-violated")
                .names("/on", "out-of-range");
        act("AM-ORDER", "withdraw", "{\"reason\": \"x\"}").has(200);
        assertThat(at("AM-ORDER", "2026-01-01", "scope", "domain"))
                .as("what it was to cover")
                .hasSize(2);
        api.post(
                        "/api/v1/agreements/AM-ORDER/instruments",
                        "{\"kind\": \"FUND\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                        "If-Match",
                        "*")
                .isProblem(409, "action-not-allowed");
    }

    @Test
    void aPartyThatOwesAMilestoneIsNotCorrectedAway() {
        signed("AM-OWES", "");
        api.post(
                        "/api/v1/agreements/AM-OWES/milestones",
                        "{\"titleZh\": \"甲\", \"titleEn\": \"A\", \"dueOn\": \"2030-01-01\", \"owner\": \"am-two\"}",
                        "If-Match",
                        "*")
                .has(201);
        act(
                        "AM-OWES",
                        "correct",
                        "{\"reason\": \"x\", \"parties\": [{\"organization\": \"am-one\", \"role\": \"OWN\"}]}")
                .isProblem(422, "rule-violated")
                .names("/parties", "owns-milestone");
        act("AM-OWES", "amend", "{\"effectiveOn\": \"2021-01-01\", \"removeParties\": [\"am-two\"], \"note\": \"x\"}")
                .has(200);
    }

    @Test
    void consequencesLookAtEveryDayOnWhichAChangeMakesADifference() {
        signed("AM-SHORT", "");
        act(
                        "AM-SHORT",
                        "amend?dryRun=true",
                        "{\"effectiveOn\": \"2026-01-01\", \"expiresOn\": \"2085-12-31\", \"note\": \"x\"}")
                .has(200)
                .includes("{\"expiresOn\": \"2085-12-31\"}");
        api.put(
                "/api/v1/automakers/am-alone",
                "{\"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                "If-None-Match",
                "*");
        api.put(
                        "/api/v1/agreements/AM-ALONE",
                        "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\", \"effectiveOn\": \"2080-01-01\", \"parties\": [{\"organization\": \"am-alone\", \"role\": \"COUNTERPARTY\"}], \"scope\": [\"SMART_MOBILITY\"]}",
                        "If-None-Match",
                        "*")
                .has(201);
        act("AM-ALONE", "sign", "{\"signedOn\": \"2020-01-01\"}").has(200);
        act(
                        "AM-ALONE",
                        "amend?dryRun=true",
                        "{\"effectiveOn\": \"2080-01-01\", \"expiresOn\": \"2085-12-31\", \"note\": \"x\"}")
                .has(200)
                .includes(
                        "{\"consequences\": [{\"kind\": \"COVERAGE_LOST\", \"member\": \"SMART_MOBILITY\", \"on\": \"2086-01-01\"}]}");
        act("AM-ALONE", "terminate?dryRun=true", "{\"on\": \"2021-01-01\", \"reason\": \"x\"}")
                .has(200)
                .includes(
                        "{\"consequences\": [{\"kind\": \"COVERAGE_LOST\", \"member\": \"SMART_MOBILITY\", \"on\": \"2080-01-01\"}]}");
    }

    @Test
    void aDraftThatNothingRefersToIsDeletedAndItsNumberNeverGivenAgain() {
        draft("AM-DELETED", "");
        draft("AM-REFERRED", "");
        draft("AM-REFERS", ", \"lineage\": [{\"relation\": \"RENEWS\", \"agreement\": \"AM-REFERRED\"}]");
        api.send("DELETE", "/api/v1/agreements/AM-DELETED", null).isProblem(428, "precondition-required");
        api.send("DELETE", "/api/v1/agreements/AM-DELETED", null, "If-Match", "\"9\"")
                .isProblem(412, "precondition-failed");
        api.send("DELETE", "/api/v1/agreements/AM-DELETED", null, "If-Match", "\"1\"")
                .has(204);
        api.get("/api/v1/agreements/AM-DELETED").isProblem(404, "not-found");
        assertThat(api.get("/api/v1/agreements/AM-DELETED/history").items("change"))
                .containsExactly("DELETED", "CREATED");
        api.put(
                        "/api/v1/agreements/AM-DELETED",
                        "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\"}",
                        "If-None-Match",
                        "*")
                .isProblem(409, "conflict");
        api.send("DELETE", "/api/v1/agreements/AM-REFERRED", null, "If-Match", "*")
                .isProblem(409, "conflict")
                .includes("{\"references\": [{\"type\": \"AGREEMENT\", \"code\": \"AM-REFERS\"}]}");
    }

    @Test
    void lineageLeadsNeverBackToWhereItBegan() {
        draft("AM-L1", "");
        draft("AM-L2", ", \"lineage\": [{\"relation\": \"RENEWS\", \"agreement\": \"AM-L1\"}]");
        draft("AM-L3", ", \"lineage\": [{\"relation\": \"IMPLEMENTS\", \"agreement\": \"AM-L2\"}]");
        api.patch(
                        "/api/v1/agreements/AM-L1",
                        "{\"lineage\": [{\"relation\": \"SUPERSEDES\", \"agreement\": \"AM-L3\"}]}",
                        "If-Match",
                        "*")
                .isProblem(422, "rule-violated");
        api.patch(
                        "/api/v1/agreements/AM-L1",
                        "{\"lineage\": [{\"relation\": \"SUPERSEDES\", \"agreement\": \"AM-L1\"}]}",
                        "If-Match",
                        "*")
                .isProblem(422, "rule-violated")
                .names("/lineage/0/agreement", "itself");
    }
}
