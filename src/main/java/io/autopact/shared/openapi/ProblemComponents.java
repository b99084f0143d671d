package io.autopact.shared.openapi;

import io.autopact.shared.problem.ProblemCatalog;
import io.autopact.shared.problem.ProblemType;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Describes each problem that an operation of the document can meet, once for all of them. */
@Component
@Order(10)
@RequiredArgsConstructor
class ProblemComponents implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";

    /** The headers that the problems of a status carry. */
    private static final Map<Integer, Map<String, String>> HEADERS = Map.of(
            401, Map.of(HttpHeaders.WWW_AUTHENTICATE, "How to show who one is: Bearer."),
            405, Map.of(HttpHeaders.ALLOW, "The methods that the path takes."),
            409, Map.of(HttpHeaders.RETRY_AFTER, "After how many seconds to try again, where that may help."),
            429, Map.of(HttpHeaders.RETRY_AFTER, "After how many seconds to go on."),
            503, Map.of(HttpHeaders.RETRY_AFTER, "After how many seconds to try again."));

    private final ProblemCatalog problems;

    static String reference(ProblemType type) {
        return "#/components/responses/" + type.slug();
    }

    @Override
    public void customise(OpenAPI document) {
        Components components = document.getComponents();
        components.addSchemas(PROBLEM, problemSchema());
        ModelConverters.getInstance(true).read(Violation.class).forEach(components::addSchemas);
        Set<String> used = document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> operation.getResponses().values().stream())
                .map(ApiResponse::get$ref)
                .map(String::valueOf)
                .collect(Collectors.toSet());
        problems.types().stream()
                .filter(type -> used.contains(reference(type)))
                .forEach(type -> components.addResponses(type.slug(), response(type)));
    }

    private static ApiResponse response(ProblemType type) {
        ApiResponse response = new ApiResponse()
                .description("%s (%s).".formatted(type.titleEn(), type.titleZh()))
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType()
                                        .schema(new Schema<>().$ref(PROBLEM))
                                        .example(example(type))));
        HEADERS.getOrDefault(type.status(), Map.of())
                .forEach((name, description) -> response.addHeaderObject(
                        name, new Header().description(description).schema(new StringSchema())));
        return response;
    }

    private static Map<String, Object> example(ProblemType type) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "/problems/" + type.slug());
        example.put("title", type.titleEn());
        example.put("titleZh", type.titleZh());
        example.put("status", type.status());
        example.put("detail", type.adviceEn());
        example.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        return example;
    }

    private static Schema<?> problemSchema() {
        return new ObjectSchema()
                .description("What is wrong, by RFC 9457.")
                .addProperty("type", new StringSchema().description("The address of the problem type's page."))
                .addProperty("title", new StringSchema().description("The problem type's short name."))
                .addProperty("titleZh", new StringSchema().description("The same in Chinese."))
                .addProperty("status", new IntegerSchema().description("The HTTP status."))
                .addProperty("detail", new StringSchema().description("What is wrong in this case, in plain words."))
                .addProperty("instance", new StringSchema().description("The path that was asked."))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new Schema<>().$ref("Violation"))
                                .maxItems(Violations.TOLD)
                                .description("The single mistakes, each with its member or parameter."))
                .addProperty(
                        "errorCount",
                        new IntegerSchema()
                                .description("How many mistakes there are, where they are more than errors tells."))
                .addProperty("traceId", new StringSchema().description("What the operator finds it by in the log."))
                .addRequiredItem("type")
                .addRequiredItem("title")
                .addRequiredItem("status")
                .addRequiredItem("detail");
    }
}
