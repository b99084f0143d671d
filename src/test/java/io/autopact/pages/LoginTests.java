package io.autopact.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.MovableClock;
import io.autopact.support.RegisterTest;
import io.autopact.support.Visitor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People log in to look at pages, see what their role allows, and are told when they have to log in again. */
@RegisterTest
@Import({TriedPages.class, MovableClock.class})
class LoginTests {

    private static final String SESSION = "autopact-session";

    @Autowired
    private Api api;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    private Visitor visitor;

    @BeforeEach
    void somebody() {
        visitor = new Visitor(api.address());
    }

    private Answer made(String name, String role) {
        return api.post("/api/v1/tokens", "{\"name\": \"%s\", \"roles\": [\"%s\"]}".formatted(name, role))
                .has(201);
    }

    private long sessions() {
        return database.sql("select count(*) from login_session")
                .query(Long.class)
                .single();
    }

    private static Answer isPage(Answer answer, int status, String... words) {
        assertThat(answer.has(status).header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.body()).startsWith("<!DOCTYPE html>");
        List.of(words).forEach(word -> assertThat(answer.body()).contains(word));
        return answer;
    }

    private static void leadsTo(Answer answer, int status, String location) {
        assertThat(answer.has(status).header("Location")).isEqualTo(location);
    }

    @Test
    void whoGivesATokenSeesThePageTheyWantedToSee() {
        leadsTo(visitor.open("/tried/x?asOf=2026-01-31"), 302, "/login?continue=%2Ftried%2Fx%3FasOf%3D2026-01-31");
        Answer form = isPage(
                visitor.open("/login?continue=%2Ftried%2Fx%3FasOf%3D2026-01-31"),
                200,
                "<html lang=\"zh-CN\">",
                "API 令牌",
                "name=\"continue\" value=\"/tried/x?asOf");
        Answer in = visitor.submit(
                "/login",
                Map.of(
                        "_csrf",
                        Visitor.formToken(form),
                        "token",
                        " " + api.token("VIEWER") + "\n",
                        "continue",
                        "/tried/x?asOf=2026-01-31"));
        leadsTo(in, 303, "/tried/x?asOf=2026-01-31");
        assertThat(in.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(SESSION + "=")
                        .contains("Path=/;", "HttpOnly", "SameSite=Lax")
                        .doesNotContain("Secure", "Domain"));
        assertThat(visitor.open("/tried/x?asOf=2026-01-31").has(200).body())
                .isEqualTo("<p>test VIEWER sees x of 2026-01-31</p>");
        leadsTo(visitor.open("/login"), 302, "/");
    }

