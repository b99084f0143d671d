package io.autopact.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of organizations: they are changed in part, archived, deleted, and merged. */
@RegisterTest
class OrganizationLifeTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    private Answer make(String code, String more) {
        return api.put(
                        "/api/v1/automakers/" + code,
                        "{\"kind\": \"COMPANY\", \"nameZh\": \"车企%s\", \"nameEn\": \"Maker\"%s}".formatted(code, more),
                        "If-None-Match",
                        "*")
                .has(201);
    }

    private Answer patch(String code, String body) {
        return api.patch("/api/v1/automakers/" + code, body, "If-Match", "*");
    }

    @Test
    void aPatchChangesWhatItNamesAndNullEmpties() {
        make("life-group", "");
        make(
                "life-patch",
                ", \"country\": \"CN\", \"aliases\": [\"甲\"], \"cooperation\": {\"since\": \"2019-06-30\", \"sincePrecision\": \"MONTH\", \"wordingZh\": \"合作\"}");
        patch("life-patch", "{\"country\": null, \"nameEn\": \"Patched 🚙\", \"cooperation\": {\"wordingZh\": null}}")
                .has(200)
                .includes("""
                        {"country": null, "nameEn": "Patched 🚙", "aliases": ["甲"], "version": 2,
                         "cooperation": {"since": "2019-06-30", "sincePrecision": "MONTH", "wordingZh": null}}""");
        patch("life-patch", "{\"cooperation\": {\"since\": \"2019-07-15\"}}")
                .has(200)
                .includes("{\"cooperation\": {\"since\": \"2019-07-15\", \"sincePrecision\": \"DAY\"}}");
        patch("life-patch", "{\"cooperation\": null}").has(200).includes("{\"cooperation\": null}");
        patch("life-patch", "{}").has(200).includes("{\"version\": 4}");
    }

    @Test
    void aPatchIsReadAsStrictlyAsAWholeRecord() {
        make("life-strict", "");
        patch("life-strict", "{\"nameZh\": null, \"nameEn\": 5, \"nope\": true, \"country\": \"China\"}")
                .isProblem(400, "invalid-request")
                .names("/nameZh", "required")
                .names("/nameEn", "wrong-type")
                .names("/nope", "unknown")
                .names("/country", "invalid");
        patch("life-strict", "[]").isProblem(400, "invalid-request");
        patch("life-strict", "{\"nameEn\": \"A\", \"nameEn\": \"B\"}").isProblem(400, "unreadable-body");
        patch("life-strict", "{\"code\": \"another\"}")
                .isProblem(400, "invalid-request")
                .names("/code", "invalid");
        api.send("PATCH", "/api/v1/automakers/life-strict", "{}", "If-Match", "*")
                .isProblem(415, "unsupported-media-type");
        api.patch("/api/v1/automakers/life-strict", "{}").isProblem(428, "precondition-required");
        api.patch("/api/v1/automakers/life-strict", "{\"nameEn\": \"B\"}", "If-Match", "\"7\"")
                .isProblem(412, "precondition-failed");
        api.patch("/api/v1/automakers/life-nowhere", "{}", "If-Match", "*").isProblem(404, "not-found");
    }

    @Test
    void aPatchedParentIsAnotherTieToAParentAndLeavesTheOtherTies() {
        make("life-p1", "");
        make("life-p2", "");
        make("life-jv", "");
        make(
                "life-child",
                ", \"ties\": [{\"to\": \"life-p1\", \"kind\": \"SUBSIDIARY_OF\", \"from\": \"2001-01-01\"}, {\"to\": \"life-jv\", \"kind\": \"JOINT_VENTURE_OF\"}]");
        assertThat(patch("life-child", "{\"parent\": \"life-p1\"}")
                        .has(200)
                        .json()
                        .at("/ties")
                        .size())
                .isEqualTo(2);
        patch("life-child", "{\"parent\": \"life-p2\"}").has(200).includes("{\"parent\": \"life-p2\"}");
        assertThat(ties("life-child")).containsExactlyInAnyOrder("JOINT_VENTURE_OF life-jv", "SUBSIDIARY_OF life-p2");
        patch("life-child", "{\"parent\": null}").has(200).includes("{\"parent\": null}");
        assertThat(ties("life-child")).containsExactly("JOINT_VENTURE_OF life-jv");
    }

    private List<String> ties(String code) {
        return api.get("/api/v1/automakers/" + code).json().at("/ties").values().stream()
                .map(tie -> tie.at("/kind").asString() + " " + tie.at("/to").asString())
                .toList();
    }

    @Test
    void aJointVentureHasThreeParentsWithStakesAndASubsidiaryLeavesItsGroup() {
        for (String code : List.of("life-a", "life-b", "life-c")) {
            make(code, "");
        }
        make("life-venture", """
                , "ties": [{"to": "life-a", "kind": "JOINT_VENTURE_OF", "stakePercent": 33.4}, {"to": "life-b", "kind": "JOINT_VENTURE_OF", "stakePercent": 33.3},
                           {"to": "life-c", "kind": "JOINT_VENTURE_OF", "stakePercent": 33.3, "until": "2020-12-31"}]""");
        assertThat(api.get("/api/v1/automakers/life-venture/ancestors?asOf=2020-12-31")
                        .items("code"))
                .containsExactly("life-a", "life-b", "life-c");
        assertThat(api.get("/api/v1/automakers/life-venture/ancestors?asOf=2021-01-01")
                        .items("code"))
                .containsExactly("life-a", "life-b");
        make("life-sub", ", \"parent\": \"life-a\"");
        patch("life-sub", "{\"ties\": [{\"to\": \"life-a\", \"kind\": \"SUBSIDIARY_OF\", \"until\": \"2022-06-30\"}]}")
                .has(200);
        api.get("/api/v1/automakers/life-sub?asOf=2022-06-30").includes("{\"parent\": \"life-a\"}");
        api.get("/api/v1/automakers/life-sub?asOf=2022-07-01").includes("{\"parent\": null}");
    }

    @Test
    void whatIsArchivedIsLeftOutOfListsAndChangesNoAnswerAboutADate() {
        make("life-archived", ", \"cooperation\": {\"since\": \"2019-01-01\"}");
        api.post("/api/v1/agreements", """
                        {"number": "LIFE-GOES-ON", "kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A",
                         "parties": [{"organization": "life-archived", "role": "COUNTERPARTY"}]}""").has(201);
        api.post("/api/v1/automakers/life-archived/archive", "{\"reason\": \"停业\"}", "If-Match", "\"1\"")
                .has(200)
                .includes("""
                        {"archived": true, "version": 2, "consequences": [{"kind": "AGREEMENT_LEFT", "type": "AGREEMENT", "code": "LIFE-GOES-ON"}]}""");
        assertThat(api.get("/api/v1/automakers?limit=500").items("code")).doesNotContain("life-archived");
        assertThat(api.get("/api/v1/automakers?limit=500&archived=true").items("code"))
                .contains("life-archived");
        assertThat(api.get("/api/v1/automakers?limit=500&archived=true&cooperatingOn=2020-01-01")
                        .items("code"))
                .contains("life-archived");
        api.post("/api/v1/automakers/life-archived/archive", "{}", "If-Match", "*")
                .isProblem(409, "conflict");
        api.post("/api/v1/automakers/life-archived/restore", "", "If-Match", "*")
                .has(200)
                .includes("{\"archived\": false}");
        api.post("/api/v1/automakers/life-archived/restore", "{}", "If-Match", "*")
                .isProblem(409, "conflict");
        assertThat(api.get("/api/v1/automakers/life-archived/history").items("change"))
                .containsExactly("RESTORED", "ARCHIVED", "CREATED");
        api.get("/api/v1/automakers/life-archived/history").includes("{\"items\": [{}, {\"reason\": \"停业\"}, {}]}");
    }

    @Test
    void onlyWhatNothingRefersToIsDeletedAndItsCodeNeverGivenAgain() {
        make("life-deleted", ", \"aliases\": [\"甲\"], \"cooperation\": {\"since\": \"2019-01-01\"}");
        make("life-kept", "");
        make("life-tied", ", \"parent\": \"life-kept\"");
        api.send("DELETE", "/api/v1/automakers/life-kept", null, "If-Match", "*")
                .isProblem(409, "conflict")
                .includes("{\"references\": [{\"type\": \"AUTOMAKER\", \"code\": \"life-tied\"}]}");
        api.send("DELETE", "/api/v1/automakers/life-deleted", null).isProblem(428, "precondition-required");
        api.send("DELETE", "/api/v1/automakers/life-deleted", null, "If-Match", "\"1\"")
                .has(204);
        api.get("/api/v1/automakers/life-deleted").isProblem(404, "not-found");
        assertThat(api.get("/api/v1/automakers/life-deleted/history").items("change"))
                .containsExactly("DELETED", "CREATED");
        for (String type : List.of("automakers", "partners", "own-units")) {
            String kind = type.equals("own-units")
                    ? ""
                    : type.equals("partners") ? "\"kind\": \"OTHER\"," : "\"kind\": \"BRAND\",";
            api.post(
                            "/api/v1/" + type,
                            "{\"code\": \"life-deleted\", %s \"nameZh\": \"甲\", \"nameEn\": \"A\"}".formatted(kind))
                    .isProblem(409, "conflict");
        }
    }

    @Test
    void aDuplicateIsMergedWithEverythingThatReferredToIt() {
        make("life-real", ", \"aliases\": [\"真\"]");
        make(
                "life-double",
                ", \"aliases\": [\"重\"], \"cooperation\": {\"since\": \"2019-01-01\", \"wordingZh\": \"合作\"}");
        make("life-daughter", ", \"parent\": \"life-double\"");
        api.post("/api/v1/agreements", """
                        {"number": "LIFE-MERGED", "kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A",
                         "parties": [{"organization": "life-double", "role": "COUNTERPARTY"}],
                         "signatories": [{"nameZh": "李四", "nameEn": "Li Si", "organization": "life-double", "role": "SIGNATORY"}]}""").has(201);
        api.post("/api/v1/agreements", """
                        {"number": "LIFE-BOTH", "kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A",
                         "parties": [{"organization": "life-double", "role": "COUNTERPARTY"}, {"organization": "life-real", "role": "OWN"}]}""").has(201);
        api.post("/api/v1/agreements/LIFE-MERGED/milestones", """
                        {"code": "LIFE-MS", "titleZh": "甲", "titleEn": "A", "dueOn": "2030-01-01", "owner": "life-double"}""", "If-Match", "*")
                .has(201);
        api.post("/api/v1/sources", "{\"code\": \"LIFE-SOURCE\", \"titleZh\": \"甲\"}")
                .has(201);
        api.post(
                        "/api/v1/evidence",
                        "{\"record\": {\"type\": \"AUTOMAKER\", \"code\": \"life-double\"}, \"source\": \"LIFE-SOURCE\", \"quote\": \"原文\"}")
                .has(201);
        Instant before = Instant.now();

        Answer rehearsed = api.post(
                        "/api/v1/automakers/life-double/merge?dryRun=true",
                        "{\"into\": \"life-real\"}",
                        "If-Match",
                        "\"1\"")
                .has(200);
        Answer merged = api.post(
                        "/api/v1/automakers/life-double/merge",
                        "{\"into\": \"life-real\", \"reason\": \"重复录入\"}",
                        "If-Match",
                        "\"1\"")
                .has(200);
        assertThat(merged.json().at("/consequences")).isEqualTo(rehearsed.json().at("/consequences"));
        assertThat(merged.json().at("/consequences").values().stream()
                        .map(each -> each.at("/kind").asString() + " "
                                + each.at("/code").asString()))
                .contains(
                        "REFERENCE_MOVED LIFE-MERGED",
                        "REFERENCE_DROPPED LIFE-BOTH",
                        "REFERENCE_MOVED LIFE-MS",
                        "REFERENCE_MOVED life-daughter",
                        "EVIDENCE_MOVED life-real");
        merged.includes("{\"code\": \"life-real\", \"cooperation\": {\"since\": \"2019-01-01\"}}");
        assertThat(merged.json().at("/aliases").toString()).contains("真", "重", "车企life-double");

        Answer moved = api.get("/api/v1/automakers/life-double?asOf=2020-01-01").has(301);
        assertThat(moved.header("Location")).isEqualTo("/api/v1/automakers/life-real?asOf=2020-01-01");
        assertThat(api.get("/api/v1/automakers/life-double/descendants")
                        .has(301)
                        .header("Location"))
                .isEqualTo("/api/v1/automakers/life-real/descendants");
        assertThat(api.get("/api/v1/agreements/LIFE-MERGED")
                        .json()
                        .at("/parties/0/organization")
                        .asString())
                .isEqualTo("life-real");
        api.get("/api/v1/agreements/LIFE-MERGED")
                .includes("{\"version\": 3, \"signatories\": [{\"organization\": \"life-real\"}]}");
        api.get("/api/v1/agreements/LIFE-BOTH")
                .includes("{\"version\": 2, \"parties\": [{\"organization\": \"life-real\", \"role\": \"OWN\"}]}");
        api.get("/api/v1/milestones/LIFE-MS").includes("{\"owner\": \"life-real\"}");
        api.get("/api/v1/automakers/life-daughter").includes("{\"parent\": \"life-real\", \"version\": 2}");
        assertThat(api.get("/api/v1/evidence?type=AUTOMAKER&code=life-real").items("quote"))
                .containsExactly("原文");
        assertThat(api.get("/api/v1/organizations?q=life-double").items("code"))
                .as("found by the name that it had")
                .containsExactly("life-real");
        assertThat(api.get("/api/v1/automakers/life-real/history?limit=1").items("change"))
                .containsExactly("MERGED");
        assertThat(api.get("/api/v1/automakers/life-double/history?limit=1").items("change"))
                .containsExactly("MERGED");
        api.get("/api/v1/automakers/life-double?knownAt=" + before)
                .has(200)
                .includes(
                        "{\"code\": \"life-double\", \"archived\": false, \"cooperation\": {\"since\": \"2019-01-01\"}}");
        api.post(
                        "/api/v1/automakers",
                        "{\"code\": \"life-double\", \"kind\": \"BRAND\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}")
                .isProblem(409, "conflict");
        api.patch("/api/v1/automakers/life-double", "{}", "If-Match", "*").has(308);
    }

    @Test
    void aCodeLeadsOverSeveralMergersToTheOneThatStays() {
        for (String code : List.of("life-m1", "life-m2", "life-m3")) {
            make(code, "");
        }
        api.post("/api/v1/automakers/life-m1/merge", "{\"into\": \"life-m2\"}", "If-Match", "*")
                .has(200);
        api.post("/api/v1/automakers/life-m2/merge", "{\"into\": \"life-m3\"}", "If-Match", "*")
                .has(200);
        assertThat(api.get("/api/v1/automakers/life-m1").has(301).header("Location"))
                .isEqualTo("/api/v1/automakers/life-m3");
        api.post("/api/v1/automakers/life-m3/merge", "{\"into\": \"life-m1\"}", "If-Match", "*")
                .isProblem(422, "rule-violated")
                .names("/into", "unknown-code");
    }

    @Test
    void aMergerThatMakesNoSenseIsRefused() {
        make("life-x", "");
        make("life-y", ", \"parent\": \"life-x\"");
        make("life-z", ", \"parent\": \"life-y\"");
        api.put(
                        "/api/v1/partners/life-partner",
                        "{\"kind\": \"OTHER\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                        "If-None-Match",
                        "*")
                .has(201);
        Stream.of("life-x itself", "life-partner wrong-type", "nobody unknown-code", "life-z cycle")
                .forEach(wanted -> api.post(
                                "/api/v1/automakers/life-x/merge",
                                "{\"into\": \"%s\"}".formatted(wanted.split(" ")[0]),
                                "If-Match",
                                "*")
                        .isProblem(422, "rule-violated")
                        .names("/into", wanted.split(" ")[1]));
        api.post("/api/v1/automakers/life-x/merge", "{}", "If-Match", "*")
                .isProblem(400, "invalid-request")
                .names("/into", "required");
        api.get("/api/v1/automakers/life-x").has(200).includes("{\"version\": 1}");
    }

    @Test
    void whatBothHaveForDifferentDaysIsNotDroppedButRefused() {
        make("life-o1", "");
        make("life-o2", "");
        make("life-group-a", "");
        api.put("/api/v1/agreements/LIFE-PARTLY", """
                        {"kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A", "parties": [{"organization": "life-o1", "role": "COUNTERPARTY"},
                            {"organization": "life-o2", "role": "COUNTERPARTY", "from": "2019-01-01", "until": "2019-12-31"}]}""", "If-None-Match", "*").has(201);
        api.post("/api/v1/automakers/life-o1/merge", "{\"into\": \"life-o2\"}", "If-Match", "*")
                .isProblem(422, "rule-violated")
                .names("/into", "overlap");
        api.get("/api/v1/agreements/LIFE-PARTLY").includes("{\"version\": 1}");
        api.post("/api/v1/automakers/life-o2/merge", "{\"into\": \"life-o1\"}", "If-Match", "*")
                .has(200)
                .includes("{\"consequences\": [{\"kind\": \"REFERENCE_DROPPED\", \"code\": \"LIFE-PARTLY\"}]}");
        make("life-t1", ", \"parent\": \"life-group-a\"");
        make(
                "life-t2",
                ", \"ties\": [{\"to\": \"life-group-a\", \"kind\": \"SUBSIDIARY_OF\", \"until\": \"2015-12-31\"}]");
        api.post("/api/v1/automakers/life-t1/merge", "{\"into\": \"life-t2\"}", "If-Match", "*")
                .isProblem(422, "rule-violated")
                .names("/into", "overlap");
        api.post("/api/v1/automakers/life-t2/merge", "{\"into\": \"life-t1\"}", "If-Match", "*")
                .has(200);
    }

    @Test
    void wordsForAndAgainstTheSameAreNotMerged() {
        make("life-e1", "");
        make("life-e2", "");
        make("life-e3", ", \"parent\": \"life-e1\"");
        api.post("/api/v1/sources", "{\"code\": \"LIFE-E\", \"titleZh\": \"甲\"}")
                .has(201);
        String against = String.valueOf(cite("life-e1", null, "CONTRADICTS").at("/code"));
        cite("life-e2", null, "SUPPORTS");
        Answer named = cite("life-e3", "ties[life-e1]", "SUPPORTS");
        api.post("/api/v1/automakers/life-e1/merge", "{\"into\": \"life-e2\"}", "If-Match", "*")
                .isProblem(422, "rule-violated")
                .names("/into", "contradiction");
        api.send("DELETE", "/api/v1/evidence/" + against, null, "If-Match", "*").has(204);
        api.post("/api/v1/automakers/life-e1/merge", "{\"into\": \"life-e2\"}", "If-Match", "*")
                .has(200);
        api.get("/api/v1/evidence/" + named.at("/code")).includes("{\"record\": {\"member\": \"ties[life-e2]\"}}");
    }

    private Answer cite(String code, @Nullable String member, String stance) {
        return api.post("/api/v1/evidence", """
                        {"record": {"type": "AUTOMAKER", "code": "%s"%s}, "source": "LIFE-E", "quote": "同一句话", "stance": "%s"}""".formatted(
                                code, member == null ? "" : ", \"member\": \"%s\"".formatted(member), stance))
                .has(201);
    }

    @Test
    void nothingIsLeftBehindByAMergerThatOthersWriteBeside() throws Exception {
        for (int round = 0; round < 6; round++) {
            String duplicate = "life-race-%d".formatted(round);
            String staying = "life-stays-%d".formatted(round);
            make(duplicate, "");
            make(staying, "");
            List<Callable<Answer>> writers = new ArrayList<>();
            writers.add(() -> mergeAsOftenAsTold(duplicate, staying));
            for (int i = 0; i < 6; i++) {
                String number = "LIFE-RACE-%d-%d".formatted(round, i);
                writers.add(() -> api.post(
                        "/api/v1/agreements",
                        "{\"number\": \"%s\", \"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\", \"parties\": [{\"organization\": \"%s\", \"role\": \"COUNTERPARTY\"}]}"
                                .formatted(number, duplicate)));
            }
            String child = "life-child-%d".formatted(round);
            writers.add(() -> api.post(
                    "/api/v1/automakers",
                    "{\"code\": \"%s\", \"kind\": \"BRAND\", \"nameZh\": \"甲\", \"nameEn\": \"A\", \"parent\": \"%s\"}"
                            .formatted(child, duplicate)));
            List<Answer> answers = together(writers);
            answers.getFirst().has(200);
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201, 409, 422);
            assertThat(database.sql("""
                                    select count(*) from organization as merged
                                    where merged.code = :code
                                      and (exists (select from agreement_party where organization_id = merged.id)
                                          or exists (select from organization_tie where to_id = merged.id))""")
                            .param("code", duplicate)
                            .query(Long.class)
                            .single())
                    .as("references to %s", duplicate)
                    .isZero();
        }
    }

    @Test
    void ofTwoMergersAtOnceOneIsDone() throws Exception {
        for (int round = 0; round < 6; round++) {
            String a = "life-two-a%d".formatted(round);
            String b = "life-two-b%d".formatted(round);
            make(a, "");
            make(b, "");
            List<Answer> answers = together(List.of(
                    () -> api.post(
                            "/api/v1/automakers/" + a + "/merge",
                            "{\"into\": \"%s\"}".formatted(b),
                            "If-Match",
                            "\"1\""),
                    () -> api.post(
                            "/api/v1/automakers/" + b + "/merge",
                            "{\"into\": \"%s\"}".formatted(a),
                            "If-Match",
                            "\"1\"")));
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(List.of(
                            api.get("/api/v1/automakers/" + a).status(),
                            api.get("/api/v1/automakers/" + b).status()))
                    .containsExactlyInAnyOrder(200, 301);
        }
    }

    /** A merger that meets others at the same rows may be told to come again, which its client does. */
    private Answer mergeAsOftenAsTold(String duplicate, String staying) {
        Answer answer;
        int tries = 0;
        do {
            answer = api.post(
                    "/api/v1/automakers/" + duplicate + "/merge",
                    "{\"into\": \"%s\"}".formatted(staying),
                    "If-Match",
                    "\"1\"");
            tries++;
        } while (answer.status() == 409 && answer.header("Retry-After") != null && tries < 5);
        return answer;
    }

    private static List<Answer> together(List<Callable<Answer>> writers) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : threads.invokeAll(writers)) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    @Test
    void aDeletedOrganizationStaysInTheHistoryOfOthers() {
        make("life-was", "");
        make("life-holder", ", \"parent\": \"life-was\"");
        api.put(
                        "/api/v1/agreements/LIFE-WAS",
                        "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\", \"parties\": [{\"organization\": \"life-was\", \"role\": \"COUNTERPARTY\"}]}",
                        "If-None-Match",
                        "*")
                .has(201);
        Instant before = Instant.now();
        api.patch("/api/v1/agreements/LIFE-WAS", "{\"parties\": []}", "If-Match", "*")
                .has(200);
        patch("life-holder", "{\"ties\": []}").has(200);
        api.send("DELETE", "/api/v1/automakers/life-was", null, "If-Match", "*").has(204);
        api.get("/api/v1/agreements/LIFE-WAS/history?limit=1").includes("""
                        {"items": [{"members": [{"member": "parties", "from": [{"organization": "life-was"}], "to": null}]}]}""");
        api.get("/api/v1/agreements/LIFE-WAS?knownAt=" + before)
                .includes("{\"parties\": [{\"organization\": \"life-was\"}]}");
        api.get("/api/v1/automakers/life-holder?knownAt=" + before)
                .includes("{\"parent\": \"life-was\", \"ties\": [{\"to\": \"life-was\"}]}");
        api.put(
                        "/api/v1/automakers/life-was",
                        "{\"kind\": \"BRAND\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                        "If-None-Match",
                        "*")
                .isProblem(409, "conflict");
    }
}
