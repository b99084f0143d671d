package io.autopact.shared.web;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.Problems;
import io.autopact.shared.request.PublicAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a proxy say where the client sees the service, and nobody else. What a trusted proxy says is checked and handed
 * to Spring's own filter, which makes it the request's scheme, host and context path; every other forwarded header is
 * taken off the request before anything sees it. On the way out, the Location of an answer gets what the proxy puts
 * before the service's paths.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ForwardedHeaders extends OncePerRequestFilter {

    private final Proxies proxies;
    private final Problems problems;
    private final ForwardedHeaderFilter spring = new ForwardedHeaderFilter();

    ForwardedHeaders(Proxies proxies, Problems problems) {
        this.proxies = proxies;
        this.problems = problems;
        spring.setRelativeRedirects(true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Forwarding forwarding;
        try {
            forwarding = proxies.read(request);
        } catch (IllegalArgumentException malformed) {
            problems.write(response, CommonProblem.INVALID_REQUEST, String.valueOf(malformed.getMessage()));
            return;
        }
        spring.doFilter(
                new ForwardedRequest(request, forwarding),
                response,
                (seen, answer) -> chain.doFilter(
                        seen, new PublicLocation((HttpServletResponse) answer, PublicAddress.prefix((HttpServletRequest)
                                seen))));
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    /** Puts what the client sees before the service's own paths into Location. */
    private static final class PublicLocation extends HttpServletResponseWrapper {

        private final String prefix;

        PublicLocation(HttpServletResponse response, String prefix) {
            super(response);
            this.prefix = prefix;
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, seen(name, value));
        }

        @Override
        public void addHeader(String name, String value) {
            super.addHeader(name, seen(name, value));
        }

        private String seen(String name, String value) {
            boolean own = name.equalsIgnoreCase(HttpHeaders.LOCATION)
                    && value != null
                    && value.startsWith("/")
                    && !value.startsWith("//");
            return own ? prefix + value : value;
        }
    }
}
