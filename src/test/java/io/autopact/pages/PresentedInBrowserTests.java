package io.autopact.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Large pictures in a real browser: on the screen of a room, in the light and in the dark, compared and grouped. */
@ArticleTest
class PresentedInBrowserTests {

    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;

    private static @Nullable Chromium chromium;

    @Autowired
    private Api api;

    @BeforeAll
    static void openBrowser() throws Exception {
        chromium = Chromium.start();
        Files.createDirectories(Path.of("target/screenshots"));
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private BrowserContext screen(ColorScheme scheme) {
        return Objects.requireNonNull(chromium)
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(WIDTH, HEIGHT)
                        .setColorScheme(scheme)
                        .setIgnoreHTTPSErrors(true)
                        .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + api.adminToken())));
    }

    private static void hasNothingInTheWay(Page page) {
        assertThat(new AxeBuilder(page)
                                .withTags(List.of(
                                        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                                .analyze()
                                .getViolations()
                                .stream()
                                .map(Rule::toString)
                                .toList())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} in {2}, {3}")
    @CsvSource({
        "/, compare=2018-12-31, zh, LIGHT",
        "/, group=country, en, DARK",
        "/architecture, compare=2019-06-01, en, LIGHT",
        "/organizations/dongfeng, compare=2018-12-31, zh, DARK"
    })
    void aPresentedPictureFillsTheScreenAndNoMore(String path, String more, String lang, ColorScheme scheme) {
        try (BrowserContext context = screen(scheme)) {
            Page page = context.newPage();
            page.navigate(api.address() + path + "?asOf=2019-07-01&view=present&" + more + "&lang=" + lang);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/screenshots/present%s-%s.png".formatted(path.replace('/', '-'), lang))));
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(WIDTH);
            assertThat((Integer) page.evaluate("document.documentElement.scrollHeight"))
                    .isLessThanOrEqualTo(HEIGHT);
            BoundingBox picture =
                    Objects.requireNonNull(page.locator("main svg").boundingBox());
            assertThat(picture.y + picture.height).isLessThanOrEqualTo(HEIGHT);
            assertThat(picture.height).isGreaterThan(0.9 * HEIGHT);
            hasNothingInTheWay(page);
            page.locator("main .pager a").first().click();
            assertThat(page.url()).contains("asOf=2019-07-01", more).doesNotContain("view=");
        }
    }

    @ParameterizedTest(name = "{0} in {1}, {2}")
    @CsvSource({
        "/?asOf=2019-07-01&compare=2018-12-31, en, DARK",
        "/?asOf=2019-07-01&group=country&compare=2018-12-31, zh, LIGHT",
        "/architecture?asOf=2019-07-01&compare=2019-06-01, zh, DARK"
    })
    void whatBecameOfThePortfolioIsThereForEverybody(String path, String lang, ColorScheme scheme) {
        try (BrowserContext context = screen(scheme)) {
            Page page = context.newPage();
            page.navigate(api.address() + path + "&lang=" + lang);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots/became%s-%s.png"
                            .formatted(path.replaceAll("[^A-Za-z0-9]+", "-"), lang))));
            hasNothingInTheWay(page);
        }
    }
}
