package io.autopact.pages.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What a form of a page has to bring along to be taken. It is kept in a cookie of the browser, and nowhere else.
 *
 * @param name the name of its field
 * @param value its value
 */
record FormToken(String name, String value) {

    /** That of the browser which sent a request; null where the request did not come as far as to have one. */
    static @Nullable FormToken of(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new FormToken(token.getParameterName(), token.getToken())
                : null;
    }
}
