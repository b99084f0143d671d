package io.autopact.shared.web;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.writing.BodyDigest;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** A request whose body is read up to a limit, at a pace, and as there is room for it. */
final class LimitedRequest extends HttpServletRequestWrapper implements AutoCloseable {

    /** What a body that takes longer must bring of bytes for each further second. */
    private static final long STEADY = 10 * 1024;

    private final BodyTurns turns;
    private final BodyRoom room;
    private final Duration patience;
    private BodyLimit.Limit limit = BodyLimit.Limit.USUAL;
    private BodyRoom.@Nullable Taken taken;
    private BodyTurns.@Nullable Turn turn;

    LimitedRequest(HttpServletRequest request, BodyTurns turns, BodyRoom room, Duration patience) {
        super(request);
        this.turns = turns;
        this.room = room;
        this.patience = patience;
    }

    /** Says how large the body may be, before it is read. */
    void allow(BodyLimit.Limit allowed) {
        limit = allowed;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (turn == null) {
            turn = turns.take(requester());
        }
        return new LimitedStream(super.getInputStream(), BodyDigest.attachTo(this));
    }

    private String requester() {
        Authentication requester = SecurityContextHolder.getContext().getAuthentication();
        return requester == null ? "" : requester.getClass().getName() + " " + requester.getName();
    }

    /** The body has been read, or will not be. */
    private void over() {
        if (turn != null) {
            turn.close();
        }
    }

    @Override
    public void close() {
        over();
        if (taken != null) {
            taken.close();
        }
    }

    private final class LimitedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final BodyDigest digest;
        private final long begin = System.nanoTime();
        private long count;

        LimitedStream(ServletInputStream body, BodyDigest digest) {
            this.body = body;
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            byte[] next = new byte[1];
            return read(next, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(next[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read;
            try {
                read = body.read(bytes, offset, length);
            } catch (SocketTimeoutException stopped) {
                throw tooSlow();
            }
            if (read < 0) {
                over();
            }
            if (read > 0) {
                digest.update(bytes, offset, read);
                count += read;
            }
            limit.check(count);
            if (taken == null && !limit.streamed() && count > BodyRoom.SMALL) {
                taken = room.take(Math.max(getContentLengthLong(), getContentLengthLong() < 0 ? limit.bytes() : count));
            }
            if (read >= 0 && System.nanoTime() - begin > allowed()) {
                throw tooSlow();
            }
            return read;
        }

        /** A body that is held in memory has its time and no more; one that is streamed may take it as it grows. */
        private long allowed() {
            return limit.streamed() ? patience.plusMillis(count * 1000 / STEADY).toNanos() : patience.toNanos();
        }

        private ProblemException tooSlow() {
            return new ProblemException(
                    CommonProblem.REQUEST_TIMEOUT,
                    "The body was not there after %d s.".formatted(patience.toSeconds()));
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
