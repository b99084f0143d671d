package io.autopact.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets each token send so many requests a second, in each instance, and tells it in every answer what is left: a bucket
 * that fills evenly and holds what a second may bring. Requests without a valid token do not come this far.
 */
@RequiredArgsConstructor
final class RateLimit extends OncePerRequestFilter {

    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String requester = requester(SecurityContextHolder.getContext().getAuthentication());
        if (requester == null) {
            chain.doFilter(request, response);
            return;
        }
        ConsumptionProbe probe = buckets.get(requester, it -> bucket(perSecond)).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Policy", "\"token\";q=%d;w=1".formatted(perSecond));
        response.setHeader(
                "RateLimit",
                "\"token\";r=%d;t=%d".formatted(probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset())));
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        throw new ProblemException(
                        CommonProblem.TOO_MANY_REQUESTS,
                        "This token may send %d requests a second.".formatted(perSecond))
                .retryAfter(Math.toIntExact(seconds(probe.getNanosToWaitForRefill())));
    }

    static Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    private static @Nullable String requester(@Nullable Authentication requester) {
        return requester == null || !requester.isAuthenticated() || requester instanceof AnonymousAuthenticationToken
                ? null
                : Requester.key(requester);
    }

    static long seconds(long nanos) {
        return Math.max(1, (nanos + NANOS - 1) / NANOS);
    }
}
