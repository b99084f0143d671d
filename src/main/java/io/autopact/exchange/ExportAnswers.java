package io.autopact.exchange;

import io.autopact.history.HistoryProblem;
import io.autopact.shared.openapi.ProblemAnswers;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Says of every export that can go on from a cursor: its answer has a tag, and the cursor may be gone. */
@Component
@Order(0)
class ExportAnswers implements OperationCustomizer {

    private static final String SINCE = "since";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        boolean exports =
                method.getBeanType().getPackageName().startsWith(getClass().getPackageName());
        boolean goesOn = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> SINCE.equals(parameter.getName()));
        if (exports && goesOn) {
            ProblemAnswers.add(operation, HistoryProblem.CURSOR_GONE);
            tag(operation.getResponses().get("200"));
        }
        return operation;
    }

    private static void tag(@Nullable ApiResponse answer) {
        if (answer != null
                && (answer.getHeaders() == null || !answer.getHeaders().containsKey(HttpHeaders.ETAG))) {
            answer.addHeaderObject(
                    HttpHeaders.ETAG,
                    new Header()
                            .description("Another one when a record changed.")
                            .schema(new StringSchema().example("W/\"5f0c6b1d2e3a4b5c\"")));
        }
    }
}
