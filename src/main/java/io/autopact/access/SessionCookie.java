package io.autopact.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The cookie of a session: its key and nothing else, for no script ({@code HttpOnly}), for no request that another site
 * begins but one that opens a page of ours ({@code SameSite=Lax}), for the service's own path, and for TLS alone where
 * the request came by it.
 */
@Component
class SessionCookie implements CookieSerializer {

    /** What the keys of sessions look like; what else a cookie may say is not looked up. */
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final DefaultCookieSerializer cookie = new DefaultCookieSerializer();

    SessionCookie() {
        cookie.setCookieName("autopact-session");
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        cookie.writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return cookie.readCookieValues(request).stream()
                .filter(key -> KEY.matcher(key).matches())
                .toList();
    }

    /** Whether a request has a cookie of a session, one that there still is or not. */
    boolean isSent(HttpServletRequest request) {
        return !readCookieValues(request).isEmpty();
    }

    /** Makes the browser forget it. */
    void forget(HttpServletRequest request, HttpServletResponse response) {
        cookie.writeCookieValue(new CookieValue(request, response, ""));
    }
}
