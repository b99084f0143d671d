package io.autopact.shared.request;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a request calls, as Spring has matched it. An address can be written in many ways, and a proxy's path stands
 * before it; what was matched is the same for all of them, and it is what decides.
 */
public final class CalledOperation {

    private static final Set<RequestMethod> READING =
            EnumSet.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

    private CalledOperation() {}

    /** Whether a method is an operation of the interface: one that the OpenAPI document describes. */
    public static boolean isDocumented(HandlerMethod method) {
        return method.hasMethodAnnotation(Operation.class);
    }

    /** Whether an operation writes: whether its mapping has any method but those that read. */
    public static boolean writes(Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        return mapping != null
                && !READING.containsAll(Arrays.asList(mapping.method()))
                && AnnotatedElementUtils.hasAnnotation(method, Operation.class);
    }

    /**
     * The plain path of what a request calls, without what a proxy or a container puts before it: the pattern that was
     * matched, with the values of its variables.
     *
     * @throws IllegalStateException if no operation was found for the request
     */
    public static String path(HttpServletRequest request) {
        return expand(request, variables(request));
    }

    /**
     * The same path with another value for a variable, and the query as it was.
     *
     * @param variable the variable, such as {@code code}
     * @param value its value there
     */
    public static String pathWith(HttpServletRequest request, String variable, String value) {
        Map<String, String> changed = new HashMap<>(variables(request));
        changed.put(variable, value);
        String query = request.getQueryString();
        return expand(request, changed) + (query == null ? "" : "?" + query);
    }

    /**
     * Where a request that reads can be sent again: the plain path of what it calls, and its query; empty where no
     * operation was found for it.
     */
    public static Optional<String> address(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) == null) {
            return Optional.empty();
        }
        String query = request.getQueryString();
        return Optional.of(path(request) + (query == null ? "" : "?" + query));
    }

    /** The values of the variables in the path of what a request calls, decoded. */
    @SuppressWarnings("unchecked")
    public static Map<String, String> variables(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }

    private static String expand(HttpServletRequest request, Map<String, String> variables) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern == null) {
            throw new IllegalStateException("No operation was found for the request");
        }
        return UriComponentsBuilder.fromPath(pattern.toString())
                .buildAndExpand(variables)
                .encode()
                .toUriString();
    }
}
