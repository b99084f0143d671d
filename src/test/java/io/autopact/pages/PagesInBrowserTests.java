package io.autopact.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Chromium;
import io.autopact.support.Kept;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages in a real browser: what assistive technology is told, what fits, what works without a script and with it. */
@ArticleTest
class PagesInBrowserTests {

    private static final List<String> PATHS = List.of(
            "/?asOf=2019-07-01&compare=2018-12-31",
            "/figures/automakersInCooperation?asOf=2019-07-01",
            "/organizations/dongfeng?asOf=2019-07-01&compare=2018-12-31",
            "/organizations/dongfeng?asOf=2019-07-01&compare=2019-06-01&group=false",
            "/organizations/dongfeng-liuzhou?asOf=2018-10-01",
            "/organizations/dongfeng/brief?asOf=2019-07-01&compare=2018-09-01",
            "/organizations/tencent?asOf=2019-07-01",
            "/organizations/didi?asOf=2019-07-01",
            "/agreements/AG-2019-DONGFENG?asOf=2019-07-01&compare=2019-01-01",
            "/agreements/AG-2019-ECARX?asOf=2019-07-01&knownAt=2099-12-31",
            "/architecture?asOf=2019-07-01&compare=2019-06-01",
            "/architecture/IOV?asOf=2019-07-01&compare=2018-12-31",
            "/architecture/LBS?asOf=2019-07-01",
            "/architecture?asOf=2018-01-01",
            "/domains/SMART_LOGISTICS?asOf=2019-07-01",
            "/rollouts?asOf=2019-07-01",
            "/due?asOf=2019-07-01",
            "/changes?from=2018-01-01&to=2019-07-01",
            "/changes?record=AGREEMENT:AG-2019-DONGFENG",
            "/claims?asOf=2026-01-01",
            "/search?q=%E4%B8%9C%E9%A3%8E",
            "/search",
            "/agreements/AG-NOTHING",
            "/?asOf=nonsense");

    private static @Nullable Chromium chromium;

    @Autowired
    private Api api;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    static Stream<String> pages() {
        return PATHS.stream()
                .flatMap(path ->
                        Stream.of("zh", "en").map(lang -> path + (path.contains("?") ? "&" : "?") + "lang=" + lang));
    }

