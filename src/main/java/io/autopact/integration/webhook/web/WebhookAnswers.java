package io.autopact.integration.webhook.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Map;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Says which answers lead to a delivery, and that an answer with a secret has a tag too. */
@Component
@Order(3)
class WebhookAnswers implements OperationCustomizer {

    private static final Map<String, String> HEADERS = Map.of(
            "createWebhook", HttpHeaders.ETAG,
            "replaceWebhook", HttpHeaders.ETAG,
            "testWebhook", HttpHeaders.LOCATION,
            "redeliverToWebhook", HttpHeaders.LOCATION);

    private static final Map<String, String> MEANINGS = Map.of(
            HttpHeaders.ETAG, "The version.",
            HttpHeaders.LOCATION, "The address of the delivery.");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        String header = HEADERS.get(operation.getOperationId());
        if (header != null) {
            operation.getResponses().forEach((status, answer) -> {
                if (status.startsWith("2")) {
                    answer.addHeaderObject(
                            header,
                            new Header().description(MEANINGS.get(header)).schema(new StringSchema()));
                }
            });
        }
        return operation;
    }
}
