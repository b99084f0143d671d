package io.autopact.shared.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Hands errors of the filters, such as a token that cannot be looked up, to the one place that makes problems of them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class FilterErrors extends OncePerRequestFilter {

    private final HandlerExceptionResolver problems;

    FilterErrors(@Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException failure) {
            if (unanswered(request, response, failure)) {
                throw failure;
            }
        } catch (ServletException failure) {
            if (unanswered(request, response, failure)) {
                throw failure;
            }
        } catch (Error failure) {
            if (unanswered(request, response, new ServletException("A filter failed", failure))) {
                throw failure;
            }
        }
    }

    private boolean unanswered(HttpServletRequest request, HttpServletResponse response, Exception failure) {
        return response.isCommitted() || problems.resolveException(request, response, null, failure) == null;
    }
}
