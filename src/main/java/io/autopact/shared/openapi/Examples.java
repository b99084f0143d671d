package io.autopact.shared.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Gives each operation its examples from {@code openapi/examples}: {@code <operationId>.request.json} for the body, and
 * {@code <operationId>.response.json} for the answer, which is the service's own on the article's portfolio.
 */
@Component
@Order(20)
class Examples implements OpenApiCustomizer {

    private final ObjectMapper json = Json31.mapper();

    @Override
    public void customise(OpenAPI document) {
        document.getPaths().values().forEach(item -> item.readOperations().forEach(this::illustrate));
    }

    private void illustrate(Operation operation) {
        if (operation.getRequestBody() != null) {
            set(operation.getRequestBody().getContent(), operation.getOperationId() + ".request.json");
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                set(response.getContent(), operation.getOperationId() + ".response.json");
            }
        });
    }

    private void set(@Nullable Content content, String file) {
        ClassPathResource resource = new ClassPathResource("openapi/examples/" + file);
        if (content == null || !resource.exists()) {
            return;
        }
        try (InputStream stream = resource.getInputStream()) {
            Object example = json.readValue(stream, Object.class);
            content.values().forEach(type -> type.setExample(example));
        } catch (IOException e) {
            throw new UncheckedIOException("The example " + file + " is not JSON", e);
        }
    }
}
