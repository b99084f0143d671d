package io.autopact;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.webmvc.ui.SwaggerIndexPageTransformer;
import org.springdoc.webmvc.ui.SwaggerWelcomeCommon;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Teaches Swagger UI to show pictures and how imports go on, to find operations by their words, to know which version
 * of a record is meant, to fold what fails and to leave empty what ends something, and not to lose time over a large
 * document: its plugins travel in the script that starts it, so that nothing more needs to be served or allowed. The
 * frame with an address to type, which has a script of its own, is left out: there is one document.
 */
@Component
class SwaggerUiPlugins extends SwaggerIndexPageTransformer {

    private static final String PLACE = "plugins: [";
    private static final String FRAME = "StandaloneLayout";
    private static final String PLAIN = "BaseLayout";
    private static final String FRAME_PRESET = "SwaggerUIStandalonePreset";
    private static final String FRAME_SCRIPT =
            "<script src=\"./swagger-ui-standalone-preset.js\" charset=\"UTF-8\"> </script>";
    private static final Map<String, String> PLUGINS = new TreeMap<>(Map.of(
            "EndingsEmpty", "swagger-ui/endings.js",
            "ErrorsFolded", "swagger-ui/errors.js",
            "ImportsToTheEnd", "swagger-ui/imports.js",
            "OperationsApart", "swagger-ui/operations.js",
            "OperationsByWord", "swagger-ui/finding.js",
            "PicturesInPlace", "swagger-ui/pictures.js",
            "RecordsAtHand", "swagger-ui/records.js"));

    SwaggerUiPlugins(
            SwaggerUiConfigProperties config,
            SwaggerUiOAuthProperties oauth,
            SwaggerWelcomeCommon welcome,
            ObjectMapperProvider mapper) {
        super(config, oauth, welcome, mapper);
    }

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        Resource transformed = super.transform(request, resource, chain);
        return switch (String.valueOf(resource.getFilename())) {
            case "swagger-initializer.js" -> changed(resource, withPlugins(text(transformed)));
            case "index.css" ->
                changed(resource, text(transformed) + text(new ClassPathResource("swagger-ui/wide.css")));
            case "index.html" -> changed(resource, without(text(transformed), FRAME_SCRIPT));
            default -> transformed;
        };
    }

    private static String text(Resource resource) throws IOException {
        return resource.getContentAsString(StandardCharsets.UTF_8);
    }

    private static Resource changed(Resource resource, String text) {
        return new TransformedResource(resource, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String without(String text, String part) {
        return replaced(text, part, "");
    }

    private static String replaced(String text, String part, String other) {
        if (!text.contains(part)) {
            throw new IllegalStateException("Swagger UI is started otherwise than before: it has no " + part);
        }
        return text.replace(part, other);
    }

    private static String withPlugins(String script) throws IOException {
        StringBuilder whole = new StringBuilder();
        for (String file : PLUGINS.values()) {
            whole.append(text(new ClassPathResource(file)));
        }
        String started = replaced(script, PLACE, PLACE + String.join(", ", PLUGINS.keySet()) + ",");
        return whole.append(replaced(without(started, FRAME_PRESET), FRAME, PLAIN))
                .toString();
    }
}
