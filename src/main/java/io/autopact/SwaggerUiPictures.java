package io.autopact;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * Teaches Swagger UI to show pictures: the plugin travels in the script that starts it, so that nothing more needs to
 * be served or allowed.
 */
@Component
class SwaggerUiPictures extends SwaggerIndexPageTransformer {

    private static final String PLUGINS = "plugins: [";

    SwaggerUiPictures(
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
        if (!script.contains(PLUGINS)) {
            throw new IllegalStateException("The script that starts Swagger UI has no place for plugins any more");
        }
        String plugin = new ClassPathResource("swagger-ui/pictures.js").getContentAsString(StandardCharsets.UTF_8);
        String whole = plugin + script.replace(PLUGINS, PLUGINS + "\n      PicturesInPlace,");
        return new TransformedResource(resource, whole.getBytes(StandardCharsets.UTF_8));
    }
}
