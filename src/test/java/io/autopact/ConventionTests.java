package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What clients can rely on of every resource alike. */
@ArticleTest
class ConventionTests {

    @Autowired
    private Api api;

    @Test
    void anUnknownParameterIsRefusedByName() {
        api.get("/api/v1/automakers?qq=x").isProblem(400, "invalid-request").names("qq", "unknown");
        api.get("/api/v1/automakers/dongfeng?asof=2019-01-01")
                .isProblem(400, "invalid-request")
                .names("asof", "unknown");
        api.get("/api/v1/exports/agreements.csv?foo=1")
                .isProblem(400, "invalid-request")
                .names("foo", "unknown");
    }

    @Test
    void allThatIsWrongWithARequestIsToldTogether() {
        api.get("/api/v1/agreements?limit=0&sort=secret&phase=DREAMING&signedFrom=June&count=maybe&asOf=1066-10-14")
                .isProblem(400, "invalid-request")
                .names("limit", "out-of-range")
                .names("sort", "unknown")
                .names("phase", "invalid")
                .names("signedFrom", "wrong-type")
                .names("count", "wrong-type")
                .names("asOf", "out-of-range");
    }

    @ParameterizedTest
    @CsvSource({"asOf=2019-13-01,asOf", "asOf=yesterday,asOf", "asOf=,asOf"})
    void aDateThatIsNoneIsRefusedByName(String query, String parameter) {
        Answer answer = api.get("/api/v1/automakers?" + query);
        answer.isProblem(400, "invalid-request").names(parameter, "wrong-type");
    }

