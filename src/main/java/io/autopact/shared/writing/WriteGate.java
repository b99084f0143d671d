package io.autopact.shared.writing;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Where every request that writes goes through. Those that carry the same key queue here, so that they do not take up
 * the connections that the first of them needs; between instances they queue in the database.
 */
@Component
@RequiredArgsConstructor
class WriteGate {

    private static final long WAIT_SECONDS = 5;

    private final WriteTransaction transaction;
    private final Lock[] queues =
            Stream.generate(ReentrantLock::new).limit(1024).toArray(Lock[]::new);

    /**
     * @param rehearsesItself whether the handler's records are kept even in a rehearsal, which is then its own matter
     */
    @Nullable
    Object pass(
            HttpServletRequest http,
            HttpServletResponse response,
            boolean rehearsesItself,
            Callable<@Nullable Object> handler)
            throws Exception {
        WriteRequest request = rehearsesItself ? WriteRequest.alwaysKept(http) : WriteRequest.of(http);
        if (request.key() != null) {
            return inTurn(request.key(), () -> transaction.run(request, handler));
        }
        Object result = transaction.run(request, handler);
        return request.rehearsal() ? rehearsed(result, response) : result;
    }

    private @Nullable Object inTurn(String key, Callable<@Nullable Object> work) throws Exception {
        Lock queue = queues[Math.floorMod(key.hashCode(), queues.length)];
        if (!queue.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new ProblemException(
                    CommonProblem.REQUEST_IN_FLIGHT, "The first request with this Idempotency-Key is still at work.");
        }
        try {
            return work.call();
        } finally {
            queue.unlock();
        }
    }

    /** Nothing was recorded, so there is no address and no version of it, and a secret of it would never work. */
    private static @Nullable Object rehearsed(@Nullable Object result, HttpServletResponse response) {
        response.setHeader("Dry-Run", "true");
        if (!(result instanceof ResponseEntity<?> answer)) {
            return result;
        }
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(answer.getHeaders());
        headers.remove(HttpHeaders.LOCATION);
        headers.remove(HttpHeaders.ETAG);
        Object body = answer.getBody() instanceof HoldsSecret secret ? secret.withoutSecret() : answer.getBody();
        return new ResponseEntity<>(body, headers, answer.getStatusCode());
    }
}
