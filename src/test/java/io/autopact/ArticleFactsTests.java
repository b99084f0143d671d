package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the service each fact of the article: what the register answers, and the words that state it. What the article
 * leaves open is a fact without words: the register has nothing there.
 */
@ArticleTest
class ArticleFactsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private Api api;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/facts/article.csv", numLinesToSkip = 1)
    void theRegisterSaysWhatTheArticleSays(
            String fact, @Nullable String words, String question, String path, String answer) {
        Object said = JsonPath.read(api.get(question).has(200).body(), path);
        assertThat(JSON.<JsonNode>valueToTree(said))
                .as("%s: %s of %s", fact, path, question)
                .isEqualTo(JSON.readTree(answer));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/facts/article.csv", numLinesToSkip = 1)
    void theWordsThatStateItAreFound(String fact, @Nullable String words, String question) {
        if (words != null) {
            assertThat(api.get("/api/v1/evidence?source=ARTICLE-2019-06&q="
                                    + URLEncoder.encode(words, StandardCharsets.UTF_8))
                            .has(200)
                            .items("quote"))
                    .as(fact)
                    .isNotEmpty()
                    .allMatch(quote -> quote.contains(words));
        }
    }
}
