package io.autopact.shared.writing;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The answers that are kept for retries, for 24 hours by the clock of the database, which all instances share. */
@Component
@RequiredArgsConstructor
class IdempotencyStore implements KeptAnswers {

    private final JdbcClient database;
    private final JsonMapper json;

    private record Kept(
            String body,
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String answer) {}

    /**
     * Claims a key for the current transaction. Whoever claims the same one waits until this transaction ends.
     *
     * @return the answer that was given under this key before; empty where the key is new
     * @throws ProblemException if the key was used with another body
     */
    Optional<ResponseEntity<?>> claim(String key, String body) {
        boolean fresh = database.sql("""
                        insert into kept_answer as kept (request, body_digest) values (:key, :body)
                        on conflict (request) do update
                            set body_digest = excluded.body_digest, status = null, location = null, etag = null, body = null,
                                at = excluded.at
                            where kept.at < now() - interval '24 hours'
                        returning true""")
                .param("key", key)
                .param("body", body)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        return fresh ? Optional.empty() : Optional.of(replay(key, body));
    }

    private ResponseEntity<?> replay(String key, String body) {
        Kept kept = database.sql(
                        "select body_digest, status, location, etag, body from kept_answer where request = :key")
                .param("key", key)
                .query((row, number) -> new Kept(
                        row.getString("body_digest"),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("etag"),
                        row.getString("body")))
                .single();
        if (!kept.body().equals(body)) {
            throw new ProblemException(
                    CommonProblem.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was sent before, with another body.");
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(kept.status()).header("Idempotent-Replayed", "true");
        if (kept.location() != null) {
            answer.header(HttpHeaders.LOCATION, kept.location());
        }
        if (kept.etag() != null) {
            answer.header(HttpHeaders.ETAG, kept.etag());
        }
        return kept.answer() == null
                ? answer.build()
                : answer.contentType(MediaType.APPLICATION_JSON)
                        .body(kept.answer().getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps an answer under the key that the current transaction claimed. */
    void keep(String key, ResponseEntity<?> answer) {
        Object body = answer.getBody() instanceof HoldsSecret secret ? secret.withoutSecret() : answer.getBody();
        database.sql("""
                        update kept_answer set status = :status, location = :location, etag = :etag, body = :body
                        where request = :key""")
                .param("key", key)
                .param("status", answer.getStatusCode().value())
                .param("location", answer.getHeaders().getFirst(HttpHeaders.LOCATION))
                .param("etag", answer.getHeaders().getETag())
                .param("body", body == null ? null : json.writeValueAsString(body))
                .update();
    }

    @Override
    public void forget(String location) {
        database.sql("delete from kept_answer where location = :location")
                .param("location", location)
                .update();
    }

    /** Forgets what is older than a day. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void forget() {
        database.sql("delete from kept_answer where at < now() - interval '24 hours'")
                .update();
    }
}
