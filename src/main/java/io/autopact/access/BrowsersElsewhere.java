package io.autopact.access;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.Problems;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets pages of the origins that are set use the interface from a browser (CORS). To others a browser shows no answer;
 * their requests are judged by their tokens like any. Cookies of sessions are not for pages elsewhere: no answer allows
 * credentials, and what writes takes no session.
 */
@Component
@RequiredArgsConstructor
class BrowsersElsewhere {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> SENT = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.ACCEPT,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH,
            "Idempotency-Key",
            "Last-Event-ID",
            "traceparent");
    private static final List<String> SHOWN = List.of(
            HttpHeaders.ETAG,
            HttpHeaders.LINK,
            HttpHeaders.LOCATION,
            "Next-Cursor",
            HttpHeaders.RETRY_AFTER,
            "RateLimit",
            "RateLimit-Policy",
            "Dry-Run",
            "Idempotent-Replayed",
            HttpHeaders.CONTENT_DISPOSITION);

    private final CorsProperties properties;
    private final Problems problems;

    CorsFilter filter() {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(
                properties.origins().stream().map(String::strip).toList());
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(SENT);
        allowed.setExposedHeaders(SHOWN);
        allowed.setMaxAge(Duration.ofHours(1));
        CorsFilter filter = new CorsFilter(request -> CorsUtils.isPreFlightRequest(request)
                        || allowed.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) != null
                ? allowed
                : null);
        filter.setCorsProcessor(new DefaultCorsProcessor() {
            @Override
            protected void rejectRequest(ServerHttpResponse response) throws IOException {
                problems.write(
                        ((ServletServerHttpResponse) response).getServletResponse(),
                        CommonProblem.FORBIDDEN,
                        "Pages of this origin may not send such requests.");
            }
        });
        return filter;
    }

    boolean areAllowed() {
        return !properties.origins().isEmpty();
    }
}
