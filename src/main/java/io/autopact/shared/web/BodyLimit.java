package io.autopact.shared.web;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.writing.BodyDigest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
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
    private static final Limit USUAL = new Limit(1024 * 1024, "1 MiB");

    private record Limit(long bytes, String spoken) {

        static Limit of(HandlerMethod method) {
            @Nullable LargeBody large = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), LargeBody.class);
            return large == null ? USUAL : new Limit(large.bytes(), large.spoken());
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
        LimitedRequest limited = new LimitedRequest(request);
        request.setAttribute(LIMITED, limited);
        chain.doFilter(limited, response);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Limit limit = handler instanceof HandlerMethod method ? Limit.of(method) : USUAL;
        if (request.getAttribute(LIMITED) instanceof LimitedRequest limited) {
            limited.limit = limit;
        }
        if (request.getContentLengthLong() > limit.bytes()) {
            // The rest of the body would be taken for the next request.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            limit.check(request.getContentLengthLong());
        }
        return true;
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private volatile Limit limit = USUAL;

        LimitedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), BodyDigest.attachTo(this), limit);
        }
    }

    @RequiredArgsConstructor
    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final BodyDigest digest;
        private final Limit limit;
        private long count;

        @Override
        public int read() throws IOException {
            byte[] next = new byte[1];
            return read(next, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(next[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = body.read(bytes, offset, length);
            if (read > 0) {
                digest.update(bytes, offset, read);
                count += read;
            }
            limit.check(count);
            return read;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
