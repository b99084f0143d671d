package io.autopact.access;

import io.autopact.access.oidc.OidcRoles;
import io.autopact.shared.roles.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Service;

/** Tells who sends a request, whichever kind of token they have. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Requester {

    private static final String ROLE_PREFIX = "ROLE_";

    private static final Duration WARNED_BEFORE = Duration.ofDays(30);

    private final OidcRoles oidcRoles;
    private final Clock clock;

    /** Who it is, as they are told themselves. */
    public Identity identity(Authentication requester) {
        List<Role> roles = roles(requester);
        if (requester instanceof JwtAuthenticationToken oidc) {
            Jwt token = oidc.getToken();
            String issuer = token.getIssuer() == null ? null : token.getIssuer().toString();
            return new Identity(
                    shown(token), roles, token.getSubject(), issuer, oidcRoles.claim(), token.getExpiresAt());
        }
        if (requester.getPrincipal() instanceof LoggedInPerson person) {
            return new Identity(person.subject(), roles, person.subject(), person.issuer(), oidcRoles.claim(), null);
        }
        return requester.getPrincipal() instanceof ApiToken token
                ? new Identity(token.label(), roles, null, null, null, token.expiresAt())
                : new Identity(requester.getName(), roles, null, null, null, null);
    }

    /** Why a requester has no role at all; empty where they have one, or their token says nothing of it. */
    String whyWithoutRole(@Nullable Authentication requester) {
        return requester != null && isOfIssuer(requester) && roles(requester).isEmpty()
                ? " The access token gives none: " + oidcRoles.lookedFor()
                : "";
    }

    private static boolean isOfIssuer(Authentication requester) {
        return requester instanceof JwtAuthenticationToken || requester.getPrincipal() instanceof LoggedInPerson;
    }

    /** When the API token in use ends, if that is within thirty days. */
    Optional<Instant> endsSoon(@Nullable Authentication requester) {
        return requester != null && requester.getPrincipal() instanceof ApiToken token
                ? Optional.ofNullable(token.expiresAt())
                        .filter(end -> end.isBefore(clock.instant().plus(WARNED_BEFORE)))
                : Optional.empty();
    }

    private static String shown(Jwt token) {
        return Stream.of("name", "preferred_username")
                .map(token::getClaimAsString)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(String.valueOf(token.getSubject()));
    }

    private static List<Role> roles(Authentication requester) {
        return requester.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .filter(name -> name.startsWith(ROLE_PREFIX))
                .map(name -> Role.valueOf(name.substring(ROLE_PREFIX.length())))
                .sorted()
                .toList();
    }

    /** What a requester is counted by: one token, or one subject of an issuer. */
    static String key(Authentication requester) {
        return requester.getPrincipal() instanceof ApiToken token
                ? "token " + token.id()
                : "subject " + requester.getName();
    }
}
