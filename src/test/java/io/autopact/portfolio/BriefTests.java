package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What to know of a group before meeting it, as data and as a page to print. */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BriefTests {

    private static final String BRIEF = "/api/v1/automakers/br-group/brief?since=2019-01-01&asOf=2020-07-01";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    @BeforeAll
    void thePortfolio() {
        Recording record = new Recording(api);
        record.automaker("br-group", "GROUP", ", \"cooperation\": {\"since\": \"2018-01-01\"}");
        record.subsidiary("br-child", "br-group");
        record.signed(
                "BR-GROUP",
                "br-group",
                "[\"CONNECTED_VEHICLE\"]",
                "2019-06-28",
                ", \"expiresOn\": \"2020-12-31\", \"noticeDays\": 30");
        record.signed("BR-CHILD", "br-child", "[]", "2020-01-01", "");
        record.draft("BR-DRAFT", "br-child", "[\"SMART_LOGISTICS\"]", ", \"draftedOn\": \"2020-05-01\"");
        api.post("/api/v1/agreements/BR-GROUP/milestones", """
                        {"code": "BR-MS", "titleZh": "平台上线", "titleEn": "Platform live", "dueOn": "2020-08-31", "owner": "br-group"}""", "If-Match", "*").has(201);
        api.post("/api/v1/agreements/BR-GROUP/instruments", """
                        {"code": "BR-IN", "kind": "JOINT_LAB", "nameZh": "联合实验室", "nameEn": "Joint lab"}""", "If-Match", "*")
                .has(201);
        record.model("br-t1", "br-child");
        record.planned("BR-T1", "br-t1", "ICV_CLOUD_PLATFORM", "2020-06-01");
    }

    @Test
    void theBriefSumsUpTheWholeGroup() {
        api.get(BRIEF).has(200).includes("""
                {"organization": "br-group", "nameZh": "名 br-group", "nameEn": "Name br-group", "asOf": "2020-07-01", "since": "2019-01-01",
                 "happened": [{"on": "2019-06-28", "kind": "SIGNED", "code": "BR-GROUP"},
                              {"on": "2019-06-28", "kind": "EFFECTIVE", "code": "BR-GROUP"},
                              {"on": "2020-01-01", "kind": "SIGNED", "code": "BR-CHILD"},
                              {"on": "2020-01-01", "kind": "EFFECTIVE", "code": "BR-CHILD"},
                              {"on": "2020-05-01", "kind": "DRAFTED", "code": "BR-DRAFT"}],
                 "recorded": [],
                 "inForce": [{"number": "BR-GROUP", "parties": ["br-group"], "phase": "IN_FORCE", "effectiveOn": "2019-06-28",
                              "expiresOn": "2020-12-31", "domains": ["CONNECTED_VEHICLE"]},
                             {"number": "BR-CHILD", "parties": ["br-child"], "phase": "IN_FORCE", "expiresOn": null, "domains": []}],
                 "due": [{"kind": "MILESTONE", "agreement": "BR-GROUP", "milestone": "BR-MS", "dueOn": "2020-08-31", "daysLeft": 61},
                         {"kind": "EXPIRY", "agreement": "BR-GROUP", "dueOn": "2020-12-31", "daysLeft": 183}],
                 "open": {"agreements": [{"number": "BR-DRAFT", "status": "DRAFT"}],
                          "milestones": [{"code": "BR-MS", "agreement": "BR-GROUP", "owner": "br-group", "dueOn": "2020-08-31"}],
                          "instruments": [{"code": "BR-IN", "agreement": "BR-GROUP", "nameZh": "联合实验室", "nameEn": "Joint lab"}],
                          "rollouts": [{"number": "BR-T1", "stage": "PLANNED", "launchPlannedOn": "2020-06-01", "slipDays": 30}],
                          "gaps": [{"kind": "PLANNED_WITHOUT_AGREEMENT", "code": "BR-T1"}, {"kind": "SCOPE_UNKNOWN", "code": "BR-CHILD"}]}}""");
    }

    @Test
    void coverageIsThatOfTheWholeTreeDomainByDomain() {
        Answer brief = api.get(BRIEF);
        assertThat(brief.json().at("/coverage").size()).isEqualTo(7);
        assertThat(brief.json().at("/coverage/0").toString())
                .isEqualTo(
                        "{\"domain\":\"CONNECTED_VEHICLE\",\"nameZh\":\"智能网联汽车\","
                                + "\"nameEn\":\"Intelligent connected vehicles\",\"state\":\"AGREED\",\"agreements\":[\"BR-GROUP\"]}");
        assertThat(brief.json().at("/coverage").findValuesAsString("state"))
                .as("the group's own agreement, and the subsidiary's draft")
                .containsExactly("AGREED", "NONE", "NONE", "NONE", "PLANNED", "NONE", "NONE");
    }

    @Test
    void whatWasRecordedSinceIsToldWithWhoRecordedIt() {
        Answer brief = api.get("/api/v1/automakers/br-group/brief").has(200);
        assertThat(brief.json().at("/recorded").findValuesAsString("code"))
                .contains("br-group", "br-child", "BR-GROUP", "BR-CHILD", "BR-DRAFT", "BR-MS", "br-t1", "BR-T1");
    }

    @Test
    void theDayOfSinceIsToldOfToo() {
        assertThat(api.get("/api/v1/automakers/br-group/brief?since=2020-05-01&asOf=2020-07-01")
                        .json()
                        .at("/happened")
                        .findValuesAsString("code"))
                .containsExactly("BR-DRAFT");
        assertThat(api.get("/api/v1/automakers/br-group/brief?since=2020-05-02&asOf=2020-07-01")
                        .json()
                        .at("/happened")
                        .isEmpty())
                .isTrue();
        assertThat(api.get("/api/v1/automakers/br-group/brief?since=%s".formatted(TODAY))
                        .json()
                        .at("/recorded")
                        .isEmpty())
                .isFalse();
    }

    @ParameterizedTest(name = "as of {0} it is told since {1}")
    @CsvSource({"2020-07-01, 2020-04-01", "2020-05-31, 2020-02-29", "1886-01-01, 1885-10-01"})
    void withoutSinceChangesAreToldOfThreeMonths(String asOf, String since) {
        assertThat(api.get("/api/v1/automakers/br-group/brief?asOf=" + asOf)
                        .has(200)
                        .at("/since"))
                .isEqualTo(since);
    }

    @Test
    void sinceDoesNotLieAfterTheDate() {
        for (String page : List.of("brief", "brief.md")) {
            api.get("/api/v1/automakers/br-group/" + page + "?since=2020-07-02&asOf=2020-07-01")
                    .isProblem(400, "invalid-request")
                    .names("since", "out-of-order");
        }
        api.get("/api/v1/automakers/br-group/brief?since=2020-07-01&asOf=2020-07-01")
                .has(200);
    }

    @Test
    void inChineseItIsAPage() {
        Answer page = api.get("/api/v1/automakers/br-group/brief.md?since=2019-01-01&asOf=2020-07-01&lang=zh")
                .has(200);
        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/markdown;charset=UTF-8");
        assertThat(page.header("Content-Language")).isEqualTo("zh-CN");
        assertThat(page.body())
                .startsWith("# 名 br-group 会前简报\n\n`br-group` · 截至 2020-07-01 · 变化自 2019-01-01 起\n")
                .contains("- 2019-06-28 协议签署：协议 BR-GROUP（`BR-GROUP`）")
                .contains("- `BR-GROUP` 协议 BR-GROUP：生效中，2019-06-28 起，2020-12-31 止；领域：`CONNECTED_VEHICLE`")
                .contains("- `BR-CHILD` 协议 BR-CHILD：生效中，2020-01-01 起，到期日未知；领域：未知")
                .contains("| 智能网联汽车 | 已签约 | `BR-GROUP` |")
                .contains("| 智慧出行 | 空白 |  |")
                .contains("- 2020-08-31（剩余 61 天）里程碑：平台上线（`BR-GROUP`）")
                .contains("- 协议 `BR-DRAFT` 协议 BR-DRAFT：草稿")
                .contains("- 落地 `BR-T1` 车型 br-t1 · 智能网联云平台：计划中，计划 2020-06-01 上市，延期 30 天")
                .contains("- 缺口 `BR-CHILD`：协议生效，但范围未知，不覆盖任何领域");
    }

    @Test
    void inEnglishItIsTheSamePage() {
        Answer page = api.get(
                        "/api/v1/automakers/br-group/brief.md?since=2019-01-01&asOf=2020-07-01",
                        "Accept-Language",
                        "en-GB,en;q=0.9")
                .has(200);
        assertThat(page.header("Content-Language")).isEqualTo("en");
        assertThat(page.header("Vary")).contains("Accept-Language");
        assertThat(page.body())
                .startsWith("# Name br-group: brief\n")
                .contains("- 2019-06-28 Agreement signed: Agreement BR-GROUP (`BR-GROUP`)")
                .contains("in force, from 2019-06-28 to 2020-12-31; domains: `CONNECTED_VEHICLE`")
                .contains("in force, from 2020-01-01, expiry not known; domains: not known")
                .contains("| Intelligent connected vehicles | agreed | `BR-GROUP` |")
                .contains(
                        "- Rollout `BR-T1` Model br-t1 · Intelligent connected cloud platform: planned, launch planned for"
                                + " 2020-06-01, slipped 30 days");
    }

    @Test
    void aDateIsWrittenAsExactlyAsItIsKnown() {
        Recording record = new Recording(api);
        record.automaker(
                "br-rough", "COMPANY", ", \"cooperation\": {\"since\": \"2018-12-31\", \"sincePrecision\": \"YEAR\"}");
        record.draft("BR-ROUGH", "br-rough", "[]", "");
        record.act("BR-ROUGH", "sign", """
                {"signedOn": "2019-06-28", "signedOnPrecision": "BY", "signedOnNotBefore": "2019-01-01", "effectiveOn": "2019-06-30", "effectiveOnPrecision": "MONTH",
                 "expiresOn": "2022-12-31", "expiresOnPrecision": "YEAR"}""");
        api.post("/api/v1/agreements/BR-ROUGH/milestones", """
                        {"code": "BR-ROUGH-MS", "titleZh": "上线", "titleEn": "Live", "dueOn": "2020-09-30", "dueOnPrecision": "QUARTER",
                         "owner": "br-rough"}""", "If-Match", "*").has(201);
        record.model("br-rough-t1", "br-rough");
        record.rollout("BR-ROUGH", "br-rough-t1", "SMART_4S", """
                [{"stage": "LAUNCHED", "plannedOn": "2020-12-31", "plannedOnPrecision": "QUARTER", "madeOn": "2019-01-01"}]""", "");
        String page = "/api/v1/automakers/br-rough/brief.md?since=2018-01-01&asOf=2020-07-01&lang=";
        assertThat(api.get(page + "zh").has(200).body())
                .contains("- 2018 建立合作：")
                .contains("- ≤ 2019-06-28 协议签署：")
                .contains("- 2019-06 协议生效：")
                .contains("生效中，2019-06 起，2022 止；")
                .contains("上线：2020 Q3 到期，")
                .contains("，计划 2020 Q4 上市，");
        assertThat(api.get(page + "en").has(200).body())
                .contains("- 2018 Cooperation began:")
                .contains("- ≤ 2019-06-28 Agreement signed:")
                .contains("- 2019-06 Agreement takes effect:")
                .contains("in force, from 2019-06 to 2022;")
                .contains("due 2020 Q3, owner")
                .contains(", launch planned for 2020 Q4");
    }

    @Test
    void thePageTellsWhatWasRecorded() {
        assertThat(api.get("/api/v1/automakers/br-group/brief.md?lang=zh")
                        .has(200)
                        .body())
                .contains("## 登记册中的变更")
                .contains(" 组织 `br-group`：新建（")
                .contains(" 协议 `BR-GROUP`：签署（");
    }

    @Test
    void whereThereIsNothingThePageSaysSo() {
        new Recording(api).automaker("br-nothing");
        assertThat(api.get("/api/v1/automakers/br-nothing/brief.md?asOf=2010-01-01&lang=en")
                        .has(200)
                        .body())
                .contains("Nothing is recorded as having happened.")
                .contains("Nothing was changed.")
                .contains("No agreement is in force.")
                .contains("Nothing falls due.")
                .contains("Nothing is open.");
        assertThat(api.get("/api/v1/automakers/br-nothing/brief.md?asOf=2010-01-01&lang=zh")
                        .has(200)
                        .body())
                .contains("没有记录到发生的事。")
                .contains("没有未决事项。");
    }

    @Test
    void partnersHaveOneToo() {
        new Recording(api).partner("br-partner", "ECOSYSTEM_PARTNER", ", \"cooperation\": {\"since\": \"2020-06-01\"}");
        api.get("/api/v1/partners/br-partner/brief?asOf=2020-07-01").has(200).includes("""
                {"organization": "br-partner", "happened": [{"kind": "COOPERATION_BEGAN"}],
                 "open": {"gaps": [{"kind": "COOPERATION_WITHOUT_AGREEMENT"}]}}""");
        assertThat(api.get("/api/v1/partners/br-partner/brief.md?asOf=2020-07-01&lang=en")
                        .has(200)
                        .body())
                .startsWith("# Name br-partner: brief");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '%', quoteCharacter = '"', textBlock = """
            stars % *粗* _斜_ **x** ~~y~~ % \\*粗\\* \\_斜\\_ \\*\\*x\\*\\* \\~\\~y\\~\\~
            links % [点我](https://evil.example) ![p](x) % \\[点我\\](https://evil.example) \\!\\[p\\](x)
            html % <script>alert(1)</script> &lt;b&gt; % \\<script\\>alert(1)\\</script\\> \\&lt;b\\&gt;
            pipes % 甲 | 乙 | 丙 % 甲 \\| 乙 \\| 丙
            ticks % `rm -rf` \\ # 1 % \\`rm -rf\\` \\\\ \\# 1
            templates % {{organization}} {{{nameEn}}} $x$ % {{organization}} {{{nameEn}}} \\$x\\$
            emoji % 🚗 👩‍🚀 车 % 🚗 👩‍🚀 车
            arabic % شركة السيارات % شركة السيارات""")
    void aNameStaysANameOnThePage(String code, String name, String written) {
        assertThat(title("br-" + code, name)).isEqualTo("# %s 会前简报".formatted(written));
    }

    /** Earlier registers have such names; none is taken any more. */
    @ParameterizedTest
    @CsvSource({
        "br-turned, 甲\u202e乙\u2066丙\u2069丁\u200f戊, # 甲乙丙丁戊 会前简报",
        "br-broken, 甲\u2028- 乙\u2029# 丙, # 甲 - 乙 \\# 丙 会前简报"
    })
    void aNameCannotTurnThePageRoundOrBreakItsLine(String code, String name, String title) {
        title(code, "甲");
        database.sql("update organization set name_zh = :name where code = :code")
                .param("name", name)
                .param("code", code)
                .update();
        assertThat(title(code)).isEqualTo(title);
    }

    /** The first line of the page of one that is called so, where the register takes the name at all. */
    private String title(String code, String name) {
        String json = JsonMapper.shared().writeValueAsString(name);
        Answer made = api.put(
                "/api/v1/automakers/" + code,
                "{\"kind\": \"COMPANY\", \"nameZh\": %s, \"nameEn\": %s}".formatted(json, json),
                "If-None-Match",
                "*");
        made.has(201);
        return title(code);
    }

    private String title(String code) {
        String page = api.get("/api/v1/automakers/" + code + "/brief.md?asOf=2020-07-01&lang=zh")
                .has(200)
                .body();
        return page.lines().findFirst().orElseThrow();
    }
}
