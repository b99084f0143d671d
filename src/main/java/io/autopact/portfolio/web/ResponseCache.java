package io.autopact.portfolio.web;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.autopact.history.RegisterVersion;
import io.autopact.portfolio.PortfolioTurns;
import io.autopact.shared.time.CertaintyFilter;
import io.autopact.shared.web.ContentEncodings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Keeps answers about the portfolio as they were last written, for as long as the register stays what it was: everybody
 * asks for the coverage of today, and thousands of rows take longer to put together than to send. Whatever is asked
 * for, they take a small share of the memory.
 */
@Component
class ResponseCache {

    /** They may take this share of the memory. */
    private static final int SHARE = 16;

    /** Answers about so many organizations are put together by whoever asks, without waiting for a turn. */
    private static final int FEW = 20;

    private final RegisterVersion register;
    private final PortfolioTurns turns;
    private final AsyncCache<Asked, CachedResponse> bodies;

    @Autowired
    ResponseCache(RegisterVersion register, PortfolioTurns turns) {
        this(register, turns, Runtime.getRuntime().maxMemory() / SHARE);
    }

    ResponseCache(RegisterVersion register, PortfolioTurns turns, long mostBytes) {
        this.register = register;
        this.turns = turns;
        this.bodies = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((Asked asked, CachedResponse body) -> body.zipped().length)
                .expireAfterAccess(Duration.ofMinutes(10))
                .buildAsync();
    }

    /**
     * What is asked.
     *
     * @param form in which form the answer is given
     * @param asOf the date, never left open
     * @param organizations the codes of those asked about; empty for all
     * @param sort the order; empty for the one there is without
     * @param certainty whether of those that are certain, possible, or of both
     */
    record Question(
            String form,
            LocalDate asOf,
            List<String> organizations,
            boolean includeDescendants,
            String sort,
            CertaintyFilter certainty) {

        static Question of(
                String form,
                LocalDate asOf,
                @Nullable List<String> organizations,
                boolean includeDescendants,
                @Nullable String sort,
                CertaintyFilter certainty) {
            return new Question(
                    form,
                    asOf,
                    organizations == null ? List.of() : organizations,
                    includeDescendants,
                    sort == null ? "" : sort,
                    certainty);
        }

        private boolean isOfFew() {
            return !organizations.isEmpty() && organizations.size() <= FEW && !includeDescendants;
        }
    }

    /** What is asked of which version of the register. */
    private record Asked(String version, Question question) {}

    /** The answer to a question, the kept one where the register is what it was. */
    CachedResponse find(Question question, CachedResponse.Writer writer) {
        Asked asked = new Asked(register.current(), question);
        CompletableFuture<CachedResponse> mine = new CompletableFuture<>();
        CompletableFuture<CachedResponse> others = bodies.asMap().putIfAbsent(asked, mine);
        if (others != null) {
            return finished(others);
        }
        try {
            mine.complete(question.isOfFew() ? CachedResponse.of(writer) : turns.take(() -> CachedResponse.of(writer)));
        } catch (Throwable failure) {
            // Whoever waits for it has asked the same, and gets the same answer.
            mine.completeExceptionally(failure);
        }
        return finished(mine);
    }

    private static CachedResponse finished(CompletableFuture<CachedResponse> body) {
        try {
            return body.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** How many bytes are kept. */
    long size() {
        bodies.synchronous().cleanUp();
        return bodies.synchronous().asMap().values().stream()
                .mapToLong(body -> body.zipped().length)
                .sum();
    }

    /**
     * Answers with a body, compressed where the client takes it so.
     *
     * @param acceptEncoding the Accept-Encoding header
     */
    static ResponseEntity<SentBody> answer(
            ResponseEntity.BodyBuilder answer, CachedResponse body, @Nullable String acceptEncoding) {
        boolean zipped = ContentEncodings.takesGzip(acceptEncoding);
        answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .eTag(zipped ? "W/" + body.tag() : body.tag())
                .contentLength(zipped ? body.zipped().length : body.length());
        if (zipped) {
            answer.header(HttpHeaders.CONTENT_ENCODING, ContentEncodings.GZIP);
        }
        return answer.body(new SentBody(body, zipped));
    }
}