    @Test
    void aParameterGivenTwiceIsRefused() {
        api.get("/api/v1/automakers?kind=GROUP&kind=BRAND")
                .isProblem(400, "invalid-request")
                .names("kind", "repeated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "-code", "nameZh", "-nameEn,code", "kind,-nameZh", "-updatedAt"})
    void pagesOneByOneGiveTheWholeListInItsOrder(String sort) {
        List<String> whole =
                api.get("/api/v1/organizations?limit=500&sort=" + sort).has(200).items("code");
        assertThat(whole).hasSize(20);
        assertThat(walk("/api/v1/organizations?limit=3&sort=" + sort)).containsExactlyElementsOf(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"publishedOn", "-publishedOn", "publishedOn,-code"})
    void emptyValuesStandLastInEitherDirection(String sort) {
        List<String> whole =
                api.get("/api/v1/sources?limit=500&sort=" + sort).has(200).items("code");
        assertThat(walk("/api/v1/sources?limit=2&sort=" + sort)).containsExactlyElementsOf(whole);
        assertThat(whole.indexOf("ARTICLE-2019-06")).as("its day is not known").isGreaterThan(10);
    }

    private List<String> walk(String first) {
        List<String> seen = new ArrayList<>();
        Answer page = api.get(first).has(200);
        seen.addAll(page.items("code"));
        while (page.at("/nextCursor") != null) {
            String link = page.header("Link");
            assertThat(link).endsWith("; rel=\"next\"");
            String next = link.substring(1, link.indexOf('>'));
            page = api.get(
                            next.startsWith("http")
                                    ? URI.create(next).getRawPath() + "?"
                                            + URI.create(next).getRawQuery()
                                    : next)
                    .has(200);
            seen.addAll(page.items("code"));
            assertThat(seen).doesNotHaveDuplicates();
        }
        assertThat(page.headers().firstValue("Link")).isEmpty();
        return seen;
    }

    @Test
    void aCursorCarriesTheQuestion() {
        Answer first = api.get("/api/v1/organizations?kind=COMPANY&sort=-nameEn&limit=2&asOf=2019-01-01");
        Answer second = api.get("/api/v1/organizations?limit=500&cursor=" + first.at("/nextCursor"))
                .has(200);
        List<String> together = new ArrayList<>(first.items("code"));
        together.addAll(second.items("code"));
        assertThat(together)
                .containsExactlyElementsOf(api.get("/api/v1/organizations?kind=COMPANY&sort=-nameEn&limit=500")
                        .items("code"));
    }

    @Test
    void aForgedOrForeignCursorIsRefused() {
        String cursor = String.valueOf(api.get("/api/v1/organizations?limit=2").at("/nextCursor"));
        String forged = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);
        api.get("/api/v1/organizations?cursor=" + forged).isProblem(400, "invalid-cursor");
        api.get("/api/v1/organizations?cursor=AAAA").isProblem(400, "invalid-cursor");
        api.get("/api/v1/organizations?cursor=%25%25").isProblem(400, "invalid-cursor");
        api.get("/api/v1/automakers?cursor=" + cursor).isProblem(400, "invalid-cursor");
        api.get("/api/v1/organizations?kind=GROUP&cursor=" + cursor).isProblem(400, "invalid-cursor");
        api.get("/api/v1/organizations?sort=-code&cursor=" + cursor).isProblem(400, "invalid-cursor");
    }

    @Test
    void theTotalIsToldWhereItIsAskedFor() {
        assertThat(api.get("/api/v1/agreements?limit=1&count=true")
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(3);
        assertThat(api.get("/api/v1/agreements?limit=1").json().has("total")).isFalse();
    }

    @Test
    void itemsHaveTheMembersOfTheSingleResource() {
        for (String path : List.of(
                "/api/v1/agreements",
                "/api/v1/automakers",
                "/api/v1/solutions",
                "/api/v1/vehicle-models",
                "/api/v1/rollouts",
                "/api/v1/deployments",
                "/api/v1/sources")) {
            Answer list = api.get(path + "?limit=1").has(200);
            String number = list.at("/items/0/number");
            String code = number != null ? number : list.at("/items/0/code");
            assertThat(list.json().at("/items/0"))
                    .isEqualTo(api.get(path + "/" + code).json());
        }
    }

    @Test
    void aTagThatIsKnownSavesTheBody() {
        Answer read =
                api.get("/api/v1/agreements/AG-2019-DONGFENG?asOf=2019-07-01").has(200);
        assertThat(read.header("ETag")).isEqualTo("\"1.20190701\"");
        Answer again =
                api.get("/api/v1/agreements/AG-2019-DONGFENG?asOf=2019-07-01", "If-None-Match", read.header("ETag"));
        assertThat(again.has(304).body()).isEmpty();
        api.get("/api/v1/agreements/AG-2019-DONGFENG?asOf=2019-07-02", "If-None-Match", read.header("ETag"))
                .has(200);
    }

    @Test
    void theTagOfWhatDependsOnNoDateIsTheVersion() {
        assertThat(api.get("/api/v1/sources/ARTICLE-2019-06").header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void whatIsNotThereIsAProblemOfItsKind() {
        api.get("/api/v1/automakers/nobody").isProblem(404, "not-found");
        api.get("/api/v1/automakers/ecarx").isProblem(404, "not-found");
        api.get("/api/v1/agreements/AG-0").isProblem(404, "not-found");
        api.get("/api/v1/nowhere").isProblem(404, "not-found");
        api.get("/nowhere").isProblem(404, "not-found");
        api.get("/api/v1/nowhere/dongfeng/history").isProblem(404, "not-found");
        api.get("/api/v1/automakers/nobody/history").isProblem(404, "not-found");
        api.get("/api/v1/exports/nothing").isProblem(404, "not-found");
        api.get("/api/v1/exports/nothing.csv").isProblem(404, "not-found");
        api.send("PATCH", "/api/v1/agreements", "{}").isProblem(405, "method-not-allowed");
        api.post("/api/v1/automakers", "code=x", "Content-Type", "application/x-www-form-urlencoded")
                .isProblem(415, "unsupported-media-type");
        api.get("/api/v1/automakers", "Accept", "image/png").isProblem(406, "not-acceptable");
    }

    @Test
    void aCodeOfOddCharactersIsSimplyNotThere() {
        api.get("/api/v1/automakers/%F0%9F%9A%97").isProblem(404, "not-found");
        api.get("/api/v1/automakers/%D8%B3%D9%8A%D8%A7%D8%B1%D8%A9").isProblem(404, "not-found");
        api.get("/api/v1/automakers/" + "x".repeat(3000)).isProblem(404, "not-found");
    }

    @Test
    void aBodyThatIsNoJsonSaysWhere() {
        Answer answer = api.post("/api/v1/automakers", "{\"code\": ");
        assertThat(answer.isProblem(400, "unreadable-body").at("/detail")).contains("line 1");
        api.post("/api/v1/automakers", "{\"code\": \"a\", \"code\": \"b\"}").isProblem(400, "unreadable-body");
        api.post("/api/v1/automakers", "{} {}").isProblem(400, "unreadable-body");
        api.post("/api/v1/automakers", "").isProblem(400, "unreadable-body");
        api.post("/api/v1/automakers", "[".repeat(5000)).isProblem(400, "unreadable-body");
        api.post("/api/v1/automakers", "[]").isProblem(400, "invalid-request");
    }

    @Test
    void aBodyOverOneMebibyteIsRefused() {
        api.post("/api/v1/automakers", "{\"nameZh\": \"" + "长".repeat(400_000) + "\"}")
                .isProblem(413, "body-too-large");
    }

    @Test
    void everyProblemTypeHasAPage() {
        Answer all = api.sendAs(null, "GET", "/problems", null).has(200);
        assertThat(all.header("Content-Type")).startsWith("text/html");
        List<String> slugs = new ArrayList<>();
        Matcher link = Pattern.compile("href=\"problems/([a-z-]+)\"").matcher(all.body());
        while (link.find()) {
            slugs.add(link.group(1));
        }
        assertThat(slugs)
                .contains("invalid-request", "not-found", "precondition-required")
                .hasSizeGreaterThan(15);
        for (String slug : slugs) {
            assertThat(api.sendAs(null, "GET", "/problems/" + slug, null)
                            .has(200)
                            .body())
                    .contains("/problems/" + slug)
                    .containsPattern("\\p{IsHan}");
        }
    }

    @Test
    void aProblemCarriesTheTraceOfTheCaller() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        assertThat(api.get("/api/v1/automakers/nobody", "traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                        .at("/traceId"))
                .isEqualTo(trace);
        assertThat(api.get("/api/v1/automakers/nobody").at("/traceId")).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/organizations?q=%FF",
                "/api/v1/organizations?q=%ED%A0%80",
                "/api/v1/automakers/dongfeng?asOf=%2B999999999-12-31",
                "/api/v1/automakers/dongfeng?asOf=0001-01-01",
                "/api/v1/automakers/dongfeng?asOf=",
                "/api/v1/agreements?inForceOn=%2B5900000-12-31",
                "/api/v1/agreements?signedFrom=0001-01-01",
                "/api/v1/exports/agreements.csv?asOf=%2B999999999-12-31"
            })
    void aValueThatCannotBeIsRefused(String path) {
        api.get(path).isProblem(400, "invalid-request");
    }

    @Test
    void aProblemPageIsAPageWhateverIsAccepted() {
        assertThat(api.sendAs(null, "GET", "/problems/not-found", null, "Accept", "application/json")
                        .has(200)
                        .header("Content-Type"))
                .startsWith("text/html");
    }

    @Test
    void theTagOfTheCurrentArchitectureNamesTheVersionItShows() {
        assertThat(api.get("/api/v1/architectures/current?asOf=2019-07-01").header("ETag"))
                .startsWith("\"2.2019-05.20190701.");
    }
}