    @Test
    void aSessionStaysTheSameUntilItEnds() {
        visitor.logIn(api.token("VIEWER")).has(303);
        Map<String, String> cookies = Map.copyOf(visitor.cookies());
        visitor.open("/tried/x").has(200);
        visitor.open("/tried/nothing").has(404);
        visitor.open("/api/v1/me").has(200);
        assertThat(visitor.cookies()).isEqualTo(cookies);
        assertThat(visitor.open("/tried/x").headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aKeptPageHasTheFormOfWhoeverReadsIt() {
        String page = "/?asOf=2020-02-02";
        assertThat(api.get(page).has(200).body()).doesNotContain("_csrf");
        Visitor other = new Visitor(api.address());
        visitor.logIn(api.token("VIEWER")).has(303);
        other.logIn(api.token("MANAGER")).has(303);
        visitor.open(page).has(200);
        leadsTo(
                other.submit("/logout", Map.of("_csrf", Visitor.formToken(other.open(page)))),
                303,
                "/login?reason=logout");
        leadsTo(
                visitor.submit("/logout", Map.of("_csrf", Visitor.formToken(visitor.open(page)))),
                303,
                "/login?reason=logout");
        assertThat(api.get(page).has(200).body()).doesNotContain("_csrf");
    }

    @Test
    void lookingWritesNothingForAMinute() {
        visitor.logIn(api.token("VIEWER")).has(303);
        visitor.open("/tried/x").has(200);
        String before = snapshot();
        visitor.open("/tried/x").has(200);
        visitor.open("/").has(200);
        assertThat(snapshot()).isEqualTo(before);
    }

    private String snapshot() {
        return database.sql(
                        "select string_agg(primary_id || xmin::text || session_id, ',' order by primary_id) from login_session")
                .query(String.class)
                .single();
    }

    @Test
    void theCookieIsAKeyAndTheSessionKnowsNoToken() {
        String token = made("opaque", "MANAGER").at("/token");
        visitor.logIn(token).has(303);
        assertThat(visitor.cookies().get(SESSION)).doesNotContain(token);
        List<String> known = database.sql("""
                        select attribute_name || '=' || convert_from(attribute_bytes, 'UTF8')
                        from login_session_attributes join login_session on primary_id = session_primary_id
                        where session_id = convert_from(decode(:key, 'base64'), 'UTF8')""")
                .param("key", visitor.cookies().get(SESSION))
                .query(String.class)
                .list();
        assertThat(known)
                .hasSize(2)
                .anyMatch(each -> each.startsWith("since="))
                .anyMatch(each -> each.startsWith("token=") && !each.contains(token));
    }

    @Test
    void aWrongTokenIsToldInBothLanguages() {
        isPage(visitor.logIn("autopact_wrong"), 401, "这个令牌无效", "role=\"alert\"");
        Answer form = visitor.open("/login?lang=en");
        isPage(
                visitor.submit(
                        "/login",
                        Map.of(
                                "_csrf",
                                Visitor.formToken(form),
                                "token",
                                "x",
                                "lang",
                                "en",
                                "continue",
                                "/tried/\"><script>")),
                401,
                "<html lang=\"en\">",
                "This token is not valid",
                "name=\"continue\" value=\"/\"");
        isPage(visitor.submit("/login", Map.of("_csrf", Visitor.formToken(form))), 401);
        assertThat(visitor.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void nothingIsKeptForSomebodyWhoIsNotLoggedIn() {
        long before = sessions();
        for (int i = 0; i < 3; i++) {
            visitor.open("/login?continue=/tried/x").has(200);
            visitor.open("/tried/x").has(302);
            visitor.logIn("autopact_wrong").has(401);
            api.sendAs(null, "GET", "/api/v1/me", null).has(401);
            api.get("/api/v1/me").has(200);
            new Visitor(api.address()).submit("/login", Map.of("token", "x")).has(403);
        }
        assertThat(sessions()).isEqualTo(before);
        assertThat(visitor.cookies()).containsOnlyKeys("autopact-form");
        assertThat(api.get("/api/v1/me").headers().allValues("Set-Cookie")).isEmpty();
        assertThat(api.sendAs(null, "GET", "/api/v1/me", null).headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void aFormThatWasNotShownByTheServiceIsRefusedWithAPage() {
        for (String path : List.of("/login", "/logout")) {
            isPage(visitor.submit(path, Map.of("token", api.adminToken())), 403, "表单已失效");
            isPage(visitor.submit(path, Map.of("token", api.adminToken(), "_csrf", "made-up")), 403);
        }
        String others = Visitor.formToken(new Visitor(api.address()).open("/login"));
        isPage(visitor.submit("/login", Map.of("token", api.adminToken(), "_csrf", others)), 403);
        visitor.open("/login");
        isPage(visitor.submit("/login", Map.of("token", api.adminToken(), "_csrf", others)), 403);
        assertThat(visitor.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void aSessionThatWasPutUponSomebodyIsNotTheOneTheyLogInWith() {
        visitor.logIn(api.token("VIEWER")).has(303);
        String put = visitor.cookies().get(SESSION);
        Visitor victim = new Visitor(api.address());
        Answer form = victim.open("/login");
        victim.cookies().put(SESSION, put);
        victim.submit("/login", Map.of("_csrf", Visitor.formToken(form), "token", api.adminToken()))
                .has(303);
        assertThat(victim.cookies().get(SESSION)).isNotEqualTo(put);
        leadsTo(visitor.open("/tried/x"), 302, "/login?reason=over&continue=%2Ftried%2Fx");
        Visitor made = new Visitor(api.address());
        made.cookies().put(SESSION, "MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw");
        made.logIn(api.token("VIEWER")).has(303);
        assertThat(made.cookies().get(SESSION)).isNotEqualTo("MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw");
    }

    @Test
    void whoLogsOutIsOut() {
        visitor.logIn(api.token("VIEWER")).has(303);
        Visitor kept = visitor.at(api.address());
        Answer form = visitor.open("/tried/nothing");
        leadsTo(visitor.submit("/logout", Map.of("_csrf", Visitor.formToken(form))), 303, "/login?reason=logout");
        assertThat(visitor.cookies()).doesNotContainKey(SESSION);
        isPage(visitor.open("/login?reason=logout"), 200, "已退出登录");
        leadsTo(visitor.open("/tried/x"), 302, "/login?continue=%2Ftried%2Fx");
        leadsTo(kept.open("/tried/x"), 302, "/login?reason=over&continue=%2Ftried%2Fx");
        visitor.logIn(api.token("VIEWER")).has(303);
        isPage(visitor.open("/logout"), 405, "方法不允许");
    }

    @Test
    void aTokenThatIsRevokedEndsItsSessionAtOnce() {
        Answer token = made("short session", "VIEWER");
        visitor.logIn(token.at("/token")).has(303);
        visitor.open("/tried/x").has(200);
        long before = sessions();
        api.delete("/api/v1/tokens/" + token.at("/id")).has(204);
        visitor.open("/api/v1/automakers", "Accept", "application/json").isProblem(401, "unauthenticated");
        assertThat(sessions()).isEqualTo(before - 1);
        Visitor another = new Visitor(api.address());
        Answer second = made("short session", "VIEWER");
        another.logIn(second.at("/token")).has(303);
        database.sql("update api_token set expires_at = now() - interval '1 second' where code = :id")
                .param("id", second.at("/id"))
                .update();
        leadsTo(
                another.open("/tried/x?lang=en"),
                302,
                "/login?reason=not-valid&continue=%2Ftried%2Fx%3Flang%3Den&lang=en");
        assertThat(another.cookies()).doesNotContainKey(SESSION);
        isPage(
                another.open("/login?reason=not-valid&continue=%2Ftried%2Fx&lang=en"),
                401,
                "has expired, was revoked",
                "name=\"continue\" value=\"/tried/x\"");
    }

    @Test
    void whatATokenMayDoIsAskedForEachRequest() {
        Answer token = made("less by now", "VIEWER");
        visitor.logIn(token.at("/token")).has(303);
        visitor.open("/tried/x").has(200);
        database.sql("update api_token set roles = '{BI}' where code = :id")
                .param("id", token.at("/id"))
                .update();
        isPage(visitor.open("/tried/x"), 403, "查看者、经理或管理员");
        database.sql("update api_token set roles = '{ADMIN}', addresses = '{192.0.2.0/24}' where code = :id")
                .param("id", token.at("/id"))
                .update();
        leadsTo(visitor.open("/tried/x"), 302, "/login?reason=not-valid&continue=%2Ftried%2Fx");
    }

    @Test
    void aSessionEndsAfterItsTimeAndSaysSo() {
        visitor.logIn(api.token("VIEWER")).has(303);
        clock.forward(Duration.ofHours(11));
        visitor.open("/tried/x").has(200);
        clock.forward(Duration.ofHours(2));
        leadsTo(visitor.open("/tried/x"), 302, "/login?reason=over&continue=%2Ftried%2Fx");
        isPage(visitor.open("/login?reason=over&continue=%2Ftried%2Fx"), 401, "登录已到期");
        visitor.logIn(api.token("VIEWER")).has(303);
        visitor.open("/tried/x").has(200);
    }

    @Test
    void anyCookieThatIsNoSessionIsNone() {
        for (String cookie : List.of("AAAA", "%00", "x".repeat(3_000), "J29yIDE9MQ==", "{}", "")) {
            visitor.cookies().put(SESSION, cookie);
            leadsTo(visitor.open("/tried/x"), 302, "/login?continue=%2Ftried%2Fx");
        }
    }

    @Test
    void aSessionReadsWhatPagesLinkToAndWritesNothing() {
        visitor.logIn(api.adminToken()).has(303);
        assertThat(visitor.open("/api/v1/portfolio/coverage.svg").has(200).header("Content-Type"))
                .startsWith("image/svg+xml");
        assertThat(visitor.open("/api/v1/exports/organizations.csv").has(200).header("Content-Type"))
                .startsWith("text/csv");
        visitor.open("/api/v1/me").has(200).includes("{\"name\": \"bootstrap\", \"roles\": [\"ADMIN\"]}");
        assertThat(visitor.send("HEAD", "/api/v1/me", null).status()).isEqualTo(200);
        String body = "{\"code\": \"by-session\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}";
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "FANCY")) {
            for (String path : List.of("/api/v1/automakers", "/api/v1/automakers/by-session", "/api/v1/tokens/x")) {
                for (String query : List.of("", "?dryRun=true", "?_method=GET")) {
                    Answer refused = visitor.send(
                            method,
                            path + query,
                            body,
                            "Content-Type",
                            method.equals("PATCH") ? "application/merge-patch+json" : "application/json",
                            "X-HTTP-Method-Override",
                            "GET");
                    assertThat(refused.isProblem(401, "unauthenticated").header("WWW-Authenticate"))
                            .isEqualTo("Bearer");
                }
            }
        }
        visitor.open("/actuator/prometheus").has(403);
        api.get("/api/v1/automakers/by-session").isProblem(404, "not-found");
    }

    @Test
    void aTokenThatIsSentCountsAndNotTheSession() {
        visitor.logIn(api.adminToken()).has(303);
        visitor.open("/api/v1/tokens", "Authorization", "Bearer " + api.token("VIEWER"))
                .isProblem(403, "forbidden");
        visitor.open("/api/v1/me", "Authorization", "Bearer autopact_wrong").isProblem(401, "unauthenticated");
        isPage(visitor.open("/tried/x", "Authorization", "Bearer autopact_wrong"), 401, "未认证");
        assertThat(new Visitor(api.address())
                        .open("/tried/x", "Authorization", "Bearer " + api.token("MANAGER"))
                        .has(200)
                        .body())
                .contains("test MANAGER");
    }

    @Test
    void whoseRoleIsTooSmallIsToldOnAPage() {
        visitor.logIn(api.token("BI")).has(303);
        Answer page = isPage(visitor.open("/tried/x", "Accept-Language", "en"), 403, "The role does not allow this");
        assertThat(page.body()).contains("action=\"/logout\"", "[VIEWER, MANAGER, ADMIN]");
        visitor.open("/api/v1/automakers").isProblem(403, "forbidden");
        visitor.open("/api/v1/portfolio/coverage.svg").has(200);
    }

    @Test
    void whatIsWrongWithAPageIsToldOnAPage() {
        visitor.logIn(api.token("VIEWER")).has(303);
        isPage(visitor.open("/tried/nothing", "Accept-Language", "en"), 404, "There is no such thing", "code nothing");
        isPage(visitor.open("/tried/nothing", "Accept", "*/*"), 404, "资源不存在");
        isPage(visitor.open("/tried/x?asOf=yesterday"), 400, "请求无效");
        isPage(visitor.open("/tried/x?asOf=%FF"), 400, "请求无效");
        isPage(visitor.open("/nowhere"), 404, "资源不存在");
        Answer broken = isPage(visitor.open("/tried/broken"), 500);
        assertThat(broken.body()).doesNotContain("innards", "Exception");
        visitor.open("/nowhere", "Accept", "application/json").isProblem(404, "not-found");
        visitor.open("/api/v1/automakers/nobody").isProblem(404, "not-found");
    }

    @Test
    void aBrowserWithoutALoginIsLedThereAndAProgramIsNot() {
        leadsTo(
                visitor.open("/api/v1/portfolio/coverage.svg?asOf=2026-01-01"),
                302,
                "/login?continue=%2Fapi%2Fv1%2Fportfolio%2Fcoverage.svg%3FasOf%3D2026-01-01");
        leadsTo(visitor.open("/nowhere"), 302, "/login");
        leadsTo(visitor.open("/tried/x", "Accept", "*/*"), 302, "/login?continue=%2Ftried%2Fx");
        visitor.open("/api/v1/automakers", "Accept", "*/*").isProblem(401, "unauthenticated");
        visitor.open("/nowhere", "Accept", "application/json").isProblem(401, "unauthenticated");
        isPage(visitor.submit("/tried/x", Map.of()), 401, "请先登录");
        visitor.submit("/tried/x", Map.of(), "Accept", "*/*").isProblem(401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "\\\\evil.example",
                "evil.example",
                "javascript:alert(1)",
                "/x\r\nSet-Cookie: a=b",
                "/\t/evil.example",
                "/a b",
                ""
            })
    void nobodyIsLedElsewhereByALogin(String wanted) {
        Map<String, String> form = new HashMap<>();
        form.put("_csrf", Visitor.formToken(visitor.open("/login")));
        form.put("token", api.token("VIEWER"));
        form.put("continue", wanted);
        Answer in = visitor.submit("/login", form);
        leadsTo(in, 303, "/");
        assertThat(in.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("a="));
    }

    @ParameterizedTest
    @CsvSource({"/organizations/%E4%B8%9C?x=1&y=2", "/due?q=a%7Cb"})
    void anAddressOfTheServiceIsLedToAsItIs(String wanted) {
        Answer form = visitor.open("/login");
        leadsTo(
                visitor.submit(
                        "/login",
                        Map.of(
                                "_csrf", Visitor.formToken(form),
                                "token", api.token("VIEWER"),
                                "continue", wanted)),
                303,
                wanted);
    }

    @Test
    void behindAProxyWithAPathAllIsBelowIt() {
        String[] proxy = {
            "X-Forwarded-Prefix", "/autopact", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "partners.example"
        };
        leadsTo(visitor.open("/tried/x", proxy), 302, "/autopact/login?continue=%2Ftried%2Fx");
        Answer form = isPage(
                visitor.open("/login", proxy), 200, "action=\"/autopact/login\"", "href=\"/autopact/pages/style.css?");
        Answer in = visitor.submit(
                "/login",
                Map.of("_csrf", Visitor.formToken(form), "token", api.token("VIEWER"), "continue", "/tried/x"),
                proxy);
        leadsTo(in, 303, "/autopact/tried/x");
        assertThat(in.headers().allValues("Set-Cookie"))
                .allSatisfy(
                        cookie -> assertThat(cookie).contains("Path=/autopact", "Secure", "HttpOnly", "SameSite=Lax"));
        visitor.open("/tried/x", proxy).has(200);
    }

    @Test
    void everyPageSaysWhatABrowserMayDoWithIt() {
        for (Answer page : List.of(visitor.open("/login"), visitor.logIn("x"), visitor.submit("/login", Map.of()))) {
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe-inline");
            assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(page.header("Cache-Control")).isEqualTo("private, no-cache");
            assertThat(page.body()).doesNotContain("<script>", "style=", "onclick");
        }
    }

    @Test
    void aFormThatCannotBeIsRefused() {
        Answer form = visitor.open("/login");
        isPage(visitor.send("POST", "/login", "token=" + "x".repeat(2_000_000)), 413);
        isPage(visitor.send("POST", "/login", "{}", "Content-Type", "application/json"), 401);
        isPage(visitor.send("POST", "/login", "_csrf=%ZZ&token=%"), 400);
        isPage(visitor.submit("/login", Map.of("_csrf", Visitor.formToken(form), "token", "\0 ' 令牌")), 401);
    }
}
