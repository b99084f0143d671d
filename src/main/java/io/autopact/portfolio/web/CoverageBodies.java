package io.autopact.portfolio.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.autopact.history.RegisterVersion;
import io.autopact.portfolio.CoverageView;
import io.autopact.shared.web.ContentEncodings;
import io.autopact.shared.web.ETags;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the coverage as it was last written, for as long as the register stays what it was: everybody asks for that of
 * today, and thousands of rows take longer to put together than to send.
 */
@Component
@RequiredArgsConstructor
class CoverageBodies {

    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final RegisterVersion register;
    private final JsonMapper json;
    private final Cache<Question, Body> bodies = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Question question, Body body) -> body.content().length)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    /**
     * What was asked, of which register.
     *
     * @param version that of the register
     * @param asOf the date, never left open
     * @param zipped whether the client takes gzip
     */
    record Question(
            String version,
            LocalDate asOf,
            List<String> organizations,
            boolean includeDescendants,
            String sort,
            boolean zipped) {

        private Question as(boolean otherwiseZipped) {
            return new Question(version, asOf, organizations, includeDescendants, sort, otherwiseZipped);
        }
    }

    /** An answer as it is sent; two are the same where they are one. */
    @Getter
    @Accessors(fluent = true)
    @RequiredArgsConstructor
    private static final class Body {

        private final byte[] content;
        private final String tag;
    }

    /**
     * Answers with the coverage, the kept one where the register is what it was.
     *
     * @param coverage puts it together
     */
    ResponseEntity<byte[]> answer(
            LocalDate asOf,
            List<String> organizations,
            boolean includeDescendants,
            @Nullable String sort,
            @Nullable String acceptEncoding,
            Supplier<CoverageView> coverage) {
        Question question = new Question(
                register.current(),
                asOf,
                organizations,
                includeDescendants,
                sort == null ? "" : sort,
                ContentEncodings.takesGzip(acceptEncoding));
        Body plain = bodies.get(question.as(false), asked -> written(coverage.get()));
        Body body = question.zipped() ? bodies.get(question, asked -> zipped(plain)) : plain;
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(body.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (question.zipped()) {
            answer.header(HttpHeaders.CONTENT_ENCODING, ContentEncodings.GZIP);
        }
        return answer.body(body.content());
    }

    private Body written(CoverageView coverage) {
        byte[] content = json.writeValueAsBytes(coverage);
        return new Body(content, ETags.of(content));
    }

    private static Body zipped(Body plain) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(plain.content().length / 8 + 64);
        try (GZIPOutputStream zip = new GZIPOutputStream(content)) {
            zip.write(plain.content());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written to", e);
        }
        return new Body(content.toByteArray(), plain.tag().replaceFirst("\"$", "-gzip\""));
    }
}
