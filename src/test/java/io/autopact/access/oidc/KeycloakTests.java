package io.autopact.access.oidc;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.jwt.SignedJWT;
import io.autopact.support.Answer;
import io.autopact.support.Chromium;
import io.autopact.support.Keycloak;
import io.autopact.support.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The people of a real Keycloak get in, by a service that is told of it as an operator does: by its environment. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTests {

    private static final String ZHANG_WEI = "5b0f1c1e-6a5c-4c43-9d0a-3f7a8e1b2c01";
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static ServiceProcess service;
    private static Keycloak keycloak;
    private static String issuer;

    @BeforeAll
    static void start() {
        int port = ServiceProcess.freePort();
        int keycloakPort = ServiceProcess.freePort();
        issuer = Keycloak.address(keycloakPort);
        service = ServiceProcess.start(
                folder,
                port,
                Map.of(
                        "AUTOPACT_PORTFOLIO", "none",
                        "AUTOPACT_OIDC_ISSUERS", issuer,
                        "AUTOPACT_OIDC_AUDIENCE", "autopact",
                        "AUTOPACT_OIDC_ROLES_CLAIM", "realm_access.roles",
                        "AUTOPACT_OIDC_ROLES", "partner-team=MANAGER,everybody=VIEWER",
                        "AUTOPACT_OIDC_CLIENT_ID", "autopact-ui"));
        keycloak = Keycloak.start(keycloakPort, address(""));
        service.awaitReady();
    }

    @AfterAll
    static void end() {
        if (keycloak != null) {
            keycloak.close();
        }
        if (service != null) {
            service.close();
        }
    }

    private static String address(String path) {
        return "http://localhost:" + service.port() + path;
    }

    private static Answer send(String token, String method, String path, @Nullable String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address(path)))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new AssertionError("No answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    private static Answer me(String token) {
        return send(token, "GET", "/api/v1/me", null);
    }

    private static Answer makeAutomaker(String token, String code) {
        return send(
                token,
                "POST",
                "/api/v1/automakers",
                "{\"code\": \"%s\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}".formatted(code));
    }

    private static String keyOf(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    @Test
    void 张伟IsToldWhoHeIsAndTheHistoryNamesHisSubject() {
        String token = keycloak.accessToken("zhang-wei");
        me(token).has(200).includes("""
                {"name": "张伟", "roles": ["MANAGER"], "subject": "%s", "issuer": "%s",
                 "rolesClaim": "realm_access.roles"}""".formatted(ZHANG_WEI, issuer));
        makeAutomaker(token, "keycloak-made").has(201);
        assertThat(send(token, "GET", "/api/v1/automakers/keycloak-made/history", null)
                        .has(200)
                        .items("by"))
                .containsExactly(ZHANG_WEI);
    }

    @Test
    void 李娜MayReadAndNotWrite() {
        String token = keycloak.accessToken("li-na");
        send(token, "GET", "/api/v1/automakers", null).has(200);
        makeAutomaker(token, "keycloak-refused").isProblem(403, "forbidden");
    }

    @Test
    void whoHasNoRoleIsToldWhereOneWasLookedFor() {
        assertThat(send(keycloak.accessToken("no-role"), "GET", "/api/v1/automakers", null)
                        .isProblem(403, "forbidden")
                        .at("/detail"))
                .contains("realm_access.roles", "[everybody, partner-team]");
    }

    @Test
    void noOtherTokenOfKeycloakIsAnAccessTokenForAutopact() {
        var tokens = keycloak.tokens("zhang-wei");
        assertThat(me(tokens.path("id_token").asString())
                        .isProblem(401, "unauthenticated")
                        .at("/detail"))
                .contains("another kind");
        assertThat(me(keycloak.accessTokenOfAnotherClient("zhang-wei"))
                        .isProblem(401, "unauthenticated")
                        .at("/detail"))
                .contains("another audience");
        // Keycloak signs it for itself, by a secret that it shares with nobody.
        assertThat(me(tokens.path("refresh_token").asString())
                        .isProblem(401, "unauthenticated")
                        .at("/detail"))
                .contains("signature");
    }

    @Test
    void aKeyThatAnAdministratorAddsIsTakenWithoutARestart() throws ParseException {
        String before = keycloak.accessToken("li-na");
        me(before).has(200);
        keycloak.rotate();
        String after = keycloak.accessToken("li-na");
        assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> me(after).has(200));
        me(before).has(200);
    }

    @Test
    void 张伟LogsInFromSwaggerUiOnThePageOfKeycloak() throws IOException {
        Files.createDirectories(SCREENSHOTS);
        List<String> complaints = new CopyOnWriteArrayList<>();
        LocatorAssertions.IsVisibleOptions patiently = new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
        try (Chromium chromium = Chromium.start();
                BrowserContext context =
                        chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1300, 1000))) {
            // Among them is whatever the content security policy does not allow.
            context.onConsoleMessage(message -> {
                if (List.of("error", "warning").contains(message.type())) {
                    complaints.add(message.text());
                }
            });
            Page page = context.newPage();
            page.navigate(address("/swagger-ui/index.html"));
            Locator authorize = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Authorize"))
                    .first();
            assertThat(authorize).isVisible(patiently);
            authorize.click();
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("keycloak-authorize.png")));
            Locator login = page.locator(".modal-ux .auth-container")
                    .filter(new Locator.FilterOptions().setHasText("authorizationCode"));
            Page popup =
                    page.waitForPopup(() -> login.locator("button.authorize").click());
            assertThat(popup.locator("#username")).isVisible(patiently);
            assertThat(popup.url()).startsWith(issuer);
            assertThat(popup.url()).contains("code_challenge_method=S256", "response_type=code", "scope=openid");
            popup.locator("#username").fill("zhang-wei");
            popup.locator("#password").fill(keycloak.password());
            popup.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("keycloak-login.png")));
            popup.waitForClose(() -> popup.locator("#kc-login").click());
            assertThat(login.getByText("Authorized", new Locator.GetByTextOptions().setExact(true)))
                    .isVisible(patiently);
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("keycloak-logged-in.png")));
            page.locator(".modal-ux button.btn-done").last().click();
            Locator answer = tryGetMe(page);
            assertThat(answer).containsText("\"name\": \"张伟\"");
            assertThat(answer).containsText(ZHANG_WEI);
            answer.scrollIntoViewIfNeeded();
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("keycloak-me.png")));
            page.navigate(address("/swagger-ui/index.html"));
            assertThat(tryGetMe(page)).containsText(ZHANG_WEI);
        }
        assertThat(complaints).isEmpty();
    }

    private static Locator tryGetMe(Page page) {
        page.locator("#operations-tag-Access").click();
        Locator operation = page.locator("#operations-Access-getMe");
        operation.locator(".opblock-summary-control").click();
        operation.locator("button.execute").click();
        return operation.locator(".live-responses-table").first();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void withKeycloakAwayItsKnownKeysHoldAndSoDoTheTokensOfAutopact() {
        String token = keycloak.accessToken("li-na");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> me(token).has(200));
        keycloak.close();
        me(token).has(200);
        me(service.token()).has(200);
    }
}
