package io.autopact.shared.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Gives each operation its examples from {@code openapi/examples}, where a test keeps what it asked a fresh register
 * with the article's portfolio, and what it was answered: by operation, the parameters without which it cannot be
 * asked, the body and the answer. Asked in this way, the operation succeeds.
 */
@Component
@Order(20)
class Examples implements OpenApiCustomizer {

    private static final String FILES = "classpath:openapi/examples/*.json";

    private final ObjectMapper json = Json31.mapper();

    @Override
    public void customise(OpenAPI document) {
        Map<String, JsonNode> examples = read();
        document.getPaths()
                .values()
                .forEach(item -> item.readOperations()
                        .forEach(operation -> illustrate(
                                operation,
                                examples.getOrDefault(operation.getOperationId(), MissingNode.getInstance()))));
    }

    private Map<String, JsonNode> read() {
        Map<String, JsonNode> examples = new HashMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                try (InputStream stream = file.getInputStream()) {
                    json.readTree(stream).properties().forEach(each -> examples.put(each.getKey(), each.getValue()));
                }
            }
            return examples;
        } catch (IOException e) {
            throw new UncheckedIOException("The examples cannot be read", e);
        }
    }

    private void illustrate(Operation operation, JsonNode example) {
        if (operation.getParameters() != null) {
            operation
                    .getParameters()
                    .forEach(parameter -> parameter.setExample(
                            value(example.at("/" + parameter.getIn() + "/" + parameter.getName()))));
        }
        if (operation.getRequestBody() != null) {
            set(operation.getRequestBody().getContent(), value(example.path("body")));
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                set(response.getContent(), value(example.path("answer")));
            }
        });
    }

    private @Nullable Object value(JsonNode kept) {
        return kept.isMissingNode() ? null : json.convertValue(kept, Object.class);
    }

    private static void set(@Nullable Content content, @Nullable Object example) {
        if (content != null && example != null) {
            content.values().forEach(type -> type.setExample(example));
        }
    }
}
