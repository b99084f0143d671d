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
 * annotation of ours, and the files of Swagger UI and of pages, which are no methods.
 */
@NoArgsConstructor(access = AccessLevel.PRIVATE)
final class OpenDocuments {

    /** What the first look at a request lets through without a token, to be read only. */
    static final String[] PATTERNS = {
        "/pages/{file}",
        "/problems",
        "/problems/{slug}",
        "/unsubscribe/{secret}",
        "/api/v1/calendars/{secret}.ics",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/swagger-ui/**",
        "/swagger-ui.html"
    };

    /** What is sent without a token: mail programs and forms of pages know nothing but the secret in the address. */
    static final String[] FORMS = {"/unsubscribe/{secret}", "/unsubscribe/{secret}/again"};

    private static final List<Class<?>> CONTROLLERS =
            List.of(OpenApiResource.class, SwaggerConfigResource.class, SwaggerWelcomeCommon.class);

    /** Whether the method is one that tells Swagger UI what there is. */
    static boolean serve(HandlerMethod method) {
        return CONTROLLERS.stream().anyMatch(type -> type.isAssignableFrom(method.getBeanType()));
    }
}
