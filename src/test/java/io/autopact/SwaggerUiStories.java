package io.autopact;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Chromium;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do in Swagger UI in a real browser, wherever it is served. */
@ArticleTest
abstract class SwaggerUiStories {

    static @Nullable Chromium chromium;

    @Autowired
    Api api;

    Page page;

    @BeforeAll
    static void openBrowser() {
        // The document is large; a machine that does other things besides takes its time over it.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openSwaggerUi() {
        page = Objects.requireNonNull(chromium)
                .browser()
                .newPage(new Browser.NewPageOptions()
                        .setViewportSize(1300, 1000)
                        .setIgnoreHTTPSErrors(true)
                        .setAcceptDownloads(true));
        page.navigate(api.address() + "/swagger-ui/index.html");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("autopact")))
                .isVisible();
    }

    @AfterEach
    void closePage() {
        if (page != null) {
            page.context().close();
        }
    }

    private void authorize() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Authorize"))
                .first()
                .click();
        page.locator(".modal-ux input").fill(api.adminToken());
        page.locator(".modal-ux button.authorize").click();
        page.locator(".modal-ux button.btn-done").click();
    }

    Locator operation(String tag, String id) {
        Locator operation = page.locator("#operations-%s-%s".formatted(tag, id));
        if (!operation.isVisible()) {
            page.locator("#operations-tag-" + tag).click();
        }
        operation.locator(".opblock-summary-control").click();
        return operation;
    }

    @Test
    void anAdministratorAuthorizesTriesAnOperationAndSees东风() throws IOException {
        authorize();
        Locator operation = operation("Organizations", "listOrganizations");
        operation.locator("tr[data-param-name='q'] input").fill("东风");
        operation.locator("button.execute").click();
        Locator answer = operation.locator(".live-responses-table");
        assertThat(answer.first()).containsText("东风汽车集团");
        assertThat(answer.first()).containsText("东风柳汽");
        Files.createDirectories(Path.of("target/screenshots"));
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/swagger-ui-organizations.png")));
    }

    @Test
    void theTokenSurvivesAReload() {
        authorize();
        page.reload();
        Locator operation = operation("Access", "getMe");
        operation.locator("button.execute").click();
        assertThat(operation.locator(".live-responses-table").first()).containsText("bootstrap");
    }

    @Test
    void withoutATokenTheAnswerSaysWhatIsMissing() {
        Locator operation = operation("Access", "getMe");
        operation.locator("button.execute").click();
        assertThat(operation.locator(".live-responses-table").first()).containsText("No valid token");
    }

    @Test
    void aCsvComesAsADownload() throws IOException {
        authorize();
        Locator operation = operation("Exports", "exportDataSet");
        operation.locator("tr[data-param-name='dataset'] input").fill("agreements");
        operation.locator("button.execute").click();
        Download download = page.waitForDownload(
                () -> operation.getByText("Download file").first().click());
        Assertions.assertThat(Files.readString(download.path())).contains("AG-2019-DONGFENG", "东风—腾讯战略协议");
    }

    @Test
    void aFileIsRehearsedInPlace() throws IOException {
        authorize();
        Locator operation = operation("Imports", "importDataSet");
        operation.locator("tr[data-param-name='dataset'] input").fill("organizations");
        operation.locator("tr[data-param-name='dryRun'] select").selectOption("true");
        operation.locator("textarea").first().fill("code,kind,name_zh,name_en\nseres,COMPANY,赛力斯,Seres\n");
        operation.locator("button.execute").click();
        assertThat(operation
                        .locator(".live-responses-table tbody .response-col_status")
                        .first())
                .containsText("202");
        assertThat(operation.locator(".live-responses-table").first()).containsText("\"dryRun\": true");
        Files.createDirectories(Path.of("target/screenshots"));
        operation.locator(".live-responses-table").first().scrollIntoViewIfNeeded();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/swagger-ui-import.png")));
    }

    @Test
    void aWriteNeedsNoETagToBeCopied() {
        authorize();
        Locator operation = operation("Automakers", "patchAutomaker");
        operation.locator("tr[data-param-name='code'] input").fill("bmw");
        operation.locator("tr[data-param-name='dryRun'] select").selectOption("true");
        operation.locator("textarea").first().fill("{\"nameEn\": \"BMW Group\"}");
        operation.locator("button.execute").click();
        assertThat(operation.locator(".live-responses-table").first()).containsText("\"nameEn\": \"BMW Group\"");
        assertThat(operation.locator(".curl").first())
                .containsText(Pattern.compile("If-Match: (W/)?\\\\?\"1\\.\\d{8}"));
        operation.locator("tr[data-param-name='If-Match'] input").fill("\"7\"");
        operation.locator("button.execute").click();
        assertThat(operation.locator(".live-responses-table").first()).containsText("If-Match is");
    }

    @Test
    void anIdThatTheServiceChoseStandsWhereItIsAskedFor() {
        authorize();
        Locator operation = operation("Imports", "importDataSet");
        operation.locator("tr[data-param-name='dataset'] input").fill("organizations");
        operation.locator("tr[data-param-name='dryRun'] select").selectOption("true");
        operation.locator("textarea").first().fill("code,kind,name_zh,name_en\nxpeng,COMPANY,小鹏,XPeng\n");
        operation.locator("button.execute").click();
        assertThat(operation
                        .locator(".live-responses-table tbody .response-col_status")
                        .first())
                .containsText("202");
        Locator job = operation("Imports", "getImportJob");
        job.locator("button.execute").click();
        assertThat(job.locator(".live-responses-table").first()).containsText("\"dataset\": \"organizations\"");
    }

    @Test
    void aPictureShowsInPlace() throws IOException {
        authorize();
        Locator operation = operation("Architectures", "getArchitectureMap");
        operation.locator("tr[data-param-name='version'] input").fill("current");
        operation.locator("tr[data-param-name='lang'] select").selectOption("en");
        operation.locator("button.execute").click();
        Locator picture =
                operation.locator(".live-responses-table .picture-in-place img").first();
        assertThat(picture).isVisible();
        assertThat(picture)
                .hasAttribute(
                        "alt", Pattern.compile("Four horizontals.*, two verticals.*7 elements.*", Pattern.DOTALL));
        page.waitForCondition(
                () -> Boolean.TRUE.equals(picture.evaluate("image => image.complete && image.naturalWidth > 1000")));
        assertThat(operation.locator(".picture-in-place a[download]")).hasCount(1);
        Locator source = operation.locator(".picture-in-place details");
        source.locator("summary").click();
        assertThat(source).containsText("<svg xmlns");
        source.locator("summary").click();
        Files.createDirectories(Path.of("target/screenshots"));
        picture.scrollIntoViewIfNeeded();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/swagger-ui-picture.png")));
    }

    @Test
    void aFileFromDiskIsSentAndItsJobShownToTheEnd() throws IOException {
        authorize();
        Path file = Files.createTempFile("organizations", ".csv");
        Files.write(file, "code,kind,name_zh,name_en\nnio,COMPANY,蔚来,NIO\n".getBytes(Charset.forName("GB18030")));
        Locator operation = operation("Imports", "importDataSet");
        operation.locator("tr[data-param-name='dataset'] input").fill("organizations");
        operation.locator("tr[data-param-name='dryRun'] select").selectOption("true");
        operation.locator(".chosen-file input").setInputFiles(file);
        assertThat(operation.locator("textarea").first()).hasValue(Pattern.compile("[\\s\\S]*蔚来[\\s\\S]*"));
        operation.locator("button.execute").click();
        assertThat(operation.locator(".live-responses-table").first()).containsText("\"state\": \"SUCCEEDED\"");
        Files.createDirectories(Path.of("target/screenshots"));
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/swagger-ui-file.png")));
    }
}
