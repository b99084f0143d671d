package io.autopact.access.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys of one issuer. Where they are is asked of the issuer the first time that a token of its comes, so that an
 * issuer which is away when the service starts keeps nobody else out. Keys are kept for five minutes; a key that is not
 * known is looked for anew, at most every five seconds whoever asks; and while the issuer is away, known keys hold for
 * an hour more.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 3_000;
    private static final int MOST_BYTES = 512 * 1024;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String issuer;
    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile @Nullable Long failedAt;

    /**
     * What an issuer says of itself.
     *
     * @param keys its keys
     * @param keysAddress where they are
     * @param authorization where a person logs in; null where it does not say
     * @param token where a client gets tokens; null where it does not say
     */
    record Known(
            JWKSource<SecurityContext> keys,
            String keysAddress,
            @Nullable String authorization,
            @Nullable String token) {}

    IssuerKeys(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        return known().keys().get(selector, context);
    }

    /**
     * What the issuer says of itself; asked once.
     *
     * @throws KeySourceException if it does not answer, or not in time
     */
    Known known() throws KeySourceException {
        Known already = known;
        return already == null ? ask() : already;
    }

    /** One request asks, the others wait for it; after a failure nobody asks for a while. */
    private Known ask() throws KeySourceException {
        boolean mine;
        try {
            mine = asking.tryLock(CONNECT_MILLIS + READ_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KeySourceException("Interrupted while the issuer was asked", interrupted);
        }
        if (!mine) {
            throw new KeySourceException("The issuer is slow to answer");
        }
        try {
            if (known != null) {
                return known;
            }
            if (failedJustNow()) {
                throw new KeySourceException("The issuer did not answer a moment ago");
            }
            Known found = discover();
            known = found;
            return found;
        } catch (IOException | JacksonException | IllegalArgumentException failure) {
            failedAt = System.nanoTime();
            throw new KeySourceException("The issuer did not say where its keys are", failure);
        } finally {
            asking.unlock();
        }
    }

    private boolean failedJustNow() {
        Long last = failedAt;
        return last != null && System.nanoTime() - last < PAUSE.toNanos();
    }

    private Known discover() throws IOException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        String document = retriever
                .retrieveResource(
                        URI.create(base + "/.well-known/openid-configuration").toURL())
                .getContent();
        JsonNode said = JsonMapper.shared().readTree(document);
        if (!issuer.equals(said.path("issuer").asString(""))) {
            throw new IOException("It calls itself " + said.path("issuer").asString(""));
        }
        String keysAddress = said.path("jwks_uri").asString("");
        JWKSource<SecurityContext> keys = JWKSourceBuilder.<SecurityContext>create(
                        URI.create(keysAddress).toURL(), retriever)
                .rateLimited(PAUSE.toMillis())
                .outageTolerant(TimeUnit.HOURS.toMillis(1))
                .build();
        return new Known(
                keys,
                keysAddress,
                said.path("authorization_endpoint").asString(null),
                said.path("token_endpoint").asString(null));
    }
}
