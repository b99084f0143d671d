package io.autopact.pages.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * The addresses that are programs' and not people's: what no method answers there is told as a problem, whatever is
 * accepted.
 */
@Component
class InterfaceAddresses extends SimpleUrlHandlerMapping {

    private static final HttpRequestHandler NOTHING_THERE = (request, response) -> {
        String path = ServletRequestPathUtils.getParsedRequestPath(request).value();
        throw new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), path, path);
    };

    InterfaceAddresses() {
        super(Map.of("/api/**", NOTHING_THERE), Ordered.LOWEST_PRECEDENCE - 2);
    }

    /** Whether the address that is called is one of them. */
    boolean have(HttpServletRequest request) {
        try {
            return getHandler(request) != null;
        } catch (Exception unreadable) {
            return false;
        }
    }
}
