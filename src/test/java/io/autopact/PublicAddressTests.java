package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Behind a proxy with a path, every address that leaves the service has that path; the test speaks as the proxy does.
 */
@RegisterTest
class PublicAddressTests {

    private static final String[] PROXY = {
        "X-Forwarded-Prefix", "/autopact", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "partners.example"
    };

    @Autowired
    private Api api;

    @Test
    void locationsLinksAndProblemTypesHaveThePrefix() {
        Answer made = api.post(
                        "/api/v1/automakers",
                        "{\"code\": \"prefixed\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                        PROXY)
                .has(201);
        assertThat(made.header("Location")).isEqualTo("/autopact/api/v1/automakers/prefixed");
        api.post(
                        "/api/v1/automakers",
                        "{\"code\": \"prefixed-2\", \"kind\": \"COMPANY\", \"nameZh\": \"乙\", \"nameEn\": \"B\"}")
                .has(201);
        assertThat(api.get("/api/v1/automakers?limit=1", PROXY).header("Link"))
                .startsWith("<https://partners.example/autopact/api/v1/automakers?");
        assertThat(api.get("/api/v1/automakers/nobody", PROXY).has(404).at("/type"))
                .isEqualTo("/autopact/problems/not-found");
        assertThat(api.sendAs(null, "GET", "/api/v1/automakers", null, PROXY)
                        .has(401)
                        .at("/type"))
                .isEqualTo("/autopact/problems/unauthenticated");
        assertThat(api.get("/organizations/prefixed", PROXY).has(200).body())
                .contains("href=\"/autopact/pages/style.css?")
                .contains("href=\"/autopact/api/v1/automakers/prefixed\"")
                .doesNotContainPattern("(href|action|src)=\"/(?!autopact/)");
    }

    @Test
    void theDocumentAndSwaggerUiHaveThePrefix() {
        assertThat(api.sendAs(null, "GET", "/v3/api-docs", null, PROXY).has(200).at("/servers/0/url"))
                .isEqualTo("/autopact/");
        assertThat(api.sendAs(null, "GET", "/v3/api-docs", null).has(200).at("/servers/0/url"))
                .isEqualTo("/");
        assertThat(api.sendAs(null, "GET", "/v3/api-docs/swagger-config", null, PROXY)
                        .has(200)
                        .at("/url"))
                .isEqualTo("/autopact/v3/api-docs");
        assertThat(api.sendAs(null, "GET", "/swagger-ui/swagger-initializer.js", null, PROXY)
                        .has(200)
                        .body())
                .contains("\"/autopact/v3/api-docs/swagger-config\"");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-Prefix,evil",
        "X-Forwarded-Prefix,/%zz",
        "X-Forwarded-Host,'evil\"<'",
        "X-Forwarded-Proto,javascript"
    })
    void whatTheProxyCannotMeanIsAProblem(String header, String value) {
        api.get("/api/v1/me", header, value).isProblem(400, "invalid-request");
        api.sendAs(null, "GET", "/", null, header, value).isProblem(400, "invalid-request");
    }

    /** Anybody may ask for it, so that it is made once and not for each language. */
    @Test
    void theDocumentIsTheSameInEveryLanguage() {
        String document = api.sendAs(null, "GET", "/v3/api-docs", null).has(200).body();
        for (String language : List.of("zh-CN", "de", "fr-CA", "ar", "x-nonsense", "tlh")) {
            assertThat(api.sendAs(null, "GET", "/v3/api-docs", null, "Accept-Language", language)
                            .has(200)
                            .body())
                    .isEqualTo(document);
        }
        assertThat(api.sendAs(null, "GET", "/v3/api-docs", null, "Accept-Encoding", "gzip")
                        .has(200)
                        .header("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void theWayToSwaggerUiLeadsNowhereElse() {
        assertThat(api.sendAs(null, "GET", "/swagger-ui.html", null, "X-Forwarded-Host", "evil.example")
                        .has(302)
                        .header("Location"))
                .isEqualTo("/swagger-ui/index.html");
    }
}
