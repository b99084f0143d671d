package io.autopact.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Pages of what the register said on a day. */
@ArticleTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=known-pages")
class KnownPagesTests {

    private static final String MAKER = "known-page-maker";

    private static final Pattern THEN = Pattern.compile("href=\"([^\"]*/organizations/%s\\?[^\"]*)\"".formatted(MAKER));

    @Autowired
    private Api api;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?asOf=2019-07-01&compare=2018-12-31",
                "/figures/automakersInCooperation?asOf=2019-07-01",
                "/organizations/dongfeng?asOf=2019-07-01&compare=2018-12-31",
                "/organizations/tencent?asOf=2019-07-01",
                "/organizations/dongfeng/brief?asOf=2019-07-01&since=2018-09-01",
                "/agreements/AG-2019-DONGFENG?asOf=2019-07-01",
                "/architecture?asOf=2019-07-01",
                "/architecture/IOV?asOf=2019-07-01",
                "/domains/SMART_LOGISTICS?asOf=2019-07-01",
                "/rollouts?asOf=2019-07-01",
                "/due?asOf=2019-07-01",
                "/claims?asOf=2019-07-01"
            })
    void whatIsKnownNowIsWhatIsRecorded(String path) {
        String asked = path.replace("&since=2018-09-01", "") + "&lang=en";
        String now = api.get(asked).has(200).body();
        String known = api.get(asked + "&knownAt=" + Instant.now()).has(200).body();
        assertThat(known).contains("what was recorded later is left out");
        assertThat(shown(known)).isEqualTo(shown(now));
    }

    /** What a page shows, without the addresses that it leads to and what says as of when it is known. */
    private static String shown(String page) {
        return page.substring(page.indexOf("<main"))
                .replaceAll("<p class=\"notice\".*?</p>\n?", "")
                .replaceAll("(?s)<p class=\"tools[^>]*>.*?</p>", "")
                .replaceAll("(?s)<footer.*?</footer>", "")
                .replaceAll("<input type=\"hidden\" name=\"knownAt\"[^>]*>", "")
                .replaceAll("(href|src|value)=\"[^\"]*\"", "")
                .replaceAll("\\n+", "\n");
    }

    @Test
    void whatWasRecordedLaterIsLeftOutAndLeadsOnToWhatWasKnownThen() {
        api.put("/api/v1/automakers/" + MAKER, """
                {"kind": "COMPANY", "nameZh": "旧名车企", "nameEn": "Old name", "cooperation": {"since": "2019-01-01"}}""", "If-None-Match", "*").has(201);
        String before = page("/");
        String then = first(api.get("/changes?record=AUTOMAKER:" + MAKER).has(200));
        api.patch("/api/v1/automakers/" + MAKER, "{\"nameZh\": \"新名车企\", \"nameEn\": \"New name\"}", "If-Match", "*")
                .has(200);
        assertThat(page("/organizations/" + MAKER)).contains("新名车企").doesNotContain("旧名车企");
        assertThat(page(then)).contains("旧名车企").doesNotContain("新名车企").contains("此后登记的都不在内");
        assertThat(page("/?lang=zh")).contains("新名车企").doesNotContain("旧名车企");
        String known = then.substring(then.indexOf("knownAt="));
        assertThat(page("/?lang=zh&" + known)).contains("旧名车企").doesNotContain("新名车企");
        assertThat(page("/?lang=zh")).contains("新名车企").doesNotContain("旧名车企").isNotEqualTo(before);
        api.get("/organizations/%s?knownAt=2019-07-01".formatted(MAKER)).has(404);
        assertThat(page("/?lang=zh&knownAt=2019-07-01")).doesNotContain("车企名").contains("2019-07-01</time> 的内容");
    }

    private String page(String path) {
        return api.get(path).has(200).body();
    }

    private static String first(Answer history) {
        Matcher link = THEN.matcher(history.body());
        assertThat(link.find()).as("a way to what was known").isTrue();
        String address = link.group(1).replace("&amp;", "&");
        return address.substring(address.indexOf("/organizations"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/changes?knownAt=2026-01-01",
                "/search?q=xx&knownAt=2026-01-01",
                "/?knownAt=then",
                "/?knownAt=1066-10-14"
            })
    void whereNothingIsKnownOfThenThatIsSaid(String path) {
        assertThat(api.get(path).has(400).body()).contains("<h1>");
    }
}
