package io.autopact.access.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.autopact.shared.StartupException;
import io.autopact.shared.document.VisibleText;
import io.autopact.shared.problem.ProblemException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Recognises the access tokens of the issuers that are set. A token counts if one of them signed it by a key that it
 * publishes, for us where an audience is set, and now, give or take a minute.
 */
@Component
public class OidcTokens {

    private static final Logger log = LoggerFactory.getLogger(OidcTokens.class);
    /** How issuers mark tokens that are not for access, in the claim typ. */
    private static final Set<String> OTHER_KINDS = Set.of("ID", "Refresh", "Logout");

    /** What the history calls the service itself. */
    private static final String SERVICE = "autopact";

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** Signatures by a key pair; with a shared secret, whoever can check a token could make one. */
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(SignatureAlgorithm.values());

    private final OidcRoles roles;
    private final Map<String, IssuerKeys> keys = new LinkedHashMap<>();
    private final Map<String, NimbusJwtDecoder> decoders = new LinkedHashMap<>();

    OidcTokens(OidcProperties properties, OidcRoles roles, Clock clock) {
        this.roles = roles;
        for (String issuer : properties.all()) {
            checkIsAddress(issuer);
            IssuerKeys issuersKeys = new IssuerKeys(issuer);
            NimbusJwtDecoder decoder = decoder(issuersKeys);
            decoder.setJwtValidator(validator(issuer, properties.audience(), clock));
            keys.put(issuer, issuersKeys);
            decoders.put(issuer, decoder);
        }
        if (!keys.isEmpty() && properties.audience().isEmpty()) {
            log.warn(
                    "AUTOPACT_OIDC_AUDIENCE is not set: every access token of the issuers is taken, whatever it is for");
        }
    }

    private static void checkIsAddress(String issuer) {
        URI address = URI.create(issuer);
        if (address.getHost() == null || !List.of("http", "https").contains(address.getScheme())) {
            throw new StartupException("AUTOPACT_OIDC_ISSUERS takes addresses such as"
                    + " https://login.example/realms/partners, separated by commas: " + issuer + " is none");
        }
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer, List<String> audience, Clock clock) {
        JwtTimestampValidator now = new JwtTimestampValidator(CLOCK_SKEW);
        now.setClock(clock);
        OAuth2TokenValidator<Jwt> meantForUs =
                jwt -> audience.isEmpty() || audience.stream().anyMatch(ours -> isFor(jwt, ours))
                        ? OAuth2TokenValidatorResult.success()
                        : OAuth2TokenValidatorResult.failure(new OAuth2Error(
                                "invalid_token", "It is meant for another audience than this service", null));
        return new DelegatingOAuth2TokenValidator<>(
                List.of(now, new JwtIssuerValidator(issuer), expires(), isForAccess(), meantForUs));
    }

    private static boolean isFor(Jwt jwt, String audience) {
        Collection<String> meant = jwt.getAudience();
        return meant != null && meant.contains(audience);
    }