    private Browser.NewContextOptions options(int width) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setIgnoreHTTPSErrors(true)
                .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + api.adminToken()));
    }

    private BrowserContext context(Browser.NewContextOptions options) {
        return Objects.requireNonNull(chromium).browser().newContext(options);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingIsInTheWayOfAnybody(String path) throws Exception {
        try (BrowserContext context = context(options(1440))) {
            Page page = context.newPage();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("status of 40")) {
                    complaints.add(message.text());
                }
            });
            page.navigate(api.address() + path);
            String violations = new AxeBuilder(page)
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                            .analyze()
                            .getViolations()
                            .stream()
                            .map(PagesInBrowserTests::told)
                            .reduce("", (a, b) -> a + "\n" + b);
            assertThat(violations).isEmpty();
            assertThat(complaints).isEmpty();
            Files.createDirectories(Path.of("target/screenshots"));
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots/page" + path.replaceAll("[^A-Za-z0-9]+", "-") + ".png")));
        }
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .limit(3)
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsAsWideAsTheScreen(String path) {
        for (int width : new int[] {1024, 2560}) {
            try (BrowserContext context = context(options(width))) {
                Page page = context.newPage();
                page.navigate(api.address() + path);
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .isLessThanOrEqualTo(width);
                assertThat(page.evaluate("""
                                [...document.querySelectorAll('main p, main li, main td, main th, main h1, main h2, main a, header a, header li, form label')]
                                    .filter(each => !each.closest('svg') && !each.closest('.scroll, .picture') && each.checkVisibility()
                                        && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
                                    .map(each => each.outerHTML.slice(0, 120)).join('\\n')""")).isEqualTo("");
            }
        }
    }

    @Test
    void theDateMovesWithoutAReload() {
        try (BrowserContext context = context(options(1440))) {
            Page page = context.newPage();
            page.navigate(api.address() + "/?asOf=2019-07-01&lang=en");
            page.evaluate("window.same = true");
            page.fill("form.dates input[name=asOf]", "2018-10-01");
            page.click("form.dates button");
            page.waitForURL(address -> address.contains("asOf=2018-10-01"));
            page.waitForCondition(
                    () -> page.locator(".figures .value").first().textContent().equals("1"));
            assertThat(page.evaluate("window.same")).isEqualTo(true);
            page.goBack();
            page.waitForCondition(
                    () -> page.locator(".figures .value").first().textContent().equals("9"));
            page.focus(".slider input");
            page.keyboard().press("End");
            page.waitForURL(address -> address.contains("-12-31"));
        }
    }

    @Test
    void withoutAScriptTheFormOfTheDatesWorks() {
        try (BrowserContext context = context(options(1440).setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(api.address() + "/?asOf=2019-07-01&lang=en");
            page.fill("form.dates input[name=asOf]", "2018-10-01");
            page.click("form.dates button");
            assertThat(page.url()).contains("asOf=2018-10-01").contains("lang=en");
            assertThat(page.locator(".figures .value").first().textContent()).isEqualTo("1");
            page.locator("#row-1 > a text").first().click();
            assertThat(page.url()).contains("/organizations/").contains("asOf=2018-10-01");
        }
    }

    @Test
    void theBriefIsOnePrintedPage() {
        for (String lang : new String[] {"zh", "en"}) {
            try (BrowserContext context = context(options(1440))) {
                Page page = context.newPage();
                page.navigate(api.address() + "/organizations/dongfeng/brief?asOf=2019-07-01&compare=2018-01-01&lang="
                        + lang);
                String pdf = new String(
                        page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true)),
                        java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(pdf.split("/Type\\s*/Page\\b", -1)).as(lang).hasSize(2);
            }
        }
    }

    /** A sign that is drawn by reference takes its look from the sheet as well: the dash of what is empty is dark. */
    @Test
    void whatIsDrawnByReferenceHasItsLook() throws Exception {
        try (BrowserContext context = context(options(1440))) {
            Page page = context.newPage();
            page.navigate(api.address() + "/?asOf=2019-07-01&lang=en");
            BufferedImage cell = ImageIO.read(new ByteArrayInputStream(
                    page.locator("#row-1 use[href='#state-NONE']").first().screenshot()));
            int darkest = IntStream.range(0, cell.getWidth() * cell.getHeight())
                    .map(i -> cell.getRGB(i % cell.getWidth(), i / cell.getWidth()) & 0xff)
                    .min()
                    .orElseThrow();
            assertThat(darkest).isLessThan(120);
        }
    }

    @Test
    void theDarkIsDarkAndPaperIsWhite() {
        try (BrowserContext context = context(options(1440).setColorScheme(ColorScheme.DARK))) {
            Page page = context.newPage();
            page.navigate(api.address() + "/organizations/dongfeng?asOf=2019-07-01&lang=zh");
            assertThat(new AxeBuilder(page)
                            .analyze().getViolations().stream()
                                    .map(PagesInBrowserTests::told)
                                    .toList())
                    .isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots/page-dark.png")));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
        }
    }

    /** What the README shows is made anew with the other kept files; fonts differ, so that it is not compared. */
    @Test
    @Tag(Kept.TAG)
    void theKeptPictureShowsTheOverview() throws Exception {
        Path kept = Path.of("docs/images/overview.png");
        try (BrowserContext context = context(options(1280))) {
            Page page = context.newPage();
            page.navigate(api.address() + "/?asOf=2019-07-01&compare=2018-12-31&lang=en");
            assertThat(page.title()).isEqualTo("Overview · autopact");
            assertThat(page.locator("main svg").count()).isOne();
            byte[] picture = page.screenshot(new Page.ScreenshotOptions().setFullPage(false));
            if (Kept.keeping()) {
                Files.write(kept, picture);
            }
            BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(picture));
            // Fonts differ between machines; what is drawn is as large everywhere.
            assertThat(ImageIO.read(kept.toFile()))
                    .extracting(BufferedImage::getWidth, BufferedImage::getHeight)
                    .containsExactly(drawn.getWidth(), drawn.getHeight());
        }
    }

    @Test
    void theOverviewIsLight() {
        try (BrowserContext context = context(options(1440))) {
            Page page = context.newPage();
            AtomicLong transferred = new AtomicLong();
            page.onRequestFinished(request ->
                    transferred.addAndGet(request.sizes().responseBodySize + request.sizes().responseHeadersSize));
            page.navigate(api.address() + "/?asOf=2019-07-01");
            page.waitForLoadState();
            assertThat(transferred.get()).isBetween(1_000L, 60_000L);
        }
    }
}
