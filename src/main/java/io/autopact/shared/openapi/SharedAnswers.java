package io.autopact.shared.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.function.Consumer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes what all operations of a kind take and answer alike: the statuses of what creates, the tags and addresses
 * that answers carry, and what every write takes.
 */
@Component
@Order(1)
class SharedAnswers implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Endpoint endpoint = new Endpoint(method);
        ApiResponses answers = operation.getResponses();
        describeCreation(endpoint, answers);
        successes(answers, answer -> {
            if ("OK".equals(answer.getDescription())) {
                answer.setDescription("The answer.");
            }
        });
        if (endpoint.tagged() || answers.containsKey("304")) {
            describeTag(endpoint, answers);
        }
        if (endpoint.moves()) {
            boolean reads = endpoint.is(RequestMethod.GET);
            answers.addApiResponse(
                    reads ? "301" : "308",
                    new ApiResponse()
                            .description("The organization was merged into another one; Location leads there."
                                    + (reads ? "" : " Send the same there."))
                            .addHeaderObject(
                                    HttpHeaders.LOCATION, text("The address under the code of the one that stays.")));
        }
        if (endpoint.writes()) {
            describeWrite(endpoint, operation);
        }
        return operation;
    }

    private static void describeCreation(Endpoint endpoint, ApiResponses answers) {
        ApiResponse ok = answers.get("200");
        if (endpoint.creates() && ok != null) {
            answers.remove("200");
            answers.addApiResponse("201", ok);
        }
        if (endpoint.is(RequestMethod.PUT) && ok != null) {
            answers.addApiResponse("201", new ApiResponse().content(ok.getContent()));
        }
        ApiResponse created = answers.get("201");
        if (created != null) {
            created.setDescription("Recorded.");
            created.addHeaderObject(HttpHeaders.LOCATION, text("The address of the new record."));
        }
    }

    private static void describeTag(Endpoint endpoint, ApiResponses answers) {
        Header tag = new Header()
                .description("The version, and the date where the answer depends on it.")
                .schema(new StringSchema().example("\"3.20190701\""));
        if (endpoint.is(RequestMethod.GET)) {
            answers.putIfAbsent("304", new ApiResponse().description("If-None-Match names what is recorded."));
        }
        answers.forEach((status, answer) -> {
            boolean described =
                    answer.getHeaders() != null && answer.getHeaders().containsKey(HttpHeaders.ETAG);
            if ((status.startsWith("2") || status.equals("304")) && !described) {
                answer.addHeaderObject(HttpHeaders.ETAG, tag);
            }
        });
    }

    /** What every write takes and tells. */
    private static void describeWrite(Endpoint endpoint, Operation operation) {
        BooleanSchema flag = new BooleanSchema();
        flag.setDefault(false);
        operation.addParametersItem(new QueryParameter()
                .name("dryRun")
                .description("Whether to try it: all is checked and answered as it would be, and nothing is kept.")
                .schema(flag)
                .required(false));
        if (endpoint.is(RequestMethod.POST)) {
            operation.addParametersItem(new HeaderParameter()
                    .name("Idempotency-Key")
                    .description(
                            "Makes the request safe to repeat for 24 hours: the same key with the same body gives the first"
                                    + " answer again.")
                    .schema(new StringSchema().maxLength(255))
                    .required(false));
        }
        successes(
                operation.getResponses(),
                answer -> answer.addHeaderObject("Dry-Run", text("true where the write was a dry run.")));
    }

    private static void successes(ApiResponses answers, Consumer<ApiResponse> what) {
        answers.forEach((status, answer) -> {
            if (status.startsWith("2")) {
                what.accept(answer);
            }
        });
    }

    private static Header text(String description) {
        return new Header().description(description).schema(new StringSchema());
    }
}