    private static OAuth2TokenValidator<Jwt> expires() {
        return jwt -> jwt.getExpiresAt() != null
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "It has no expiry", null));
    }

    /** An ID token tells a client who logged in, and opens nothing; issuers mark theirs, and so do they other kinds. */
    private static OAuth2TokenValidator<Jwt> isForAccess() {
        return jwt -> jwt.hasClaim("at_hash")
                        || OTHER_KINDS.contains(String.valueOf(jwt.getClaims().get("typ")))
                ? OAuth2TokenValidatorResult.failure(
                        new OAuth2Error("invalid_token", "It is a token of another kind than for access", null))
                : OAuth2TokenValidatorResult.success();
    }

    /** Whether a bearer token has the form of an issuer's, so that it is not one of the register's own. */
    public boolean reads(String token) {
        return !keys.isEmpty() && parsed(token).isPresent();
    }

    private static Optional<JWT> parsed(String token) {
        try {
            return Optional.of(JWTParser.parse(token));
        } catch (ParseException | IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /**
     * Who sends this token.
     *
     * @throws InvalidBearerTokenException if it does not count; the message is for the client
     * @throws ProblemException if its issuer cannot be asked for its keys
     */
    public JwtAuthenticationToken recognise(String token) {
        JWT parsed = parsed(token).orElseThrow(() -> new InvalidBearerTokenException("The token cannot be read."));
        if (parsed instanceof PlainJWT || !(parsed instanceof SignedJWT)) {
            throw new InvalidBearerTokenException("The access token is not signed.");
        }
        NimbusJwtDecoder decoder = decoders.get(String.valueOf(issuer(parsed)));
        if (decoder == null) {
            throw new InvalidBearerTokenException("The access token's issuer is none that this service trusts.");
        }
        try {
            return identity(decoder.decode(token));
        } catch (JwtValidationException invalid) {
            throw new InvalidBearerTokenException("The access token does not count: %s."
                    .formatted(invalid.getErrors().iterator().next().getDescription()));
        } catch (BadJwtException bad) {
            throw new InvalidBearerTokenException(
                    "The access token's signature does not fit a key of its issuer, or is of a kind that is not taken.");
        } catch (JwtException failure) {
            throw unverifiable(failure);
        }
    }

    private static RuntimeException unverifiable(JwtException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RateLimitReachedException) {
                return new InvalidBearerTokenException("The access token's key is not known to its issuer.");
            }
        }
        log.warn("An issuer cannot be asked for its keys: {}", rootMessage(failure));
        return new ProblemException(
                        OidcProblem.ISSUER_UNAVAILABLE, "The issuer of the access token cannot be asked for its keys.")
                .retryAfter(5);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static @Nullable String issuer(JWT token) {
        try {
            return token.getJWTClaimsSet() == null
                    ? null
                    : token.getJWTClaimsSet().getIssuer();
        } catch (ParseException notClaims) {
            return null;
        }
    }

    /** The subject is who it is; where there are several issuers, the issuer's address tells theirs apart. */
    private JwtAuthenticationToken identity(Jwt jwt) {
        String subject = jwt.getSubject();
        if (subject == null
                || subject.isBlank()
                || VisibleText.complaint(subject).isPresent()
                || VisibleText.looksLike(subject, SERVICE)) {
            throw new InvalidBearerTokenException("The access token names no subject that the history could show.");
        }
        return new JwtAuthenticationToken(
                jwt, authorities(roleNames(jwt)), name(subject, String.valueOf(jwt.getIssuer())));
    }

    /** Those of the names in a token's claim of roles that give a role of ours. */
    public List<String> roleNames(Jwt token) {
        return roles.named(token.getClaims());
    }

    /** What these names in the claim of roles allow by now. */
    public List<GrantedAuthority> authorities(List<String> roleNames) {
        return roles.of(roleNames).stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    /** What the history calls somebody: the subject, and the issuer as well where there are several. */
    public String name(String subject, String issuer) {
        return keys.size() == 1 ? subject : "%s (%s)".formatted(subject, issuer);
    }

    /** Whether tokens of an issuer are taken. */
    public boolean trusts(String issuer) {
        return keys.containsKey(issuer);
    }

    /** The issuers and their keys, in the order in which they are set. */
    Map<String, IssuerKeys> keys() {
        return Collections.unmodifiableMap(keys);
    }

    /** What reads tokens of an issuer that are signed by one of these keys, and looks at nothing else in them. */
    static NimbusJwtDecoder decoder(IssuerKeys keys) {
        return NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                .build();
    }

    /**
     * Where a person logs in at the first issuer, and where a client gets its tokens; empty where it cannot be asked.
     */
    public Optional<LoginEndpoints> login() {
        Optional<IssuerKeys> first = keys.values().stream().findFirst();
        try {
            return first.isEmpty()
                    ? Optional.empty()
                    : LoginEndpoints.of(first.get().known());
        } catch (KeySourceException away) {
            log.warn("The issuer cannot be asked where people log in: {}", rootMessage(away));
            return Optional.empty();
        }
    }

    /**
     * The two addresses of the authorization code flow.
     *
     * @param authorization where a person logs in
     * @param token where the code is exchanged
     */
    public record LoginEndpoints(String authorization, String token) {

        static Optional<LoginEndpoints> of(IssuerKeys.Known said) {
            return said.authorization() == null || said.token() == null
                    ? Optional.empty()
                    : Optional.of(new LoginEndpoints(said.authorization(), said.token()));
        }
    }
}
