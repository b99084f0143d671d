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
 * Teaches Swagger UI to show pictures, to know which version of a record is meant, and not to lose time over a large
 * document: its plugins travel in the script that starts it, so that nothing more needs to be served or allowed.
 */
@Component
class SwaggerUiPlugins extends SwaggerIndexPageTransformer {

    private static final String PLACE = "plugins: [";
    private static final Map<String, String> PLUGINS = new TreeMap<>(Map.of(
            "OperationsApart", "swagger-ui/operations.js",
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
        if (!"swagger-initializer.js".equals(resource.getFilename())) {
            return transformed;
        }
        String script = transformed.getContentAsString(StandardCharsets.UTF_8);
        if (!script.contains(PLACE)) {
            throw new IllegalStateException("The script that starts Swagger UI has no place for plugins any more");
        }
        StringBuilder whole = new StringBuilder();
        for (String file : PLUGINS.values()) {
            whole.append(new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8));
        }
        whole.append(script.replace(PLACE, PLACE + String.join(", ", PLUGINS.keySet()) + ","));
        return new TransformedResource(resource, whole.toString().getBytes(StandardCharsets.UTF_8));
    }
}
