package io.autopact.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Issuer;
import io.autopact.support.MovableClock;
import io.autopact.support.RegisterTest;
import io.autopact.support.ServiceProcess;
import io.autopact.support.Visitor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People log in at their own issuer, and see what the role that it gives them allows. */
@RegisterTest
@Import({TriedPages.class, MovableClock.class})
class OidcLoginTests {

    private static final Issuer ISSUER = Issuer.start();
    private static final String AWAY = "http://127.0.0.1:" + ServiceProcess.freePort() + "/realms/away";
    private static final String START = "/oauth2/authorization/oidc?continue=%2Ftried%2Fx%3FasOf%3D2026-01-31";

    @Autowired
    private Api api;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    private Visitor visitor;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("autopact.oidc.issuers", () -> ISSUER.address() + "," + AWAY);
        settings.add("autopact.oidc.audience", () -> "autopact");
        settings.add("autopact.oidc.roles-claim", () -> "realm_access.roles");
        settings.add("autopact.oidc.roles", () -> "partner-team=MANAGER,everybody=VIEWER,reports=BI");
        settings.add("autopact.oidc.client-id", () -> "autopact-ui");
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @BeforeEach
    void somebody() {
        visitor = new Visitor(api.address());
    }

    /** Goes to the issuer and comes back with what it says. */
    private Answer logIn(String start) {
        return visitor.open(back(visitor.open(start)));
    }

