package io.autopact.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of organizations and their ties, over HTTP. */
@RegisterTest
class OrganizationRuleTests {

    @Autowired
    private Api api;

    private Answer record(String code, String kind, String more) {
        return api.post("/api/v1/automakers", """
                {"code": "%s", "kind": "%s", "nameZh": "测试车企 %s", "nameEn": "Test %s"%s}""".formatted(code, kind, code, code, more));
    }

    private String parent(String code, String asOf) {
        return String.valueOf(api.get("/api/v1/automakers/%s?asOf=%s".formatted(code, asOf))
                .has(200)
                .at("/parent"));
    }

    @Test
    void aNewAutomakerIsAnsweredAsItIsReadLater() {
        Answer made = record("new-maker", "COMPANY", """
                        , "country": "CN", "aliases": ["新车", "NM"],
                        "cooperation": {"since": "2020-06-30", "sincePrecision": "QUARTER", "wordingZh": "达成合作"}""").has(201);
        assertThat(made.header("Location")).isEqualTo("/api/v1/automakers/new-maker");
        assertThat(made.header("ETag")).startsWith("\"1.");
        Answer read = api.get("/api/v1/automakers/new-maker").has(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag"));
        read.includes("""
                {"code": "new-maker", "type": "AUTOMAKER", "kind": "COMPANY", "parent": null, "ties": [], "country": "CN",
                 "aliases": ["NM", "新车"], "archived": false, "version": 1,
                 "cooperation": {"since": "2020-06-30", "sincePrecision": "QUARTER", "sinceConfidence": "STATED", "until": null}}""");
    }

    @Test
    void whatGetReturnedCanBeSentBack() {
        record("echo", "GROUP", ", \"aliases\": [\"回声\"]").has(201);
        Answer read = api.get("/api/v1/automakers/echo");
        Answer put = api.put("/api/v1/automakers/echo", read.body(), "If-Match", read.header("ETag"));
        assertThat(put.has(200).json())
                .as("nothing changed, so nothing has a new version")
                .isEqualTo(read.json());
    }

    @Test
    void codesAreUniqueOverAutomakersPartnersAndOwnUnits() {
        record("one-code", "GROUP", "").has(201);
        api.post(
                        "/api/v1/partners",
                        "{\"code\": \"one-code\", \"kind\": \"OTHER\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}")
                .isProblem(409, "conflict");
        api.put("/api/v1/own-units/one-code", "{\"nameZh\": \"甲\", \"nameEn\": \"A\"}", "If-None-Match", "*")
                .isProblem(412, "precondition-failed");
    }

    @Test
    void namesNeedNotBeUnique() {
        record("same-name-1", "GROUP", "").has(201);
        api.post(
                        "/api/v1/automakers",
                        "{\"code\": \"same-name-2\", \"kind\": \"GROUP\", \"nameZh\": \"测试车企 same-name-1\", \"nameEn\": \"x\"}")
                .has(201);
    }

    @Test
    void parentIsShortForOneUndatedTieAndTiesWin() {
        record("grp", "GROUP", "").has(201);
        record("sub", "SUBSIDIARY", ", \"parent\": \"grp\"")
                .has(201)
                .includes(
                        "{\"parent\": \"grp\", \"ties\": [{\"to\": \"grp\", \"kind\": \"SUBSIDIARY_OF\", \"from\": null}]}");
        record("brand", "BRAND", ", \"parent\": \"grp\"")
                .has(201)
                .includes("{\"parent\": \"grp\", \"ties\": [{\"to\": \"grp\", \"kind\": \"BRAND_OF\"}]}");
        record("ties-win", "BRAND", ", \"parent\": \"grp\", \"ties\": [{\"to\": \"sub\", \"kind\": \"BRAND_OF\"}]")
                .has(201)
                .includes("{\"parent\": \"sub\"}");
    }

    @Test
    void leavingAGroupChangesNoAnswerAboutTheTimeBefore() {
        record("old-group", "GROUP", "").has(201);
        record("new-group", "GROUP", "").has(201);
        record("mover", "BRAND", ", \"parent\": \"old-group\"").has(201);
        Answer moved = api.put("/api/v1/automakers/mover", """
                {"kind": "BRAND", "nameZh": "岚图", "nameEn": "Voyah", "ties": [
                    {"to": "old-group", "kind": "BRAND_OF", "until": "2021-12-31"},
                    {"to": "new-group", "kind": "BRAND_OF", "from": "2022-01-01"}]}""", "If-Match", "\"1\"");
        assertThat(moved.has(200).header("ETag")).as("one change, one version").startsWith("\"2.");
        assertThat(parent("mover", "1990-01-01"))
                .as("a tie without a start holds since ever")
                .isEqualTo("old-group");
        assertThat(parent("mover", "2021-12-31")).as("the last day is included").isEqualTo("old-group");
        assertThat(parent("mover", "2022-01-01"))
                .as("the first day is included")
                .isEqualTo("new-group");
        assertThat(api.get("/api/v1/automakers?parent=old-group&asOf=2021-06-01")
                        .items("code"))
                .containsExactly("mover");
        assertThat(api.get("/api/v1/automakers?parent=old-group&asOf=2022-06-01")
                        .items("code"))
                .isEmpty();
        assertThat(api.get("/api/v1/automakers/old-group/descendants?asOf=2020-01-01")
                        .items("code"))
                .contains("mover");
        assertThat(api.get("/api/v1/automakers/mover/ancestors?asOf=2023-01-01").items("code"))
                .containsExactly("new-group");
    }

    @Test
    void aJointVentureBelongsToSeveralAndHasNoParent() {
        record("jv-a", "GROUP", "").has(201);
        record("jv-b", "GROUP", "").has(201);
        record("jv-c", "GROUP", "").has(201);
        record("jv", "JOINT_VENTURE", """
                        , "ties": [{"to": "jv-a", "kind": "JOINT_VENTURE_OF", "stakePercent": 33.34},
                                   {"to": "jv-b", "kind": "JOINT_VENTURE_OF", "stakePercent": 33.33},
                                   {"to": "jv-c", "kind": "JOINT_VENTURE_OF", "stakePercent": 33.33}]""").has(201).includes("{\"parent\": null}");
        assertThat(api.get("/api/v1/automakers/jv/ancestors").items("code")).containsExactly("jv-a", "jv-b", "jv-c");
    }

    @Test
    void thereIsOneParentOnAnyDay() {
        record("p1", "GROUP", "").has(201);
        record("p2", "GROUP", "").has(201);
        record("two-parents", "SUBSIDIARY", """
                        , "ties": [{"to": "p1", "kind": "SUBSIDIARY_OF", "until": "2020-06-01"},
                                   {"to": "p2", "kind": "BRAND_OF", "from": "2020-06-01"}]""")
                .isProblem(422, "rule-violated")
                .names("/ties/0", "second-parent")
                .names("/ties/1", "second-parent");
        api.get("/api/v1/automakers/two-parents").isProblem(404, "not-found");
    }

    @Test
    void theStakesInAJointVentureAreAtMostAHundredPercentAtAnyDate() {
        List.of("stake-a", "stake-b", "stake-c")
                .forEach(code -> record(code, "GROUP", "").has(201));
        String ties = """
                , "ties": [{"to": "stake-a", "kind": "JOINT_VENTURE_OF", "stakePercent": 60, "until": "%s"},
                           {"to": "stake-b", "kind": "JOINT_VENTURE_OF", "stakePercent": 40},
                           {"to": "stake-c", "kind": "AFFILIATE_OF", "stakePercent": 50, "from": "2020-01-01", "until": "2021-12-31"}]""";
        record("stake-venture", "JOINT_VENTURE", ties.formatted("2020-01-01"))
                .isProblem(422, "rule-violated")
                .names("/ties/2", "above-100")
                .includes("""
                        {"errors": [{"detail": "The tie to stake-c brings the stakes in stake-venture to 150 percent on 2020-01-01; there are 100."}]}""");
        record("stake-venture", "JOINT_VENTURE", ties.formatted("2019-12-31")).has(201);
    }

    @Test
    void tiesBetweenTheSameTwoDoNotOverlap() {
        record("o1", "GROUP", "").has(201);
        record("overlapping", "SUBSIDIARY", """
                        , "ties": [{"to": "o1", "kind": "JOINT_VENTURE_OF", "until": "2020-06-01"},
                                   {"to": "o1", "kind": "AFFILIATE_OF", "from": "2020-01-01"}]""").isProblem(422, "rule-violated").names("/ties/0", "overlap");
    }

    @Test
    void atNoDateDoTiesFormACycle() {
        record("c1", "GROUP", "").has(201);
        record(
                        "c2",
                        "SUBSIDIARY",
                        ", \"ties\": [{\"to\": \"c1\", \"kind\": \"SUBSIDIARY_OF\", \"until\": \"2019-12-31\"}]")
                .has(201);
        record("c3", "SUBSIDIARY", ", \"parent\": \"c2\"").has(201);
        String cyclic =
                "{\"kind\": \"GROUP\", \"nameZh\": \"甲\", \"nameEn\": \"A\", \"ties\": [{\"to\": \"c3\", \"kind\": \"AFFILIATE_OF\", \"from\": \"%s\"}]}";
        api.put("/api/v1/automakers/c1", cyclic.formatted("2019-12-31"), "If-Match", "\"1\"")
                .isProblem(422, "rule-violated")
                .names("/ties/0", "cycle");
        assertThat(api.get("/api/v1/automakers/c1").json().at("/ties").isEmpty())
                .isTrue();
        api.put("/api/v1/automakers/c1", cyclic.formatted("2020-01-01"), "If-Match", "\"1\"")
                .has(200);
        api.put(
                        "/api/v1/automakers/c1",
                        "{\"kind\": \"GROUP\", \"nameZh\": \"甲\", \"nameEn\": \"A\", \"ties\": [{\"to\": \"c1\", \"kind\": \"AFFILIATE_OF\"}]}",
                        "If-Match",
                        "\"2\"")
                .isProblem(422, "rule-violated")
                .names("/ties/0/to", "itself");
    }

    @Test
    void twoMovesThatAreHarmlessAloneDoNotCloseACycleTogether() throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                String left = "left-" + round;
                String right = "right-" + round;
                record(left, "GROUP", "").has(201);
                record(right, "GROUP", "").has(201);
                String move =
                        "{\"kind\": \"GROUP\", \"nameZh\": \"甲\", \"nameEn\": \"A\", \"ties\": [{\"to\": \"%s\", \"kind\": \"AFFILIATE_OF\"}]}";
                List<Callable<Answer>> moves = List.of(
                        () -> api.put("/api/v1/automakers/" + left, move.formatted(right), "If-Match", "\"1\""),
                        () -> api.put("/api/v1/automakers/" + right, move.formatted(left), "If-Match", "\"1\""));
                List<Integer> statuses = new ArrayList<>();
                for (Future<Answer> answer : writers.invokeAll(moves)) {
                    statuses.add(answer.get().status());
                }
                assertThat(statuses).containsExactlyInAnyOrder(200, 422);
            }
        }
    }

    @Test
    void ofManyWritersWithOneTagExactlyOneWins() throws Exception {
        record("contended", "GROUP", "").has(201);
        try (ExecutorService writers = Executors.newFixedThreadPool(16)) {
            List<Callable<Answer>> attempts = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String body = "{\"kind\": \"GROUP\", \"nameZh\": \"第%d次\", \"nameEn\": \"Attempt %d\"}".formatted(i, i);
                attempts.add(() -> api.put("/api/v1/automakers/contended", body, "If-Match", "\"1\""));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Answer> answer : writers.invokeAll(attempts)) {
                statuses.add(answer.get().status());
            }
            assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        }
        assertThat(api.get("/api/v1/automakers/contended").header("ETag")).startsWith("\"2.");
    }

    @Test
    void aWriteSaysWhichVersionItChanges() {
        record("versioned", "GROUP", "").has(201);
        String body = "{\"kind\": \"GROUP\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}";
        api.put("/api/v1/automakers/versioned", body).isProblem(428, "precondition-required");
        api.put("/api/v1/automakers/versioned", body, "If-Match", "\"7\"").isProblem(412, "precondition-failed");
        api.put("/api/v1/automakers/versioned", body, "If-Match", "7").isProblem(412, "precondition-failed");
        api.put("/api/v1/automakers/versioned", body, "If-None-Match", "*").isProblem(412, "precondition-failed");
        api.put("/api/v1/automakers/absent", body).isProblem(428, "precondition-required");
        api.put("/api/v1/automakers/absent", body, "If-Match", "\"1\"").isProblem(412, "precondition-failed");
        api.put("/api/v1/automakers/versioned", body, "If-Match", "\"1.19990101\"")
                .has(200);
        api.put("/api/v1/automakers/put-new", body, "If-None-Match", "*").has(201);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-05-01, MONTH, not-last-day",
        "2020-05-31, QUARTER, not-last-day",
        "2020-06-30, YEAR, not-last-day",
        "1066-10-14, DAY, out-of-range",
        "2999-01-01, DAY, out-of-range",
        "2020-02-30, DAY, wrong-type"
    })
    void aRoughDateIsTheLastDayOfItsPeriod(String value, String precision, String code) {
        record(
                        "rough",
                        "GROUP",
                        ", \"cooperation\": {\"since\": \"%s\", \"sincePrecision\": \"%s\"}"
                                .formatted(value, precision))
                .isProblem(400, "invalid-request")
                .names("/cooperation/since", code);
    }

    @Test
    void everythingThatIsWrongWithABodyIsToldTogether() {
        api.post("/api/v1/automakers", """
                        {"code": "Bad Code", "kind": "MOBILITY", "nameZh": "  ", "colour": "红", "country": "China",
                         "aliases": ["a", "a", 5], "ties": [{"kind": "OWNS", "stakePercent": 101}, "grp"],
                         "cooperation": {"since": "2020-01-01", "until": "2019-01-01", "mood": 1}}""")
                .isProblem(400, "invalid-request")
                .names("/code", "invalid")
                .names("/kind", "wrong-type")
                .names("/nameZh", "required")
                .names("/nameEn", "required")
                .names("/colour", "unknown")
                .names("/country", "invalid")
                .names("/aliases/2", "wrong-type")
                .names("/aliases", "repeated")
                .names("/ties/0/to", "required")
                .names("/ties/0/kind", "wrong-type")
                .names("/ties/0/stakePercent", "invalid")
                .names("/ties/1", "wrong-type")
                .names("/cooperation/until", "out-of-order")
                .names("/cooperation/mood", "unknown");
    }

    @Test
    void aKindBelongsToItsType() {
        record("kind-of-partner", "MOBILITY_OPERATOR", "")
                .isProblem(400, "invalid-request")
                .names("/kind", "invalid");
        api.post("/api/v1/partners", "{\"code\": \"p\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}")
                .isProblem(400, "invalid-request")
                .names("/kind", "required");
        api.post("/api/v1/own-units", "{\"code\": \"unit-1\", \"nameZh\": \"己方\", \"nameEn\": \"Unit\"}")
                .has(201)
                .includes("{\"type\": \"OWN_UNIT\", \"kind\": \"OWN_UNIT\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0007b", "\\ud800", "a\\u001b[31m"})
    void aTextWithWhatIsNoTextIsRefused(String text) {
        api.post(
                        "/api/v1/automakers",
                        "{\"code\": \"x\", \"kind\": \"GROUP\", \"nameZh\": \"%s\", \"nameEn\": \"A\"}".formatted(text))
                .isProblem(400, "invalid-request")
                .names("/nameZh", "invalid");
    }

    @Test
    void emojiAndRightToLeftTextAreText() {
        api.post(
                        "/api/v1/automakers",
                        "{\"code\": \"emoji\", \"kind\": \"GROUP\", \"nameZh\": \"车🚗企\", \"nameEn\": \"سيارة Car\"}")
                .has(201)
                .includes("{\"nameZh\": \"车🚗企\", \"nameEn\": \"سيارة Car\"}");
        assertThat(api.get("/api/v1/automakers?q=%F0%9F%9A%97").items("code"))
                .contains("emoji")
                .allMatch(code -> code.endsWith("emoji"));
    }

    @Test
    void searchFindsAnyPartOfCodeNameAndAliasInBothLanguages() {
        record("dongfeng-fengshen", "BRAND", ", \"aliases\": [\"东风风神\", \"AEOLUS\"]")
                .has(201);
        for (String words :
                List.of("风神", "东风风", "神", "aeolus", "EOL", "fengsh", "ng-fe", "ＡＥＯＬＵＳ", "测试车企%20dongfeng-f")) {
            assertThat(api.get("/api/v1/organizations?q=" + encoded(words))
                            .has(200)
                            .items("code"))
                    .as(words)
                    .contains("dongfeng-fengshen");
        }
        for (String words : List.of("风东", "风%神", "_", "aeolux", "东风汽车")) {
            assertThat(api.get("/api/v1/organizations?q=" + encoded(words))
                            .has(200)
                            .items("code"))
                    .as(words)
                    .doesNotContain("dongfeng-fengshen");
        }
    }

    private static String encoded(String words) {
        return words.contains("%20")
                ? words.replace("测试车企", "%E6%B5%8B%E8%AF%95%E8%BD%A6%E4%BC%81")
                : URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    @Test
    void aRenamedOrganizationIsFoundByItsNewNameOnly() {
        record("renamed", "GROUP", ", \"aliases\": [\"旧名字号\"]").has(201);
        api.put(
                        "/api/v1/automakers/renamed",
                        "{\"kind\": \"GROUP\", \"nameZh\": \"新名字号\", \"nameEn\": \"New\"}",
                        "If-Match",
                        "\"1\"")
                .has(200);
        assertThat(api.get("/api/v1/automakers?q=" + encoded("新名字")).items("code"))
                .containsExactly("renamed");
        assertThat(api.get("/api/v1/automakers?q=" + encoded("旧名字")).items("code"))
                .isEmpty();
    }

    @Test
    void sendingBackWhatGetReturnedChangesNothingWithTiesEither() {
        record("no-op-group", "GROUP", "").has(201);
        record(
                        "no-op",
                        "JOINT_VENTURE",
                        ", \"ties\": [{\"to\": \"no-op-group\", \"kind\": \"JOINT_VENTURE_OF\", \"stakePercent\": 50}]")
                .has(201);
        Answer read = api.get("/api/v1/automakers/no-op");
        Answer put = api.put("/api/v1/automakers/no-op", read.body(), "If-Match", read.header("ETag"));
        assertThat(put.has(200).header("ETag")).isEqualTo(read.header("ETag"));
        assertThat(api.get("/api/v1/automakers/no-op/history").items("change")).containsExactly("CREATED");
    }

    @Test
    void aTieStandsOnce() {
        record("once-group", "GROUP", "").has(201);
        record(
                        "once",
                        "SUBSIDIARY",
                        ", \"ties\": [{\"to\": \"once-group\", \"kind\": \"SUBSIDIARY_OF\"}, {\"to\": \"once-group\", \"kind\": \"AFFILIATE_OF\"}]")
                .isProblem(400, "invalid-request")
                .names("/ties/1", "repeated");
    }

    @Test
    void aCodeInThePathIsACode() {
        api.put(
                        "/api/v1/automakers/BAD_CODE",
                        "{\"kind\": \"GROUP\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                        "If-None-Match",
                        "*")
                .isProblem(400, "invalid-request")
                .names("code", "invalid");
    }

    @Test
    void ofManyWhoCreateTheSameAtOnceOneDoesAndTheOthersAreTold() throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(10)) {
            List<Callable<Answer>> attempts = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                attempts.add(() -> api.put(
                        "/api/v1/automakers/raced",
                        "{\"kind\": \"GROUP\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                        "If-None-Match",
                        "*"));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Answer> answer : writers.invokeAll(attempts)) {
                statuses.add(answer.get().status());
            }
            assertThat(statuses).containsOnly(201, 412).containsOnlyOnce(201);
        }
    }
}
