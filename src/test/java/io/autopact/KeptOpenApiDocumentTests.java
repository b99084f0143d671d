package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The service gives out the document of the repository, and so need not make it when it is asked for first. */
@ArticleTest
@TestPropertySource(properties = "autopact.openapi=kept")
class KeptOpenApiDocumentTests {

    @Autowired
    private Api api;

    @Test
    void theDocumentThatIsKeptIsTheOneThatIsGivenOut() {
        assertThat(api.sendAs(null, "GET", "/v3/api-docs", null).has(200).json())
                .isEqualTo(JsonMapper.shared()
                        .readTree(Path.of("docs/api/openapi.json").toFile()));
    }

    @Test
    void itsServerIsWhereTheReaderSeesTheService() {
        assertThat(api.sendAs(null, "GET", "/v3/api-docs", null, "Accept-Encoding", "identity")
                        .has(200)
                        .at("/servers/0/url"))
                .isEqualTo("/");
    }
}