    private String back(Answer away) {
        assertThat(away.status()).isIn(302, 303);
        String issuer = away.header("Location");
        assertThat(issuer)
                .startsWith(ISSUER.address() + "/login?")
                .contains("response_type=code", "code_challenge_method=S256", "nonce=", "client_id=autopact-ui");
        URI address = URI.create(issuer);
        String path = address.getRawPath() + "?" + address.getRawQuery();
        URI back = URI.create(new Visitor("http://" + address.getRawAuthority())
                .open(path)
                .has(302)
                .header("Location"));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private void leadsToLogin(Answer answer, String reason) {
        assertThat(answer.has(302).header("Location")).isEqualTo("/login?reason=" + reason);
        assertThat(visitor.cookies()).doesNotContainKey("autopact-session");
    }

    @Test
    void whoLogsInAtTheIssuerSeesThePageTheyWantedToSee() {
        ISSUER.logsIn("zhang-wei", "everybody", "offline_access");
        assertThat(visitor.open("/login?continue=/tried/x?asOf=2026-01-31")
                        .has(200)
                        .body())
                .contains("href=\"/oauth2/authorization/oidc?continue=%2Ftried%2Fx%3FasOf%3D2026-01-31\"", "127.0.0.1");
        Answer in = logIn(START);
        assertThat(in.has(302).header("Location")).isEqualTo("/tried/x?asOf=2026-01-31");
        assertThat(visitor.cookies()).doesNotContainKey("autopact-login");
        assertThat(visitor.open("/tried/x").has(200).body()).contains("zhang-wei (" + ISSUER.address() + ") sees");
        visitor.open("/api/v1/me").has(200).is("""
                {"name": "zhang-wei", "subject": "zhang-wei", "issuer": "%s", "roles": ["VIEWER"],
                 "rolesClaim": "realm_access.roles"}""".formatted(ISSUER.address()));
        visitor.send("POST", "/api/v1/automakers", "{}", "Content-Type", "application/json")
                .isProblem(401, "unauthenticated");
        clock.forward(Duration.ofHours(13));
        assertThat(visitor.open("/tried/x").has(302).header("Location")).startsWith("/login?reason=over");
    }

    @Test
    void theSessionKnowsTheSubjectAndTheNamesOfRolesAndNothingElse() {
        ISSUER.logsIn("li-na", "everybody", "partner-team", "offline_access");
        logIn("/oauth2/authorization/oidc").has(302);
        List<String> known = database.sql("""
                        select attribute_name || '=' || convert_from(attribute_bytes, 'UTF8')
                        from login_session_attributes join login_session on primary_id = session_primary_id
                        where principal_name = 'li-na' and attribute_name <> 'since' order by 1""").query(String.class).list();
        assertThat(known)
                .containsExactlyInAnyOrder(
                        "issuer=" + ISSUER.address(),
                        "roles=everybody\npartner-team",
                        "org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME=li-na");
    }

    @Test
    void whoHasNoRoleOfOursIsToldSo() {
        ISSUER.logsIn("nobody", "offline_access");
        leadsToLogin(logIn(START), "no-role");
        assertThat(visitor.open("/login?reason=no-role&lang=en").has(403).body())
                .contains("gives you no role here");
        ISSUER.logsIn("reports", "reports");
        logIn(START).has(302);
        assertThat(visitor.open("/tried/x").has(403).body()).contains("<!DOCTYPE html>");
    }

    @Test
    void whatDoesNotCountAsABearerTokenLetsNobodyIn() {
        ISSUER.logsIn("x", "everybody");
        ISSUER.givesOut(ISSUER.token(claims -> claims.audience("other"), "x", "everybody"));
        leadsToLogin(logIn(START), "not-recognised");
        ISSUER.givesOut(ISSUER.forged("x", "everybody"));
        leadsToLogin(logIn(START), "not-recognised");
        assertThat(visitor.open("/login?reason=not-recognised&lang=en").has(401).body())
                .contains("did not let you in");
    }

    @Test
    void whoDidNotSetOutFromHereDoesNotComeIn() {
        ISSUER.logsIn("mallory", "everybody");
        String answer = back(visitor.open(START));
        Visitor victim = new Visitor(api.address());
        assertThat(victim.open(answer).has(302).header("Location")).isEqualTo("/login?reason=not-recognised");
        assertThat(victim.cookies()).isEmpty();
        victim.open(START);
        assertThat(victim.open(answer).has(302).header("Location")).isEqualTo("/login?reason=not-recognised");
        leadsToLogin(visitor.open("/login/oauth2/code/oidc?error=access_denied&state=x"), "not-recognised");
        visitor.cookies().put("autopact-login", "bm90IGpzb24");
        leadsToLogin(visitor.open("/login/oauth2/code/oidc?code=x&state=x"), "not-recognised");
    }

    @Test
    void anAnswerOfTheIssuerServesOnce() {
        ISSUER.logsIn("once", "everybody");
        String answer = back(visitor.open(START));
        Visitor again = visitor.at(api.address());
        assertThat(visitor.open(answer).has(302).header("Location")).startsWith("/tried/x");
        assertThat(again.open(answer).has(302).header("Location")).isEqualTo("/login?reason=not-recognised");
    }

    @Test
    void nothingIsKeptForWhoSetsOutAndNobodyIsLedElsewhere() {
        long before = sessions();
        for (int i = 0; i < 3; i++) {
            visitor.open("/oauth2/authorization/oidc?continue=https://evil.example/")
                    .has(302);
        }
        assertThat(sessions()).isEqualTo(before);
        ISSUER.logsIn("led", "everybody");
        assertThat(logIn("/oauth2/authorization/oidc?continue=//evil.example").header("Location"))
                .isEqualTo("/");
        assertThat(visitor.cookies().get("autopact-session")).isNotNull();
    }

    private long sessions() {
        return database.sql("select count(*) from login_session")
                .query(Long.class)
                .single();
    }

    @Test
    void anIssuerThatIsAwayIsToldAndKeepsNobodyElseOut() {
        leadsToLogin(visitor.open("/oauth2/authorization/oidc-2"), "issuer-away");
        assertThat(visitor.open("/login?reason=issuer-away&lang=en").has(503).body())
                .contains("does not answer");
        visitor.logIn(api.token("VIEWER")).has(303);
        leadsNowhere("/oauth2/authorization/oidc-3");
    }

    private void leadsNowhere(String path) {
        assertThat(new Visitor(api.address()).open(path).has(302).header("Location"))
                .isEqualTo("/login?reason=not-recognised");
    }

    @Test
    void behindAProxyWithAPathTheIssuerSendsPeopleBackThere() {
        String[] proxy = {
            "X-Forwarded-Prefix", "/autopact", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "partners.example"
        };
        ISSUER.logsIn("behind", "everybody");
        Answer away = visitor.open(START, proxy);
        assertThat(away.header("Location"))
                .contains("redirect_uri=https://partners.example/autopact/login/oauth2/code/oidc");
        String answer = back(away);
        assertThat(answer).startsWith("/autopact/login/oauth2/code/oidc?");
        Answer in = visitor.open(answer.substring("/autopact".length()), proxy);
        assertThat(in.has(302).header("Location")).isEqualTo("/autopact/tried/x?asOf=2026-01-31");
        assertThat(in.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("Path=/autopact", "Secure", "HttpOnly"));
    }
}
