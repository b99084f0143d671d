package io.autopact.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.github.bucket4j.Bucket;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever sends tokens that are refused, by the address that they come from: as many a second are looked at
 * as one token may send requests. Tokens that were good a moment ago are let through all the same, since many people
 * can share an address.
 */
@Component
class RefusedLogins {

    private final int perSecond;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();
    private final Cache<ByteBuffer, Boolean> good = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    RefusedLogins(LimitProperties limits) {
        perSecond = limits.rateLimit();
    }

    /**
     * Refuses a token unseen where its address has sent too many that were refused.
     *
     * @throws ProblemException 429 with the seconds to wait
     */
    void slowDown(String address, String token) {
        Bucket bucket = buckets.getIfPresent(address);
        if (bucket == null || bucket.getAvailableTokens() > 0 || good.getIfPresent(digest(token)) != null) {
            return;
        }
        throw new ProblemException(
                        CommonProblem.TOO_MANY_REQUESTS,
                        "Too many tokens from this address were refused; wait before another one is tried.")
                .retryAfter(1);
    }

    /** Counts a token that was refused. */
    void note(String address) {
        buckets.get(address, it -> RateLimit.bucket(perSecond)).tryConsume(1);
    }

    /** Remembers a token that was good, by its digest. */
    void remember(String token) {
        good.put(digest(token), Boolean.TRUE);
    }

    private static ByteBuffer digest(String token) {
        return ByteBuffer.wrap(Secrets.hash(token));
    }
}
