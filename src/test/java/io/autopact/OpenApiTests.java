package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.shared.problem.ProblemCatalog;
import io.autopact.shared.problem.ProblemType;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Kept;
import io.autopact.support.Npm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document in docs/api is the running service's, says what a reader needs, and pleases the linters. */
@ArticleTest
class OpenApiTests {

    @Autowired
    private Api api;

    @Autowired
    private ProblemCatalog problems;

    private JsonNode document() {
        return api.sendAs(null, "GET", "/v3/api-docs", null).has(200).json();
    }

    @Test
    @Tag(Kept.TAG)
    void theKeptDocumentIsTheServicesOwn() {
        JsonMapper pretty =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Kept.file(Path.of("docs/api/openapi.json")).holds(pretty.writeValueAsString(document()));
    }

    @Test
    @Tag(Kept.TAG)
    void theKeptListOfProblemsIsTheServicesOwn() {
        StringBuilder page = new StringBuilder("""
                # Problems

                Every error is an `application/problem+json` document by RFC 9457. Its `type` is one of these, and leads to a page \
                of the running service. This list is made from the code by a test.

                | status | type | title | 名称 | when, and what to do |
                | --- | --- | --- | --- | --- |
                """);
        for (ProblemType type : problems.types()) {
            page.append("| %d | `/problems/%s` | %s | %s | %s |%n"
                    .formatted(type.status(), type.slug(), type.titleEn(), type.titleZh(), type.adviceEn()));
        }
        Kept.file(Path.of("docs/api/problems.md")).holds(page.toString());
    }

    @Test
    @Tag(Kept.TAG)
    void theKeptListOfRolesIsTheServicesOwn() {
        StringBuilder page = new StringBuilder("""
                # Who may call what

                Any one of the roles suffices. They stand as an annotation on each controller's method; this list is made from the \
                code by a test. What else is to be known of access is in [security.md](../security.md).

                | operation | address | VIEWER | MANAGER | BI | ADMIN |
                | --- | --- | --- | --- | --- | --- |
                """);
        document()
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    List<String> roles = new ArrayList<>();
                    operation.getValue().at("/x-roles").forEach(role -> roles.add(role.asString()));
                    assertThat(roles).as(path.getKey()).isNotEmpty();
                    page.append("| %s | `%s %s` | %s |%n"
                            .formatted(
                                    operation.getValue().at("/operationId").asString(),
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    Stream.of("VIEWER", "MANAGER", "BI", "ADMIN")
                                            .map(role -> roles.contains(role) ? "yes" : "")
                                            .collect(Collectors.joining(" | "))));
                }));
        Kept.file(Path.of("docs/api/roles.md")).holds(page.toString());
    }

    @Test
    void everyOperationHasASentenceAnExampleAndItsProblems() {
        List<String> operationIds = new ArrayList<>();
        document()
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    JsonNode operation = entry.getValue();
                    String id = operation.at("/operationId").asString();
                    operationIds.add(id);
                    assertThat(operation.at("/summary").asString())
                            .as("%s: names in both languages", id)
                            .containsPattern("\\p{IsHan}");
                    assertThat(operation.at("/description").asString())
                            .as(id)
                            .contains(".")
                            .contains("Roles");
                    assertThat(operation.at("/responses/401").isMissingNode())
                            .as(id)
                            .isFalse();
                    operation
                            .at("/responses")
                            .properties()
                            .forEach(response -> response.getValue()
                                    .at("/content")
                                    .properties()
                                    .forEach(content -> assertThat(
                                                    content.getValue().has("example"))
                                            .as("%s %s has an example", id, response.getKey())
                                            .isEqualTo(!isBinary(content.getValue()))));
                    if (operation.has("requestBody")) {
                        operation
                                .at("/requestBody/content")
                                .properties()
                                .forEach(
                                        content -> assertThat(content.getValue().has("example"))
                                                .as("%s: an example of its body", id)
                                                .isEqualTo(!isBinary(content.getValue())));
                    }
                }));
        assertThat(operationIds).doesNotHaveDuplicates().noneMatch(id -> id.contains("_"));
    }

    private static boolean isBinary(JsonNode content) {
        return content.at("/schema/format").asString("").equals("binary");
    }

    /** Swagger UI sends what stands there: a key that was used, a version that has passed, a date of long ago. */
    @Test
    void onlyWhatAnOperationCannotDoWithoutIsFilledInBeforehand() {
        List<String> filledIn = new ArrayList<>();
        List<String> needed = new ArrayList<>(List.of("listPortfolioChanges.from"));
        document()
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .forEach(operation -> operation.path("parameters").forEach(parameter -> {
                            String name = operation.path("operationId").asString() + "."
                                    + parameter.path("name").asString();
                            if (parameter.has("example")
                                    || parameter.at("/schema").has("example")) {
                                filledIn.add(name);
                            }
                            // The service makes ids, and nobody can know them.
                            if (parameter.path("in").asString().equals("path") && !name.endsWith(".id")) {
                                needed.add(name);
                            }
                        })));
        assertThat(filledIn).containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void operationsStandInTheOrderOfTheGlossary() {
        List<String> order = new ArrayList<>();
        document().at("/tags").forEach(tag -> order.add(tag.at("/name").asString()));
        List<Integer> positions = new ArrayList<>();
        document()
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> positions.add(
                                order.indexOf(operation.getValue().at("/tags/0").asString()))));
        assertThat(order).startsWith("Organizations").contains("Agreements", "Evidence");
        assertThat(positions).doesNotContain(-1).isSorted();
    }

    @Test
    void spectralAndRedoclyPassWithoutAWarning() throws Exception {
        Npm.install("@redocly/cli", "Spectral and Redocly cannot look at docs/api/openapi.json");
        assertThat(Npm.run("npm", "run", "--silent", "lint"))
                .as("the linters' verdict stands above")
                .isZero();
    }
}
