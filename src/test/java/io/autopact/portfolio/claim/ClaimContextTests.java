package io.autopact.portfolio.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who spoke, for whom, on which occasion and what about. */
@RegisterTest
class ClaimContextTests {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    private Api api;

    private String code;
    private String maker;

    @BeforeEach
    void aMakerWithAnAgreementAndAnEvent() {
        int number = NEXT.incrementAndGet();
        code = "CLC-" + number;
        maker = "clc-" + number;
        create("automakers/" + maker, "{\"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}");
        create("agreements/" + code, """
                {"kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A", "parties": [{"organization": "%s", "role": "COUNTERPARTY"}],
                 "elements": ["IOV", "AUTO_CLOUD"]}""".formatted(maker));
        api.post("/api/v1/agreements/%s/sign".formatted(code), "{\"signedOn\": \"2020-06-30\"}", "If-Match", "*")
                .has(200);
        create(
                "events/" + code,
                "{\"kind\": \"MEETING\", \"titleZh\": \"甲\", \"titleEn\": \"A\", \"on\": \"2020-06-30\"}");
    }

    private Answer create(String path, String body) {
        return api.put("/api/v1/" + path, body, "If-None-Match", "*").has(201);
    }

    private Answer claim(String more) {
        return api.post("/api/v1/claims", """
                {"code": "%s", "statementZh": "涵盖", "asOf": "2020-07-01"%s}""".formatted(code, more));
    }

    private String elements(String agreements) {
        return ", \"metric\": \"ARCHITECTURE_ELEMENTS_COVERED\", \"comparison\": \"ABOUT\", \"value\": 2, \"about\": [%s]"
                .formatted(agreements);
    }

    private String agreement() {
        return "{\"type\": \"AGREEMENT\", \"code\": \"%s\"}".formatted(code);
    }

    @Test
    void theElementsThatTheAgreementNamesAreCountedAndTheOthersLeftOut() {
        claim(elements(agreement())).has(201);
        Answer told =
                api.get("/api/v1/claims/%s/reconciliation".formatted(code)).has(200);
        told.includes(
                "{\"registered\": 2, \"holds\": true, \"records\": [\"AUTO_CLOUD\", \"IOV\"], \"excludedCount\": 5}");
        assertThat(told.at("/excluded/0/kind")).isEqualTo("NOT_COVERED");
    }

    @Test
    void aClaimThatCountsElementsIsAboutExactlyOneAgreement() {
        create("agreements/%s-2".formatted(code), "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"乙\", \"titleEn\": \"B\"}");
        claim(elements("")).isProblem(422, "rule-violated").names("/about", "invalid");
        claim(elements(agreement() + ", {\"type\": \"AGREEMENT\", \"code\": \"%s-2\"}".formatted(code)))
                .isProblem(422, "rule-violated")
                .names("/about", "invalid");
        claim(elements(agreement())).has(201);
        api.patch("/api/v1/claims/" + code, "{\"about\": []}", "If-Match", "\"1\"")
                .isProblem(422, "rule-violated")
                .names("/about", "invalid");
        assertThat(new Imports(api)
                        .csv("claim_records", "claim,record_type,record_code\n%1$s,AGREEMENT,%1$s-2\n".formatted(code))
                        .at("/state"))
                .isEqualTo("REFUSED");
    }

    @Test
    void whoSpokeWhereAndWhatAboutIsToldLaterAndTheWordsStay() {
        claim("").has(201).includes("{\"claimantNameZh\": null, \"occasion\": null, \"about\": [], \"version\": 1}");
        api.patch("/api/v1/claims/" + code, """
                {"claimantNameZh": "钟翔平", "claimantOfficeEn": "Vice President", "claimantOrganization": "%s", "occasion": "%s",
                 "about": [%s]}""".formatted(maker, code, agreement()), "If-Match", "\"1\"")
                .has(200)
                .includes("""
                        {"statementZh": "涵盖", "claimantNameZh": "钟翔平", "claimantOfficeEn": "Vice President",
                         "claimantOrganization": "%s", "occasion": "%s", "about": [%s], "version": 2}""".formatted(maker, code, agreement()));
        assertThat(api.get("/api/v1/claims/%s/history".formatted(code)).items("change"))
                .containsExactly("UPDATED", "CREATED");
        api.patch("/api/v1/claims/" + code, "{\"statementZh\": \"别的\"}", "If-Match", "\"2\"")
                .isProblem(422, "rule-violated")
                .names("/code", "recorded-already");
        api.patch("/api/v1/claims/" + code, "{\"occasion\": \"CLC-NONE\"}", "If-Match", "\"2\"")
                .isProblem(422, "rule-violated")
                .names("/occasion", "unknown-code");
        api.patch("/api/v1/claims/" + code, "{\"claimantOrganization\": \"clc-nobody\"}", "If-Match", "\"2\"")
                .isProblem(422, "rule-violated")
                .names("/claimantOrganization", "unknown-code");
    }

    @Test
    void theOccasionOfAClaimCannotBeDeleted() {
        claim(", \"occasion\": \"%s\"".formatted(code)).has(201);
        api.delete("/api/v1/events/" + code, "If-Match", "*")
                .isProblem(409, "conflict")
                .includes("{\"references\": [{\"type\": \"CLAIM\", \"code\": \"%s\"}]}".formatted(code));
    }

    @Test
    void aMergedOrganizationLeavesItsClaimsToTheOneThatStays() {
        claim(", \"claimantOrganization\": \"%1$s\", \"about\": [{\"type\": \"AUTOMAKER\", \"code\": \"%1$s\"}]"
                        .formatted(maker))
                .has(201);
        create("automakers/%s-stays".formatted(maker), "{\"kind\": \"COMPANY\", \"nameZh\": \"乙\", \"nameEn\": \"B\"}");
        api.post(
                        "/api/v1/automakers/%s/merge".formatted(maker),
                        "{\"into\": \"%s-stays\"}".formatted(maker),
                        "If-Match",
                        "*")
                .has(200);
        api.get("/api/v1/claims/" + code).includes("""
                {"claimantOrganization": "%1$s-stays", "about": [{"type": "AUTOMAKER", "code": "%1$s-stays"}]}""".formatted(maker));
    }
}
