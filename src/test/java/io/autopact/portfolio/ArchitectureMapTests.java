package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Kept;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The architecture as a picture, over HTTP. */
@ArticleTest
class ArchitectureMapTests {

    private static final String MAP = "/api/v1/architectures/2019-05/map.svg?asOf=2019-07-01";

    @Autowired
    private Api api;

    @Test
    void theArchitectureIsAnSvgDocumentThatRunsNothing() {
        Answer map = api.get(MAP).has(200);
        assertThat(map.header("Content-Type")).isEqualTo("image/svg+xml;charset=UTF-8");
        assertThat(map.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(map.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(map.body())
                .startsWith("<svg ")
                .contains("四横两纵一中台", "截至 2019-07-01", "车联网", "汽车安全保障体系", "数据、技术中台", "大数据")
                .doesNotContain("<script", "data-state=\"LIVE\"");
    }

    @Test
    @Tag(Kept.TAG)
    void thePictureInTheDocumentationIsTheServicesOwn() {
        Kept.file(Path.of("docs/images/architecture.svg"))
                .holds(api.get(MAP + "&lang=zh").has(200).body());
    }

    @Test
    void whoMayReadMayLook() {
        assertThat(api.sendAs(api.token("VIEWER"), "GET", MAP, null).status()).isEqualTo(200);
        api.sendAs(null, "GET", MAP, null).isProblem(401, "unauthenticated");
    }

    @Test
    void theParameterChoosesTheLanguageAndElseTheHeader() {
        Answer english = api.get(MAP + "&lang=en", "Accept-Language", "zh-CN").has(200);
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(english.body()).contains("lang=\"en\"", "As of 2019-07-01").doesNotContain("截至");
        assertThat(api.get(MAP, "Accept-Language", "en-GB,en;q=0.8,zh;q=0.5").header("Content-Language"))
                .isEqualTo("en");
        assertThat(api.get(MAP, "Accept-Language", "zh-Hans-CN,en;q=0.5").header("Content-Language"))
                .isEqualTo("zh-CN");
        assertThat(api.get(MAP, "Accept-Language", "fr").header("Content-Language"))
                .isEqualTo("zh-CN");
        assertThat(api.get(MAP, "Accept-Language", ";;q=x").header("Content-Language"))
                .isEqualTo("zh-CN");
        assertThat(english.headers().allValues("Vary")).contains("Accept-Language");
    }

    @Test
    void aPictureThatIsKnownIsNotSentAgain() {
        Answer known = api.get(MAP + "&lang=en").has(200);
        String tag = known.header("ETag");
        Answer again = api.get(MAP + "&lang=en", "If-None-Match", tag).has(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(again.headers().allValues("Vary")).contains("Accept-Language");
        api.get(MAP + "&lang=zh", "If-None-Match", tag).has(200);
        api.get("/api/v1/architectures/2019-05/map.svg?asOf=2019-07-02&lang=en", "If-None-Match", tag)
                .has(200);
    }

    @Test
    void currentIsTheVersionInEffectAtTheDate() {
        assertThat(api.get("/api/v1/architectures/current/map.svg?asOf=2019-07-01")
                        .has(200)
                        .body())
                .isEqualTo(api.get(MAP).body());
        api.get("/api/v1/architectures/current/map.svg?asOf=2019-01-01").isProblem(404, "not-found");
        assertThat(api.get("/api/v1/architectures/current/map.svg").has(200).body())
                .contains("2019-05");
    }

    @Test
    void whatCannotBeDrawnIsAProblemAndNoPicture() {
        String[] picture = {"Accept", "image/svg+xml"};
        api.get("/api/v1/architectures/1999-01/map.svg", picture).isProblem(404, "not-found");
        api.get(MAP + "&lang=fr", picture).isProblem(400, "invalid-request").names("lang", "invalid");
        api.get("/api/v1/architectures/2019-05/map.svg?asOf=2019-02-30", picture)
                .isProblem(400, "invalid-request");
        api.send("POST", MAP, "{}", picture).isProblem(405, "method-not-allowed");
    }
}
