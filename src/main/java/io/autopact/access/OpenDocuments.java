package io.autopact.access;

import java.util.List;
import lombok.AccessLevel;
import lombok.NoArgsConstructor;
import org.springdoc.webmvc.api.OpenApiResource;
import org.springdoc.webmvc.ui.SwaggerConfigResource;
import org.springdoc.webmvc.ui.SwaggerWelcomeCommon;
import org.springframework.web.method.HandlerMethod;

/**
 * What is open without a token beside the methods that say so: controllers of a library, which cannot carry an
 * annotation of ours, and the files of Swagger UI, which are no methods.
 */
@NoArgsConstructor(access = AccessLevel.PRIVATE)
final class OpenDocuments {

    /** The files of Swagger UI, which no method answers. */
    static final String FILES = "/swagger-ui/**";

    private static final List<Class<?>> CONTROLLERS =
            List.of(OpenApiResource.class, SwaggerConfigResource.class, SwaggerWelcomeCommon.class);

    /** Whether the method is one that tells Swagger UI what there is. */
    static boolean serve(HandlerMethod method) {
        return CONTROLLERS.stream().anyMatch(type -> type.isAssignableFrom(method.getBeanType()));
    }
}
