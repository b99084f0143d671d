package io.autopact.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.autopact.support.Api;
import io.autopact.support.Chromium;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Pages of a register with 2,000 automakers, some with names that nobody hopes for. */
@RegisterTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=pages")
class ManyAndHostileTests {

    private static final int AUTOMAKERS = 2000;
    private static final String HOSTILE_ZH = "<script>document.title='坏'</script>\"'& مرحبا";
    private static final String HOSTILE_EN = "<img src=x onerror=alert(1)> \"quoted' שלום " + "W".repeat(80);

    @Autowired
    private Api api;

    @BeforeEach
    void fill() {
        if (api.get("/api/v1/automakers/maker-1").status() == 200) {
            return;
        }
        StringBuilder organizations = new StringBuilder("code,kind,name_zh,name_en,country\n");
        StringBuilder cooperations = new StringBuilder("organization,since,wording_zh\n");
        for (int i = 1; i <= AUTOMAKERS; i++) {
            organizations.append("maker-%d,COMPANY,第 %d 车企,Maker %d,CN%n".formatted(i, i, i));
            cooperations.append("maker-%d,2020-01-01,合作%n".formatted(i));
        }
        Imports imports = new Imports(api);
        assertThat(imports.csv("organizations", organizations.toString()).at("/state"))
                .isEqualTo("SUCCEEDED");
        assertThat(imports.csv("cooperations", cooperations.toString()).at("/state"))
                .isEqualTo("SUCCEEDED");
        api.post("/api/v1/automakers", """
                        {"code": "hostile", "kind": "COMPANY", "nameZh": "%s", "nameEn": "%s",
                         "cooperation": {"since": "2020-01-01", "wordingZh": "%s"}}""".formatted(quoted(HOSTILE_ZH), quoted(HOSTILE_EN), quoted(HOSTILE_ZH)))
                .has(201);
        api.post("/api/v1/agreements", """
                        {"number": "AG-HOSTILE", "kind": "MEMORANDUM", "titleZh": "%s", "titleEn": "%s",
                         "parties": [{"organization": "hostile", "role": "COUNTERPARTY"}]}""".formatted(quoted(HOSTILE_ZH), quoted(HOSTILE_EN)))
                .has(201);
    }

    private static String quoted(String text) {
        return text.replace("\"", "\\\"");
    }

    private static int zipped(String page) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(sent)) {
            zip.write(page.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sent.size();
    }

    @Test
    void theOverviewStaysLightAndLeadsToEveryRow() {
        String overview =
                api.get("/?asOf=2021-01-01&lang=zh&group=none").has(200).body();
        assertThat(zipped(overview)).isLessThan(60_000);
        assertThat(overview).contains("共 2001 家").contains("rows=2").contains("0/2001");
        assertThat(api.get("/?asOf=2021-01-01&group=none&rows=51").has(200).body())
                .contains("2001–2001")
                .doesNotContain("rows=52");
        assertThat(api.get("/?asOf=2021-01-01&group=none&rows=999999").has(200).body())
                .contains("2001–2001");
    }

    @Test
    void manyRowsArePutTogetherUnlessAskedForOneByOne() {
        String overview = api.get("/?asOf=2021-01-01&lang=zh").has(200).body();
        assertThat(zipped(overview)).isLessThan(60_000);
        assertThat(overview)
                .contains("中国（2000 家）", "国家未知（1 家）", "2000 家中 0 家有协议生效", "0/2001")
                .contains("only=CN#heat-map", "group=none#heat-map", "group=alike#heat-map");
        assertThat(api.get("/?asOf=2021-01-01&lang=zh&group=country&only=CN")
                        .has(200)
                        .body())
                .contains("共 2000 行", "0/2000")
                .doesNotContain("onerror");
        assertThat(api.get("/?asOf=2021-01-01&lang=zh&group=country&only=unknown")
                        .has(200)
                        .body())
                .contains("&lt;script&gt;document")
                .doesNotContain("共 2000 行");
        assertThat(api.get("/?asOf=2021-01-01&lang=zh&group=alike").has(200).body())
                .contains("2001 家：");
        String svg = api.get("/api/v1/portfolio/coverage.svg?asOf=2021-01-01&group=country")
                .has(200)
                .body();
        assertThat(svg.length()).isLessThan(40_000);
    }

    @Test
    void aLaterPageKeepsItsDateAndItsLinksBeginAnew() {
        Pattern link = Pattern.compile("href=\"(/figures/automakersInCooperation[^\"]*)\"");
        String next = link.matcher(api.get("/figures/automakersInCooperation?lang=en")
                        .has(200)
                        .body())
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .filter(address -> address.contains("cursor="))
                .findFirst()
                .orElseThrow();
        assertThat(next).contains("asOf=");
        List<String> onward = link.matcher(api.get(next).has(200).body())
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .toList();
        assertThat(onward)
                .hasSizeGreaterThan(2)
                .allSatisfy(address -> api.get(address).has(200));
    }

    @Test
    void aNameIsAName() {
        try (Chromium chromium = Chromium.start();
                BrowserContext context = chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(1024, 900)
                                .setIgnoreHTTPSErrors(true)
                                .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + api.adminToken())))) {
            Page page = context.newPage();
            for (String path : new String[] {
                "/organizations/hostile",
                "/organizations/hostile/brief",
                "/agreements/AG-HOSTILE",
                "/search?q=hostile",
                "/search?q=%3Cscript%3E%22%27",
                "/changes?record=AUTOMAKER:hostile",
                "/changes?by=%3Cscript%3E"
            }) {
                for (String lang : new String[] {"zh", "en"}) {
                    page.navigate(api.address() + path + (path.contains("?") ? "&" : "?") + "lang=" + lang);
                    assertThat(page.title()).as(path).endsWith("autopact");
                    assertThat(page.locator("main script, main img").count())
                            .as(path)
                            .isZero();
                    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                            .as(path)
                            .isLessThanOrEqualTo(1024);
                }
            }
        }
    }

    @Test
    void anEmptyDateSaysWhatToDo() {
        for (String path : new String[] {"/", "/architecture", "/due", "/changes", "/claims", "/rollouts"}) {
            assertThat(api.get(path + "?asOf=1950-01-01&lang=en").has(200).body())
                    .contains("class=\"empty\"");
        }
    }
}
