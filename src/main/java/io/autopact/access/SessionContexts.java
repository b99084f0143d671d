package io.autopact.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Tells Spring Security who is logged in by a session. A session counts for what reads, so that no page elsewhere can
 * have anything written by whoever looks at it; a request that writes is as one without. A request that brings a token
 * is judged by that alone.
 */
@Component
@RequiredArgsConstructor
class SessionContexts implements SecurityContextRepository {

    private static final Set<String> READING = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    private final Sessions sessions;

    /**
     * Called when somebody asks who it is, and not before; the interface has no other method for it that is not
     * default.
     */
    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        HttpServletRequest request = holder.getRequest();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        if (READING.contains(request.getMethod()) && request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            sessions.find(request).ifPresent(context::setAuthentication);
        }
        return context;
    }

    /** A session begins by a login alone. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    /** Nobody begins to be known by a session in the middle of a request: it would be taken for a login. */
    @Override
    public boolean containsContext(HttpServletRequest request) {
        return true;
    }
}
