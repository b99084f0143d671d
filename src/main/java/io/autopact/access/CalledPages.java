package io.autopact.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Tells which method a request will come to, as Spring matches it, where that has to be known before it comes there;
 * and whether it is a page.
 */
@Component
public class CalledPages {

    private static final String FOUND = CalledPages.class.getName();

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;

    CalledPages(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    /** Whether what answers a request is a page. */
    public boolean isPage(@Nullable Object handler) {
        return handler instanceof HandlerMethod method && PageController.class.isAssignableFrom(method.getBeanType());
    }

    /** Whether a request calls a page. */
    public boolean isCalledBy(HttpServletRequest request) {
        return isPage(handler(request).orElse(null));
    }

    /** The controller's method that will answer a request; empty where there is none. */
    Optional<HandlerMethod> handler(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Optional<?> found) {
            return found.map(HandlerMethod.class::cast);
        }
        Optional<HandlerMethod> found = find(request);
        request.setAttribute(FOUND, found);
        return found;
    }

    private Optional<HandlerMethod> find(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        try {
            HandlerExecutionChain chain = mapping.getObject().getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method
                    ? Optional.of(method)
                    : Optional.empty();
        } catch (Exception noneFits) {
            return Optional.empty();
        }
    }
}
