package io.autopact.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What pages answer, whoever asks and however. */
@ArticleTest
class PageTests {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Autowired
    private Api api;

    private String page(String path) {
        Answer answer = api.get(path, "Accept", "text/html").has(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        return answer.body();
    }

    @Test
    void theFiguresOfTheOverviewAreThoseOfTheInterface() {
        for (String date : new String[] {"2018-12-31", "2019-06-28", "2019-07-01"}) {
            Answer summary = api.get("/api/v1/portfolio/summary?asOf=" + date);
            String overview = page("/?lang=en&asOf=" + date);
            for (String figure : new String[] {
                "automakersInCooperation",
                "agreementsInForce",
                "domainsCovered",
                "mobilityOperators",
                "ecosystemPartners"
            }) {
                assertThat(overview)
                        .contains("/figures/%s?lang=en&amp;asOf=%s\"><span class=\"value\">%s</span>"
                                .formatted(figure, date, summary.at("/" + figure)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"zh,zh-CN,东风汽车集团", "en,en,Dongfeng Motor Corporation"})
    void aPageIsInTheLanguageThatIsAskedFor(String lang, String tag, String name) {
        Answer asked =
                api.get("/organizations/dongfeng?asOf=2019-07-01&lang=" + lang).has(200);
        assertThat(asked.header("Content-Language")).isEqualTo(tag);
        assertThat(asked.body()).contains("<html lang=\"%s\">".formatted(tag)).contains("<h1>" + name);
        assertThat(api.get("/organizations/dongfeng?asOf=2019-07-01", "Accept-Language", lang)
                        .has(200)
                        .header("Content-Language"))
                .isEqualTo(tag);
    }

    @Test
    void filesAreOfferedOfWhatIsSeenAlone() {
        assertThat(page("/due?lang=en")).contains("/exports/agreements.csv?").contains("/exports/milestones.csv?");
        for (String narrowed : new String[] {"kind=NOTICE", "organization=dongfeng"}) {
            assertThat(page("/due?lang=en&" + narrowed)).doesNotContain("/exports/");
        }
    }

    @Test
    void beforeTheSigningAnAgreementIsNotToldAsSigned() {
        assertThat(page("/agreements/AG-2019-DONGFENG?asOf=2019-01-01&lang=en")).contains("Not signed at this date");
        assertThat(page("/agreements/AG-2019-DONGFENG?asOf=2019-07-01&lang=en"))
                .contains("In force")
                .contains("双方签署了一份战略协议");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?asOf=2019-02-30",
                "/?asOf=1066-10-14",
                "/?asOf=next%20week",
                "/?lang=fr",
                "/?rows=-1",
                "/?rows=abc",
                "/?unheard=of",
                "/due?by=banana",
                "/due?person=nobody",
                "/organizations/dongfeng?group=banana",
                "/?group=banana",
                "/?group=Country",
                "/?only=CN",
                "/?view=tv",
                "/architecture?view=tv",
                "/organizations/dongfeng?view=Present",
                "/rollouts?view=present",
                "/?asOf=2019-01-01&asOf=2019-01-02",
                "/organizations/dongfeng?compare=yesterday",
                "/agreements/AG-2019-DONGFENG?asOf=%00"
            })
    void whatCannotBeAskedIsAPageThatSaysSo(String path) {
        Answer answer = api.get(path).has(400);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body()).contains("<h1>").contains("href=\"/").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/organizations/nobody", "/agreements/AG-NONE", "/organizations/%3Cscript%3E"})
    void whatIsNotThereIsAPageThatSaysSo(String path) {
        Answer answer = api.get(path + "?lang=zh").has(404);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body()).contains("资源不存在").doesNotContain("<script>");
    }

    @ParameterizedTest
    @CsvSource({"zh,资源不存在,打开概览", "en,There is no such thing,open the overview"})
    void anAddressThatNothingAnswersIsAPageWhereABrowserAsks(String lang, String words, String way) {
        for (String path : new String[] {"/nowhere", "/organizations", "/agreements/AG-1/nothing", "/apis"}) {
            Answer answer =
                    api.get(path, "Accept", BROWSER, "Accept-Language", lang).has(404);
            assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(answer.body())
                    .contains("<h1>" + words)
                    .contains("<a href=\"/")
                    .contains(way);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/json, text/html;q=0.5", "image/png", "a/b/c"})
    void anAddressThatNothingAnswersIsAProblemForPrograms(String accept) {
        api.get("/nowhere", "Accept", accept).isProblem(404, "not-found");
        api.sendAs(api.token("VIEWER"), "POST", "/due", "{}", "Accept", accept).isProblem(405, "method-not-allowed");
    }

    @Test
    void belowTheInterfaceEverythingIsToldToPrograms() {
        api.get("/api", "Accept", BROWSER).isProblem(404, "not-found");
        api.get("/api/v1/nothing", "Accept", BROWSER).isProblem(404, "not-found");
        api.get("/api/v1/automakers/nobody", "Accept", BROWSER).isProblem(404, "not-found");
        api.post("/api/v1/portfolio/summary", "{}", "Accept", BROWSER).isProblem(405, "method-not-allowed");
        api.sendAs(null, "POST", "/api/v1/nothing", "{}", "Accept", BROWSER).isProblem(401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void aWrongMethodIsAPageWhereABrowserAsks(String method) {
        Answer answer = api.sendAs(api.token("VIEWER"), method, "/due?lang=zh", null, "Accept", BROWSER)
                .has(405);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.header("Allow")).contains("GET");
        assertThat(answer.body()).contains("<h1>方法不允许").contains("这个地址只供查看");
    }

    @Test
    void whoOnlyEvaluatesMayNotLook() {
        for (String path : new String[] {"/", "/organizations/dongfeng", "/agreements/AG-2019-DONGFENG"}) {
            Answer answer = api.sendAs(api.token("BI"), "GET", path, null).has(403);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
            api.sendAs(api.token("VIEWER"), "GET", path, null).has(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/,新增（2019-06-01：,gained (2019-06-01:",
        "/architecture,新增 1（对比 2019-06-01）,1 gained (since 2019-06-01)",
        "/organizations/dongfeng,新增 1（对比 2019-06-01）,1 gained (since 2019-06-01)",
        "/organizations/dongfeng?group=false,新增（对比 2019-06-01）,gained (since 2019-06-01)"
    })
    void picturesTellWhatWasGainedAgainstAnotherDate(String path, String zh, String en) {
        String at = path + (path.contains("?") ? "&" : "?") + "asOf=";
        String dates = at + "2019-07-01&compare=2019-06-01";
        assertThat(page(dates + "&lang=zh")).contains("data-change=\"GAINED\"", zh, "compare=2019-06-01");
        assertThat(page(dates + "&lang=en")).contains("data-change=\"GAINED\"", en);
        assertThat(page(at + "2019-06-01&compare=2019-07-01&lang=zh")).contains("失去");
        assertThat(page(at + "2019-07-01&lang=en")).doesNotContain("data-change=", " gained");
    }

    @Test
    void aGroupOfRowsLeadsToTheGroupAlone() {
        String grouped = page("/?asOf=2019-07-01&group=country&lang=zh");
        assertThat(grouped).contains("中国（", "only=CN#heat-map", "家中");
        assertThat(page("/?asOf=2019-07-01&group=country&only=CN&lang=zh"))
                .contains("东风汽车集团", "只看这一组", "group=country#heat-map");
        assertThat(page("/?asOf=2019-07-01&group=country&only=ZZ&lang=zh")).contains("没有可显示的组织");
        assertThat(page("/?asOf=2019-07-01&group=alike&lang=en")).contains("coverage.svg?lang=en&amp;group=alike");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/architecture", "/organizations/dongfeng"})
    void aPictureIsPresentedWithNothingAroundIt(String path) {
        String address = path + "?asOf=2019-07-01&lang=en";
        assertThat(page(address)).contains("view=present");
        assertThat(page(address + "&view=present"))
                .contains("<svg", "As of 2019-07-01", "-legend\"", "href=\"" + address.replace("&", "&amp;") + "\"")
                .doesNotContain("<nav", "<form", "<footer", "<header");
        assertThat(page(path + "?asOf=1950-01-01&view=present&lang=zh")).contains("返回页面");
    }

    @Test
    void emptyFieldsOfAFormAskNothing() {
        assertThat(page("/?asOf=2019-07-01&compare=&lang=")).contains("value=\"2019-07-01\"");
    }

    @Test
    void filesAreKeptByBrowsersUntilTheyChange() {
        String overview = page("/");
        String address = overview.substring(overview.indexOf("/pages/style.css"));
        Answer style = api.sendAs(null, "GET", address.substring(0, address.indexOf('"')), null)
                .has(200);
        assertThat(style.header("Cache-Control")).contains("immutable");
        assertThat(style.header("Content-Type")).isEqualTo("text/css;charset=UTF-8");
        for (String other : List.of("/pages/style.css", "/pages/style.css?v=000000000000")) {
            assertThat(api.sendAs(null, "GET", other, null).has(200).header("Cache-Control"))
                    .isEqualTo("no-cache");
        }
        api.sendAs(null, "GET", "/pages/nothing.css", null).has(404);
    }

    @Test
    void whatWasMergedLeadsToWhatStays() {
        for (String code : List.of("pg-goes", "pg-stays")) {
            api.post("/api/v1/partners", """
                            {"code": "%1$s", "kind": "OTHER", "nameZh": "%1$s 伙伴", "nameEn": "%1$s partner"}""".formatted(code)).has(201);
        }
        api.post("/api/v1/partners/pg-goes/merge", "{\"into\": \"pg-stays\", \"reason\": \"twice\"}", "If-Match", "*")
                .has(200);
        assertThat(api.get("/organizations/pg-goes?asOf=2026-01-01").header("Location"))
                .isEqualTo("/organizations/pg-stays?asOf=2026-01-01");
    }

    @Test
    void nothingOfAPageRunsButItsScript() {
        assertThat(api.get("/").has(200).header("Content-Security-Policy"))
                .contains("style-src 'self';")
                .contains("script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page("/organizations/dongfeng?asOf=2019-07-01"))
                .doesNotContain("style=")
                .doesNotContain("<style");
    }

    @Test
    void beforeTheFirstArchitectureEverythingElseIsTold() {
        assertThat(page("/organizations/dongfeng-liuzhou?asOf=2018-10-01&lang=en"))
                .contains("No architecture was in effect at this date.")
                .contains("AG-2018-DONGFENG-LIUZHOU");
        assertThat(page("/organizations/dongfeng?asOf=2019-07-01&compare=2018-10-01&lang=en"))
                .contains("gained");
    }
}
