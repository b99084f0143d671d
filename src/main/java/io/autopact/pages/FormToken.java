package io.autopact.pages;

import io.autopact.access.Logins;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What a form of a page has to bring along to be taken. It is kept in a cookie of the browser, and nowhere else.
 *
 * @param name the name of its field
 * @param value its value
 */
public record FormToken(String name, String value) {

    /** That of the browser which sent a request; null where the request did not come as far as to have one. */
    public static @Nullable FormToken of(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new FormToken(token.getParameterName(), token.getToken())
                : null;
    }

    /** That of whoever looks at the current page by a session, and so can log out; null where nobody does. */
    static @Nullable FormToken ofSession() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                        && Logins.areBySession(
                                SecurityContextHolder.getContext().getAuthentication())
                ? of(current.getRequest())
                : null;
    }
}
