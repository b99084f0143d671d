package io.autopact.shared.writing;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What goes on around every controller's method that writes: after the request was read, and before the answer is
 * written, so that a client is told of a success only once it is committed. Requests that carry the same key queue
 * here, so that they do not take up the connections that the first of them needs; between instances they queue in the
 * database.
 */
@RequiredArgsConstructor
class WriteAdvice implements MethodInterceptor {

    private static final long WAIT_SECONDS = 5;

    private final ObjectProvider<WriteTransaction> transactions;
    private final Lock[] queues =
            Stream.generate(ReentrantLock::new).limit(1024).toArray(Lock[]::new);

    @Override
    public @Nullable Object invoke(MethodInvocation controller) throws Throwable {
        ServletRequestAttributes current = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        WriteRequest request = request(controller, current.getRequest());
        WriteTransaction transaction = transactions.getObject();
        if (request.key() == null) {
            Object result = transaction.run(request, controller);
            return request.dryRun() ? asDryRun(result, Objects.requireNonNull(current.getResponse())) : result;
        }
        Lock turn = turn(request.key());
        try {
            return transaction.run(request, controller);
        } finally {
            turn.unlock();
        }
    }

    private static WriteRequest request(MethodInvocation controller, HttpServletRequest http) {
        return AnnotatedElementUtils.hasAnnotation(controller.getMethod(), DryRunsItself.class)
                ? WriteRequest.alwaysKept(http)
                : WriteRequest.of(
                        http, AnnotatedElementUtils.hasAnnotation(controller.getMethod(), AnswersConsequences.class));
    }

    private Lock turn(String key) throws InterruptedException {
        Lock queue = queues[Math.floorMod(key.hashCode(), queues.length)];
        if (!queue.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new ProblemException(
                    CommonProblem.REQUEST_IN_FLIGHT, "The first request with this Idempotency-Key is still at work.");
        }
        return queue;
    }

    /** Nothing was recorded, so there is no address and no version of it, and a secret of it would never work. */
    private static @Nullable Object asDryRun(@Nullable Object result, HttpServletResponse response) {
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
