package io.autopact.portfolio.web;

import io.autopact.history.RegisterVersion;
import io.autopact.portfolio.CoverageGrouping;
import io.autopact.portfolio.PortfolioTurns;
import io.autopact.portfolio.RegisterCache;
import io.autopact.shared.time.CertaintyFilter;
import io.autopact.shared.web.ContentEncodings;
import java.time.LocalDate;
import java.util.List;
import lombok.With;
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

    private final PortfolioTurns turns;
    private final RegisterCache<Question, CachedResponse> bodies;

    @Autowired
    ResponseCache(RegisterVersion register, PortfolioTurns turns) {
        this(register, turns, Runtime.getRuntime().maxMemory() / SHARE);
    }

    ResponseCache(RegisterVersion register, PortfolioTurns turns, long mostBytes) {
        this.turns = turns;
        this.bodies =
                new RegisterCache<>(register, mostBytes, (question, body) -> question.length() + body.zipped().length);
    }

    /**
     * What is asked.
     *
     * @param form in which form the answer is given
     * @param asOf the date, never left open
     * @param organizations the codes of those asked about; empty for all
     * @param sort the order; empty for the one there is without
     * @param certainty whether of those that are certain, possible, or of both
     * @param compare the date that it is compared with; null where it is with none
     * @param group by what rows are put together
     * @param only the key of the one group that is asked for; null for all
     */
    @With
    record Question(
            String form,
            LocalDate asOf,
            List<String> organizations,
            boolean includeDescendants,
            String sort,
            CertaintyFilter certainty,
            @Nullable LocalDate compare,
            CoverageGrouping group,
            @Nullable String only) {

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
                    certainty,
                    null,
                    CoverageGrouping.NONE,
                    null);
        }

        private int length() {
            return sort.length()
                    + (only == null ? 0 : only.length())
                    + organizations.stream().mapToInt(String::length).sum();
        }

        private boolean isOfFew() {
            return !organizations.isEmpty() && organizations.size() <= FEW && !includeDescendants;
        }
    }

    /** The answer to a question, the kept one where the register is what it was. */
    CachedResponse find(Question question, CachedResponse.Writer writer) {
        return bodies.find(
                question,
                () -> question.isOfFew() ? CachedResponse.of(writer) : turns.take(() -> CachedResponse.of(writer)));
    }

    /** How many bytes are kept. */
    long size() {
        return bodies.kept().stream().mapToLong(body -> body.zipped().length).sum();
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
