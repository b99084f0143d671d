package io.autopact.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.autopact.support.Api;
import io.autopact.support.Chromium;
import io.autopact.support.RegisterTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Somebody with a browser logs in and out, without any script. */
@RegisterTest
@Import(TriedPages.class)
class LoginInBrowserTests {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @Autowired
    private Api api;

    @ParameterizedTest
    @CsvSource({
        "zh-CN, API 令牌, 登录, 这个令牌无效, 退出登录, 已退出登录",
        "en-GB, API token, Log in, This token is not valid, Log out, You are logged out"
    })
    void whoHasATokenLogsInByTheFormWithScriptOff(
            String locale, String token, String logIn, String wrong, String logOut, String out) {
        List<String> complaints = new ArrayList<>();
        try (Chromium chromium = Chromium.start();
                BrowserContext context = chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setJavaScriptEnabled(false)
                                .setLocale(locale))) {
            context.onConsoleMessage(message -> complaints.add(message.text()));
            Page page = context.newPage();
            page.navigate(api.address() + "/tried/x?asOf=2026-01-31");
            page.getByLabel(token).fill("autopact_wrong");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(logIn))
                    .click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(wrong);
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("login-" + locale + ".png")));
            page.getByLabel(token).fill(api.token("VIEWER"));
            page.getByLabel(token).press("Enter");
            assertThat(page.locator("body")).containsText("test VIEWER sees x of 2026-01-31");
            assertThat(page.url()).isEqualTo(api.address() + "/tried/x?asOf=2026-01-31");
            page.navigate(api.address() + "/tried/nothing");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(logOut))
                    .click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(out);
            page.navigate(api.address() + "/tried/x");
            assertThat(page.getByLabel(token)).isVisible();
        }
        assertThat(complaints.stream().filter(each -> each.contains("Content Security Policy")))
                .as("what the policy does not allow")
                .isEmpty();
    }
}
