package io.autopact.shared.web;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Problems;
import io.autopact.shared.writing.BodyDigest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over 1 MiB, or over what their path allows: by their declared length before a byte is read, others
 * when they pass it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
@RequiredArgsConstructor
class BodyLimit extends OncePerRequestFilter {

    private static final BodyAllowance USUAL = new BodyAllowance("/", 1024 * 1024, "1 MiB");

    private final Problems problems;
    private final List<BodyAllowance> allowances;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BodyAllowance allowance = allowances.stream()
                .filter(larger -> request.getRequestURI().startsWith(larger.path()))
                .findFirst()
                .orElse(USUAL);
        if (request.getContentLengthLong() > allowance.bytes()) {
            response.setHeader("Connection", "close");
            problems.write(response, CommonProblem.BODY_TOO_LARGE, complaint(allowance));
            return;
        }
        chain.doFilter(new LimitedRequest(request, allowance), response);
    }

    private static String complaint(BodyAllowance allowance) {
        return "The body has more than %s.".formatted(allowance.spoken());
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private final BodyAllowance allowance;

        LimitedRequest(HttpServletRequest request, BodyAllowance allowance) {
            super(request);
            this.allowance = allowance;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), BodyDigest.attachTo(this), allowance);
        }
    }

    @RequiredArgsConstructor
    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final BodyDigest digest;
        private final BodyAllowance allowance;
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
            if (count > allowance.bytes()) {
                throw new ProblemException(CommonProblem.BODY_TOO_LARGE, complaint(allowance));
            }
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
