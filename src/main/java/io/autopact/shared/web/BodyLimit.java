package io.autopact.shared.web;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses bodies over 1 MiB, or over what the operation that is called says by {@link LargeBody}: by their declared
 * length before a byte is read, others when they pass it. As a filter it puts the limit around the body; as an
 * interceptor it learns which operation the body is for.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter implements HandlerInterceptor {

    private static final String LIMITED = LimitedRequest.class.getName();

    private final BodyTurns turns = new BodyTurns();
    private final BodyRoom room;
    private final SenderProperties senders;

    BodyLimit(SenderProperties senders) {
        this.senders = senders;
        this.room = BodyRoom.inMemory(Runtime.getRuntime());
    }

    /**
     * How large a body may be.
     *
     * @param bytes how many bytes at most
     * @param spoken the same in words
     * @param streamed whether it is read as a stream, so that its size takes no memory
     */
    record Limit(long bytes, String spoken, boolean streamed) {

        static final Limit USUAL = new Limit(1024 * 1024, "1 MiB", false);

        static Limit of(HandlerMethod method) {
            @Nullable LargeBody large = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), LargeBody.class);
            return large == null ? USUAL : new Limit(large.bytes(), large.spoken(), true);
        }

        void check(long size) {
            if (size > bytes) {
                throw new ProblemException(
                        CommonProblem.BODY_TOO_LARGE, "The body has more than %s.".formatted(spoken));
            }
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (LimitedRequest limited = new LimitedRequest(request, turns, room, senders.slowSenderTimeout())) {
            request.setAttribute(LIMITED, limited);
            chain.doFilter(limited, response);
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Limit limit = handler instanceof HandlerMethod method ? Limit.of(method) : Limit.USUAL;
        if (request.getAttribute(LIMITED) instanceof LimitedRequest limited) {
            limited.allow(limit);
        }
        if (request.getContentLengthLong() > limit.bytes()) {
            // The rest of the body would be taken for the next request.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            limit.check(request.getContentLengthLong());
        }
        return true;
    }
}
