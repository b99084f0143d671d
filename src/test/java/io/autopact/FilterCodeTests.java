package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A code that is not there is refused wherever a filter takes one. */
@ArticleTest
class FilterCodeTests {

    /** What is no code: words that people chose, and what is not a filter. */
    private static final Set<String> NO_CODES = Set.of(
            "q",
            "claimant",
            "market",
            "segment",
            "sort",
            "cursor",
            "columns",
            "delimiter",
            "lang",
            "certainty",
            "after",
            "limit",
            "wait",
            "from",
            "to",
            "by");

    private static final String NONSENSE = "no-such-Code_9";

    @Autowired
    private Api api;

    static Stream<String> filters() throws Exception {
        JsonNode paths = JsonMapper.shared()
                .readTree(Path.of("docs/api/openapi.json").toFile())
                .at("/paths");
        List<String> filters = new ArrayList<>();
        paths.properties().stream()
                .filter(path -> path.getValue().has("get") && !path.getKey().contains("{dataset}"))
                .forEach(path -> path.getValue().at("/get/parameters").forEach(parameter -> {
                    JsonNode schema = parameter.at("/schema");
                    boolean text = schema.at("/items/type")
                                    .asString(schema.at("/type").asString(""))
                                    .equals("string")
                            && !schema.has("format");
                    if (parameter.at("/in").asString("").equals("query")
                            && text
                            && !NO_CODES.contains(parameter.at("/name").asString())) {
                        filters.add(path.getKey() + "?" + parameter.at("/name").asString());
                    }
                }));
        assertThat(filters).hasSizeGreaterThan(50);
        return filters.stream();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void everyFilterRefusesACodeThatIsNotThere(String filter) {
        String parameter = filter.substring(filter.indexOf('?') + 1);
        String needed = filter.contains("/portfolio/changes") ? "&from=2018-01-01" : "";
        Answer answer = api.get(filter.replaceAll("/agreements/\\{[^}]+}", "/agreements/AG-2019-DONGFENG")
                        .replaceAll("/(notifications|calendars)/\\{[^}]+}", "/$1/1")
                        .replaceAll("\\{[^}]+}", "dongfeng")
                + "=" + NONSENSE + needed);
        assertThat(answer.isProblem(400, "invalid-request").json().at("/errors").valueStream())
                .anySatisfy(error -> {
                    assertThat(error.at("/parameter").asString()).isEqualTo(parameter);
                    assertThat(error.at("/detail").asString()).contains(NONSENSE);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "agreements?organization=audii, organization, There is no organization audii. Did you mean audi?",
        "agreements?organization=dongfeng%2Caudii, organization, There is no organization audii. Did you mean audi?",
        "agreements?domain=AUTONOMOUS-DRIVING, domain, There is no cooperation domain AUTONOMOUS-DRIVING. Did you mean AUTONOMOUS_DRIVING?",
        "agreements?domain=autonomous_driving&count=true, domain, There is no cooperation domain autonomous_driving. Did you mean AUTONOMOUS_DRIVING?",
        "organizations?parent=DongFeng, parent, There is no organization DongFeng. Did you mean dongfeng?",
        "organizations?country=cn, country, There is no country cn. Did you mean CN?",
        "vehicle-models?automaker=tencent, automaker, There is no automaker tencent.",
        "portfolio/coverage?organization=audii, organization, There is no organization audii. Did you mean audi?",
        "portfolio/coverage.svg?organization=audii, organization, There is no organization audii. Did you mean audi?",
        "exports/agreements.csv?organization=audii, organization, There is no organization audii. Did you mean audi?",
        "exports/agreements/summary?organization=audii, organization, There is no organization audii. Did you mean audi?"
    })
    void theRefusalNamesTheValueAndTheParameterAndTheCodesThatAreLikeIt(String path, String parameter, String detail) {
        Answer answer =
                api.get("/api/v1/" + path).isProblem(400, "invalid-request").names(parameter, "unknown-code");
        assertThat(answer.at("/errors/0/detail")).isEqualTo(detail);
    }

    @Test
    void aCountryInWhichNobodyIsAtHomeIsStillACountry() {
        assertThat(api.get("/api/v1/automakers?country=IS").items("code")).isEmpty();
    }
}
