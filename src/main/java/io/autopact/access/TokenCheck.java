package io.autopact.access;

import java.time.Clock;
import java.time.Instant;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Service;

/** Looks again at tokens that were let in, for answers that take so long that one may have been revoked meanwhile. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TokenCheck {

    private final TokenService tokens;
    private final Sessions sessions;
    private final Clock clock;

    /** Whether the token or the session of whoever was let in is still good: neither revoked nor past its end. */
    public boolean isStillGood(Authentication requester) {
        if (requester instanceof JwtAuthenticationToken oidc) {
            Instant end = oidc.getToken().getExpiresAt();
            return end == null || end.isAfter(clock.instant());
        }
        if (requester instanceof SessionAuthentication session && !sessions.isStillThere(session.key())) {
            return false;
        }
        return !(requester.getPrincipal() instanceof ApiToken token)
                || tokens.find(token.id()).isPresent();
    }
}
