package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Kept;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The pictures of the article's portfolio, over HTTP. */
@ArticleTest
class PictureEndpointTests {

    private static final String GROUP =
            "/api/v1/automakers/dongfeng/capability-map.svg?asOf=2019-07-01&includeDescendants=true";

    @Autowired
    private Api api;

    @Test
    @Tag(Kept.TAG)
    void thePictureInTheReadmeIsTheServicesOwn() {
        Kept.file(Path.of("docs/images/dongfeng.svg"))
                .holds(api.get(GROUP + "&lang=en").has(200).body());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/automakers/dongfeng/capability-map.svg, 东风汽车集团, Dongfeng Motor Corporation, 已签约, Agreed",
        "/partners/ruqi/capability-map.svg, 如祺出行, Ruqi Mobility, 空白, None",
        "/portfolio/capability-map.svg, 全部合作车企, All automakers, 已落地, Live",
        "/portfolio/coverage.svg, 东风柳汽, Dongfeng Liuzhou Motor, 已落地, Live",
        "/automakers/dongfeng/timeline.svg, 风行T5, Forthing (Fengxing) T5, 上市, Launched",
        "/partners/ruqi/timeline.svg, 如祺出行, Ruqi Mobility, 云服务, Cloud service",
    })
    void eachIsDrawnInBothLanguages(String path, String nameZh, String nameEn, String wordZh, String wordEn) {
        Answer chinese =
                api.get("/api/v1%s?asOf=2019-07-01&lang=zh".formatted(path)).has(200);
        assertThat(chinese.header("Content-Type")).isEqualTo("image/svg+xml;charset=UTF-8");
        assertThat(chinese.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(chinese.body()).contains("<title", "<desc", nameZh, wordZh, "截至 2019-07-01");
        Answer english =
                api.get("/api/v1%s?asOf=2019-07-01&lang=en".formatted(path)).has(200);
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(english.body()).contains(nameEn, wordEn, "As of 2019-07-01").doesNotContain("截至");
        api.get("/api/v1%s?asOf=2019-07-01&lang=en".formatted(path), "If-None-Match", english.header("ETag"))
                .has(304);
        api.get("/api/v1%s?lang=fr".formatted(path))
                .isProblem(400, "invalid-request")
                .names("lang", "invalid");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"/automakers/dongfeng/capability-map.svg", "/portfolio/capability-map.svg", "/portfolio/coverage.svg"})
    void eachTellsWhatWasGainedAndLostAgainstAnotherDate(String path) {
        String gained = api.get("/api/v1%s?asOf=2019-07-01&compare=2018-10-01&lang=zh".formatted(path))
                .has(200)
                .body();
        assertThat(gained).contains("对比 2018-10-01", "新增", "data-change=\"GAINED\"");
        assertThat(api.get("/api/v1%s?asOf=2019-07-01&lang=zh".formatted(path))
                        .has(200)
                        .body())
                .doesNotContain("新增", "data-change");
        api.get("/api/v1%s?compare=soon".formatted(path))
                .isProblem(400, "invalid-request")
                .names("compare", "wrong-type");
    }

    @Test
    void whatIsGoneAltogetherIsLost() {
        assertThat(api.get("/api/v1/portfolio/coverage.svg?asOf=2010-01-01&compare=2019-07-01&lang=en")
                        .has(200)
                        .body())
                .contains("data-change=\"LOST\"", "Dongfeng Liuzhou Motor", " lost (2019-07-01: ");
    }

    @Test
    void rowsArePutTogetherAndLeadToTheGroupAlone() {
        String path = "/api/v1/portfolio/coverage.svg";
        Answer grouped =
                api.get(path + "?asOf=2019-07-01&group=country&lang=zh").has(200);
        assertThat(grouped.body()).contains("role=\"group\"", "中国（");
        Matcher link = Pattern.compile("href=\"(\\?[^\"]*only=CN[^\"]*)\"").matcher(grouped.body());
        assertThat(link.find()).isTrue();
        assertThat(api.get(path + link.group(1).replace("&amp;", "&")).has(200).body())
                .contains("东风汽车集团", "截至 2019-07-01", "role=\"img\"")
                .doesNotContain("Volvo");
        assertThat(api.get(path + "?asOf=2019-07-01&group=alike").has(200).body())
                .isNotEqualTo(grouped.body());
        api.get(path + "?group=banana").isProblem(400, "invalid-request").names("group", "invalid");
        api.get(path + "?only=CN").isProblem(400, "invalid-request").names("only", "needs-group");
    }

    @Test
    void aLaunchThatIsKnownAsOnOrBeforeADayIsWrittenSo() {
        assertThat(api.get("/api/v1/automakers/dongfeng-liuzhou/timeline.svg?asOf=2019-07-01&lang=zh")
                        .has(200)
                        .body())
                .contains("上市 · ≤ 2019-06-28", ">≤ 2019-06-28<");
    }

    @Test
    void aGroupIsDrawnOverAllThatBelongsToIt() {
        String alone = api.get("/api/v1/automakers/dongfeng/capability-map.svg?asOf=2019-07-01&lang=zh")
                .has(200)
                .body();
        assertThat(alone).doesNotContain("data-state=\"LIVE\"");
        assertThat(api.get(GROUP + "&lang=zh").has(200).body()).contains("data-state=\"LIVE\"", "2 家组织");
    }

    @Test
    void theHeatMapCountsAsTheSummaryDoes() {
        assertThat(api.get("/api/v1/portfolio/summary?asOf=2019-07-01").at("/automakersInCooperation"))
                .isEqualTo("9");
        assertThat(api.get("/api/v1/portfolio/coverage.svg?asOf=2019-07-01&lang=zh")
                        .has(200)
                        .body())
                .as("东风柳汽 belongs to 东风")
                .contains("10 家组织", "/9<", "覆盖的车企（集团计一次）")
                .doesNotContain("/10<");
    }

    @Test
    void beforeTheFirstArchitectureThereIsNoMapAndStillACoverage() {
        api.get("/api/v1/automakers/dongfeng/capability-map.svg?asOf=2018-10-01")
                .isProblem(404, "not-found");
        assertThat(api.get("/api/v1/portfolio/coverage.svg?asOf=2018-10-01&lang=zh")
                        .has(200)
                        .body())
                .contains("东风柳汽", "当时尚无业务架构");
    }

    @Test
    void whatIsNotThereIsAProblemAndNoPicture() {
        String[] picture = {"Accept", "image/svg+xml"};
        api.get("/api/v1/automakers/nobody/timeline.svg", picture).isProblem(404, "not-found");
        api.get("/api/v1/automakers/ruqi/capability-map.svg", picture).isProblem(404, "not-found");
        api.get("/api/v1/portfolio/coverage.svg?organization=nobody", picture)
                .isProblem(400, "invalid-request")
                .names("organization", "unknown-code");
        api.get("/api/v1/portfolio/coverage.svg?asOf=1066-10-14", picture).isProblem(400, "invalid-request");
    }
}
