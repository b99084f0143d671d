package io.autopact;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** An administrator uses Swagger UI in a real browser, without a manual. */
class SwaggerUiTests extends SwaggerUiStories {

    @Test
    void anOperationIsFoundByAnyWordInEitherLanguageAndByItsPath() {
        Map.of(
                        "MERGE", "mergeAutomaker mergePartner mergeOwnUnit",
                        "合并", "mergeAutomaker mergePartner mergeOwnUnit",
                        "/Rollouts/{number}/plan", "planRollout",
                        "heat MAP", "getCoveragePicture",
                        "热力图", "getCoveragePicture",
                        "EXPORTDATASET", "exportDataSet")
                .forEach((words, operations) -> {
                    page.locator(".operation-filter-input").fill(words);
                    for (String id : operations.split(" ")) {
                        assertThat(page.locator(".opblock[id$='-%s']".formatted(id))
                                        .first())
                                .isVisible();
                    }
                    Assertions.assertThat(page.locator(".opblock").count())
                            .as("operations found by " + words)
                            .isLessThan(12);
                });
    }

    @Test
    void anErrorIsOneLineUntilItIsOpened() throws IOException {
        Locator operation = operation("Agreements", "listAgreements");
        Locator error = operation.locator(".responses-inner .folded-error[data-code='400']");
        assertThat(error).isVisible();
        Assertions.assertThat(error.boundingBox().height).isLessThan(60);
        assertThat(operation.locator(".responses-inner tr.response[data-code='200'] .response-col_description"))
                .isVisible();
        Files.createDirectories(Path.of("target/screenshots"));
        error.scrollIntoViewIfNeeded();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/swagger-ui-errors.png")));
        error.locator("summary").click();
        assertThat(error.locator("table")).isVisible();
    }

    @Test
    void aWideScreenIsUsed() throws IOException {
        page.setViewportSize(1920, 1080);
        Locator operation = operation("Agreements", "listAgreements");
        assertThat(operation).isVisible();
        Assertions.assertThat(operation.boundingBox().width).isGreaterThan(1700);
        Files.createDirectories(Path.of("target/screenshots"));
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/swagger-ui-wide.png")));
    }

    @Test
    void whatEndsSomethingOpensEmpty() {
        Map.of(
                        "deleteAutomaker", "Automakers code",
                        "archiveAutomaker", "Automakers code",
                        "mergeAutomaker", "Automakers code",
                        "deleteAgreement", "Agreements number",
                        "revokeToken", "Access id")
                .forEach((id, place) -> {
                    Locator operation = operation(place.split(" ")[0], id);
                    Locator field = operation.locator("tr[data-param-name='%s'] input".formatted(place.split(" ")[1]));
                    assertThat(field).isVisible();
                    assertThat(field).hasValue("");
                    for (Locator body :
                            operation.locator(".body-param textarea").all()) {
                        assertThat(body).hasValue("");
                    }
                });
    }

    @Test
    void whatEndsNothingOpensWithItsExamples() {
        Map.of(
                        "getAutomaker", "Automakers code dongfeng",
                        "getAgreement", "Agreements number AG-2019-DONGFENG",
                        "patchAgreement", "Agreements number AG-EXAMPLE")
                .forEach((id, example) -> {
                    String[] words = example.split(" ");
                    Locator operation = operation(words[0], id);
                    assertThat(operation.locator("tr[data-param-name='%s'] input".formatted(words[1])))
                            .hasValue(words[2]);
                    for (Locator body :
                            operation.locator(".body-param textarea").all()) {
                        assertThat(body).hasValue(Pattern.compile("\\{[\\s\\S]+}"));
                    }
                });
    }

    @Test
    void allOfItIsTransferredInLessThan600Kilobytes() {
        Page fresh = Objects.requireNonNull(chromium)
                .browser()
                .newPage(new Browser.NewPageOptions().setIgnoreHTTPSErrors(true));
        AtomicLong transferred = new AtomicLong();
        fresh.onRequestFinished(request ->
                transferred.addAndGet(request.sizes().responseBodySize + request.sizes().responseHeadersSize));
        fresh.navigate(api.address() + "/swagger-ui/index.html");
        assertThat(fresh.locator(".opblock-tag").first()).isVisible();
        fresh.context().close();
        Assertions.assertThat(transferred.get()).isBetween(100_000L, 600_000L);
    }

    @Test
    void everyOperationIsThereInTheOrderOfTheGlossary() {
        Assertions.assertThat(page.locator(".opblock-tag").allInnerTexts().stream()
                        .map(text -> text.lines().findFirst().orElse("").strip()))
                .startsWith("Organizations", "Own units", "Automakers", "Partners", "Agreements");
    }
}
