package io.autopact.shared.openapi;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemType;
import io.autopact.shared.problem.Violation;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds to every operation the problems that it can meet, and the tags and locations that its answers carry. */
@Component
@Order(10)
class SharedAnswers implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";
    private static final Set<PathItem.HttpMethod> WRITING = EnumSet.of(
            PathItem.HttpMethod.POST, PathItem.HttpMethod.PUT, PathItem.HttpMethod.PATCH, PathItem.HttpMethod.DELETE);
    private static final List<String> MOVING =
            List.of("/api/v1/automakers/", "/api/v1/partners/", "/api/v1/own-units/");

    @Override
    public void customise(OpenAPI document) {
        Components components = document.getComponents();
        components.addSchemas(PROBLEM, problemSchema());
        ModelConverters.getInstance(true).read(Violation.class).forEach(components::addSchemas);
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> complete(components, path, method, operation)));
    }

    private static void complete(Components components, String path, PathItem.HttpMethod method, Operation operation) {
        problems(path, method, operation).forEach(type -> {
            String status = Integer.toString(type.status());
            if (!operation.getResponses().containsKey(status)) {
                components.addResponses(type.slug(), response(type));
                operation.getResponses().addApiResponse(status, new ApiResponse().$ref(type.slug()));
            }
        });
        boolean adds = !path.contains("{") || operation.getOperationId().startsWith("add");
        if (method == PathItem.HttpMethod.POST
                && adds
                && operation.getResponses().containsKey("200")) {
            ApiResponse created = operation.getResponses().remove("200");
            created.setDescription("Recorded.");
            created.addHeaderObject(
                    "Location",
                    new Header().description("The address of the new record.").schema(new StringSchema()));
            operation.getResponses().addApiResponse("201", created);
        }
        if (method == PathItem.HttpMethod.PUT) {
            ApiResponse replaced = operation.getResponses().get("200");
            if (replaced != null) {
                operation
                        .getResponses()
                        .addApiResponse(
                                "201",
                                new ApiResponse().description("Recorded.").content(replaced.getContent()));
            }
        }
        if (WRITING.contains(method)) {
            describeWrite(method, operation);
        }
        if (MOVING.stream().anyMatch(path::startsWith)
                && path.contains("{code}")
                && method == PathItem.HttpMethod.GET) {
            operation
                    .getResponses()
                    .addApiResponse(
                            "301",
                            new ApiResponse()
                                    .description(
                                            "The organization was merged into another one; Location leads there."));
        }
        boolean single = path.contains("{")
                && !path.endsWith("history")
                && !path.endsWith("scendants")
                && !path.endsWith("ancestors")
                && !path.contains("exports")
                && method != PathItem.HttpMethod.DELETE;
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")
                    && response.getDescription() != null
                    && response.getDescription().equals("OK")) {
                response.setDescription("The answer.");
            }
            if (status.startsWith("2") && single) {
                response.addHeaderObject(
                        "ETag",
                        new Header()
                                .description("The version, and the date where the answer depends on it.")
                                .schema(new StringSchema().example("\"3.20190701\"")));
            }
        });
        if (single && method == PathItem.HttpMethod.GET) {
            operation
                    .getResponses()
                    .addApiResponse("304", new ApiResponse().description("If-None-Match names what is recorded."));
        }
    }

    /** What every write takes and tells. */
    private static void describeWrite(PathItem.HttpMethod method, Operation operation) {
        BooleanSchema flag = new BooleanSchema();
        flag.setDefault(false);
        operation.addParametersItem(new QueryParameter()
                .name("dryRun")
                .description("Whether to rehearse it: all is checked and answered as it would be, and nothing is kept.")
                .schema(flag)
                .required(false));
        if (method == PathItem.HttpMethod.POST) {
            operation.addParametersItem(new HeaderParameter()
                    .name("Idempotency-Key")
                    .description(
                            "Makes the request safe to repeat for 24 hours: the same key with the same body gives the first"
                                    + " answer again.")
                    .schema(new StringSchema().maxLength(255).example("0b9d7a52-6a53-4c1e-9a3b-2f9f6f1f7a10"))
                    .required(false));
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.addHeaderObject(
                        "Dry-Run",
                        new Header()
                                .description("true where the write was only rehearsed.")
                                .schema(new StringSchema()));
            }
        });
    }

    private static Set<CommonProblem> problems(String path, PathItem.HttpMethod method, Operation operation) {
        Set<CommonProblem> problems = EnumSet.of(
                CommonProblem.INVALID_REQUEST,
                CommonProblem.UNAUTHENTICATED,
                CommonProblem.FORBIDDEN,
                CommonProblem.NOT_ACCEPTABLE,
                CommonProblem.UNAVAILABLE);
        if (path.contains("{")) {
            problems.add(CommonProblem.NOT_FOUND);
        }
        if (operation.getRequestBody() != null) {
            problems.addAll(EnumSet.of(
                    CommonProblem.CONFLICT,
                    CommonProblem.BODY_TOO_LARGE,
                    CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                    CommonProblem.RULE_VIOLATED));
        }
        if (method == PathItem.HttpMethod.POST && path.contains("{")) {
            problems.addAll(EnumSet.of(CommonProblem.PRECONDITION_FAILED, CommonProblem.PRECONDITION_REQUIRED));
        }
        boolean tagged = method == PathItem.HttpMethod.PUT
                || method == PathItem.HttpMethod.PATCH
                || (method == PathItem.HttpMethod.DELETE && !path.startsWith("/api/v1/tokens"));
        if (tagged) {
            problems.addAll(EnumSet.of(
                    CommonProblem.PRECONDITION_FAILED, CommonProblem.PRECONDITION_REQUIRED, CommonProblem.CONFLICT));
        }
        return problems;
    }

    private static ApiResponse response(ProblemType type) {
        return new ApiResponse()
                .description("%s (%s).".formatted(type.titleEn(), type.titleZh()))
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType()
                                        .schema(new Schema<>().$ref(PROBLEM))
                                        .example(example(type))));
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
                                .description("The single mistakes, each with its member or parameter."))
                .addProperty("traceId", new StringSchema().description("What the operator finds it by in the log."))
                .addRequiredItem("type")
                .addRequiredItem("title")
                .addRequiredItem("status")
                .addRequiredItem("detail");
    }
}
