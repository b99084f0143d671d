package io.autopact.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names in each line of the log who sent the request: a token by its name and number, a person by their subject. */
final class RequesterInLog extends OncePerRequestFilter {

    private static final String REQUESTER = "requester";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication requester = SecurityContextHolder.getContext().getAuthentication();
        if (requester == null) {
            chain.doFilter(request, response);
            return;
        }
        MDC.put(REQUESTER, name(requester));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(REQUESTER);
        }
    }

    private static String name(Authentication requester) {
        return requester.getPrincipal() instanceof ApiToken token
                ? "%s (%s)".formatted(token.label(), token.id())
                : requester.getName();
    }
}
