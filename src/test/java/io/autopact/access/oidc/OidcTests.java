package io.autopact.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Issuer;
import io.autopact.support.RegisterTest;
import io.autopact.support.ServiceProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People get in by the access tokens of their own issuers, of which there may be several, and by no others. */
@RegisterTest
class OidcTests {

    private static final Issuer FIRST = Issuer.start();
    private static final Issuer SECOND = Issuer.start();
    private static final Issuer SLOW = Issuer.start();
    private static final String AWAY = "http://127.0.0.1:" + ServiceProcess.freePort() + "/realms/away";

    @Autowired
    private Api api;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        SLOW.slow(Duration.ofSeconds(20));
        settings.add(
                "autopact.oidc.issuers",
                () -> String.join(", ", FIRST.address(), SECOND.address(), SLOW.address(), AWAY));
        settings.add("autopact.oidc.audience", () -> "autopact,autopact-old");
        settings.add("autopact.oidc.roles-claim", () -> "realm_access.roles");
        settings.add("autopact.oidc.roles", () -> "partner-team=MANAGER,everybody=VIEWER");
        settings.add("autopact.oidc.client-id", () -> "autopact-ui");
    }

    @AfterAll
    static void close() {
        List.of(FIRST, SECOND, SLOW).forEach(Issuer::close);
    }

    private Answer me(String token) {
        return api.sendAs(token, "GET", "/api/v1/me", null);
    }

    private void refused(String token, String reason) {
        Answer answer = me(token).isProblem(401, "unauthenticated");
        assertThat(answer.at("/detail")).contains(reason);
        assertThat(answer.body()).doesNotContain("Exception", "nimbus", "kid", token.substring(0, 20));
    }

    @Test
    void peopleOfBothIssuersGetInByTheRolesThatTheirClaimGives() {
        me(FIRST.token("zhang-wei", "partner-team", "offline_access")).has(200).includes("""
                {"name": "zhang-wei@example", "roles": ["MANAGER"], "subject": "zhang-wei", "issuer": "%s",
                 "rolesClaim": "realm_access.roles"}""".formatted(
                        FIRST.address()));
        me(SECOND.token("li-na", "everybody", "partner-team")).has(200).includes("""
                {"roles": ["VIEWER", "MANAGER"], "subject": "li-na", "issuer": "%s"}""".formatted(SECOND.address()));
        api.sendAs(SECOND.token("li-na", "everybody"), "GET", "/api/v1/tokens", null)
                .isProblem(403, "forbidden");
    }

    @Test
    void theHistoryNamesTheSubject() {
        String token = FIRST.token("wang-fang", "partner-team");
        api.sendAs(
                        token,
                        "POST",
                        "/api/v1/automakers",
                        "{\"code\": \"oidc-made\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}")
                .has(201);
        assertThat(api.get("/api/v1/automakers/oidc-made/history").items("by"))
                .containsOnly("wang-fang (%s)".formatted(FIRST.address()));
    }

    @Test
    void aTokenThatIsRenewedIsTheSameRequesterToARetry() {
        String body = "{\"code\": \"oidc-retry\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}";
        for (int i = 0; i < 2; i++) {
            String renewed = FIRST.token(claims -> claims.jwtID(Instant.now().toString()), "retry", "partner-team");
            api.sendAs(renewed, "POST", "/api/v1/automakers", body, "Idempotency-Key", "oidc-1")
                    .has(201);
        }
    }

    @Test
    void whoHasNoRoleIsToldWhatWasLookedFor() {
        Answer answer = me(FIRST.token("nobody", "offline_access")).isProblem(403, "forbidden");
        assertThat(answer.at("/detail")).contains("realm_access.roles", "everybody", "partner-team");
        assertThat(me(FIRST.token(claims -> claims.claim("realm_access", null), "nobody"))
                        .isProblem(403, "forbidden")
                        .at("/detail"))
                .contains("realm_access.roles");
        api.sendAs(FIRST.token("nobody"), "GET", "/api/v1/automakers", null).isProblem(403, "forbidden");
    }

    @Test
    void anAccessTokenThatDoesNotCountIsRefusedWithTheReason() {
        Date now = new Date();
        refused(FIRST.token(expires(now.toInstant().minusSeconds(120)), "x", "everybody"), "expired");
        me(FIRST.token(expires(now.toInstant().minusSeconds(30)), "x", "everybody"))
                .has(200);
        refused(
                FIRST.token(
                        claims -> claims.notBeforeTime(Date.from(now.toInstant().plusSeconds(120))), "x", "everybody"),
                "used before");
        refused(FIRST.token(claims -> claims.expirationTime(null), "x", "everybody"), "no expiry");
        refused(FIRST.token(claims -> claims.audience("other"), "x", "everybody"), "another audience");
        refused(FIRST.token(claims -> claims.audience(List.of()), "x", "everybody"), "another audience");
        me(FIRST.token(claims -> claims.audience(List.of("other", "autopact-old")), "x", "everybody"))
                .has(200);
        refused(FIRST.token(claims -> claims.issuer("https://evil.example"), "x", "everybody"), "issuer is none");
        refused(FIRST.token(claims -> claims.issuer(null), "x", "everybody"), "issuer is none");
        refused(FIRST.token(claims -> claims.issuer(SECOND.address()), "x", "everybody"), "key");
        refused(FIRST.token(claims -> claims.subject(null), "x", "everybody"), "subject");
        refused(FIRST.token("two\nlines", "everybody"), "subject");
        refused(FIRST.token("autopact", "everybody"), "subject");
        refused(FIRST.token(claims -> claims.claim("at_hash", "n"), "x", "everybody"), "another kind");
        refused(FIRST.token(claims -> claims.claim("typ", "ID"), "x", "everybody"), "another kind");
        refused(FIRST.unsigned("x", "everybody"), "not signed");
        refused(FIRST.confused("x", "everybody"), "signature");
        refused(FIRST.forged("x", "everybody"), "signature");
        String good = FIRST.token("x", "everybody");
        String[] parts = good.split("\\.", -1);
        String moreRoles = SECOND.token("x", "partner-team").split("\\.", -1)[1];
        refused(parts[0] + "." + moreRoles + "." + parts[2], "key");
        me(parts[0] + "." + parts[1] + ".").isProblem(401, "unauthenticated");
    }

    private static UnaryOperator<JWTClaimsSet.Builder> expires(Instant when) {
        return claims -> claims.expirationTime(Date.from(when));
    }

    @Test
    void aNewKeyIsTakenWithoutARestartAndAnUnknownOneIsNotAskedForAgainAndAgain() {
        me(SECOND.token("before", "everybody")).has(200);
        String old = SECOND.token("old", "everybody");
        SECOND.rotate();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> me(SECOND.token("after", "everybody")).has(200));
        refused(old, "key");
        int asked = SECOND.keysAsked();
        for (int i = 0; i < 12; i++) {
            me(SECOND.byUnknownKey("stranger", "everybody")).isProblem(401, "unauthenticated");
        }
        assertThat(SECOND.keysAsked()).isLessThanOrEqualTo(asked + 3);
    }

    @Test
    void anIssuerThatIsAwayOrSlowKeepsNobodyElseOut() {
        for (Map.Entry<Issuer, String> issuer :
                Map.of(FIRST, AWAY, SECOND, SLOW.address()).entrySet()) {
            String token = issuer.getKey().token(claims -> claims.issuer(issuer.getValue()), "x", "everybody");
            long begin = System.nanoTime();
            Answer answer = me(token).isProblem(503, "issuer-unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
            me(token).isProblem(503, "issuer-unavailable");
            api.get("/api/v1/me").has(200);
            me(FIRST.token("x", "everybody")).has(200);
        }
    }

    @Test
    void theDocumentOffersALoginAndTheBrowserMayAskThatIssuer() {
        Answer document = api.sendAs(null, "GET", "/v3/api-docs", null).has(200);
        assertThat(document.at("/components/securitySchemes/login/flows/authorizationCode/authorizationUrl"))
                .isEqualTo(FIRST.address() + "/login");
        assertThat(document.json().at("/security").toString()).contains("login").contains("token");
        String policy = document.header("Content-Security-Policy");
        assertThat(policy).contains("connect-src 'self' " + FIRST.address().replace("/realms/partners", ""));
        String initializer = api.sendAs(null, "GET", "/swagger-ui/swagger-initializer.js", null)
                .has(200)
                .body();
        assertThat(initializer).contains("initOAuth", "autopact-ui", "usePkceWithAuthorizationCodeGrant");
    }
}
