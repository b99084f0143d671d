package io.autopact.shared.writing;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.request.CalledOperation;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AbstractOAuth2Token;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * What a request that writes asks of the conventions.
 *
 * @param dryRun whether nothing is to be kept
 * @param key who sends what where under which key, as one digest; null where the request has no key
 * @param body the digest of the body
 * @param tellsConsequences whether the answer tells what follows from the write
 */
record WriteRequest(boolean dryRun, @Nullable String key, String body, boolean tellsConsequences) {

    /** The parameter that makes a write a dry run. */
    static final String DRY_RUN = "dryRun";

    /** The header that makes a post safe to repeat. */
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** @throws ProblemException if the parameter or the header cannot be understood */
    static WriteRequest of(HttpServletRequest request, boolean answersConsequences) {
        boolean dryRun = dryRun(request.getParameter(DRY_RUN));
        return new WriteRequest(
                dryRun, dryRun ? null : key(request, false), BodyDigest.of(request), dryRun || answersConsequences);
    }

    /**
     * A request whose records are kept even where what it begins is only dry-run. A key stands for one dry run then and
     * for one real run, which are two requests.
     *
     * @throws ProblemException if the parameter or the header cannot be understood
     */
    static WriteRequest alwaysKept(HttpServletRequest request) {
        boolean dryRun = dryRun(request.getParameter(DRY_RUN));
        return new WriteRequest(false, key(request, dryRun), BodyDigest.of(request), false);
    }

    private static @Nullable String key(HttpServletRequest request, boolean dryRun) {
        String key = request.getMethod().equals("POST") ? request.getHeader(IDEMPOTENCY_KEY) : null;
        if (key != null && !KEY.matcher(key).matches()) {
            throw ProblemException.invalid(List.of(Violation.in(
                    IDEMPOTENCY_KEY,
                    "invalid",
                    "An Idempotency-Key has 1 to 255 visible ASCII characters without spaces; a UUID will do.")));
        }
        return key == null
                ? null
                : digest(String.join("\n", requester(), CalledOperation.path(request), key, dryRun ? "dry run" : ""));
    }

    private static boolean dryRun(@Nullable String parameter) {
        if (parameter == null || parameter.equals("false")) {
            return false;
        }
        if (!parameter.equals("true")) {
            throw ProblemException.invalid(
                    List.of(Violation.in(DRY_RUN, "wrong-type", "The parameter dryRun must be true or false.")));
        }
        return true;
    }

    /** The token itself, not its name: two tokens may have one name. */
    private static String requester() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            return "";
        }
        if (authentication instanceof JwtAuthenticationToken subject) {
            // An access token is renewed every few minutes; whoever it is for stays the same.
            return "subject\n" + subject.getName();
        }
        return authentication.getCredentials() instanceof AbstractOAuth2Token token
                ? token.getTokenValue()
                : authentication.getName();
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
