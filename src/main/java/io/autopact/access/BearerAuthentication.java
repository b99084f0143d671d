package io.autopact.access;

import io.autopact.access.oidc.OidcTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Tells whose a bearer token is: the register's own ones and those of issuers come in the same header. */
@Component
@RequiredArgsConstructor
class BearerAuthentication implements AuthenticationManagerResolver<HttpServletRequest> {

    private final TokenService tokens;
    private final OidcTokens oidc;
    private final RefusedLogins refused;

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        return sent -> authenticate(((BearerTokenAuthenticationToken) sent).getToken(), request.getRemoteAddr());
    }

    private Authentication authenticate(String token, String address) {
        if (oidc.reads(token)) {
            return looked(token, address, () -> oidc.recognise(token));
        }
        ApiToken known = owner(token, address);
        OAuth2AccessToken sent = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, token, null, null);
        return new BearerTokenAuthentication(known, sent, known.getAuthorities());
    }

    /**
     * Whose one of the register's own tokens is.
     *
     * @param address where it is sent from
     * @throws InvalidBearerTokenException if it does not count
     */
    ApiToken owner(String token, String address) {
        return looked(token, address, () -> recognise(token, address));
    }

    /** Looks at a token, and counts it where it is refused. */
    private <T> T looked(String token, String address, Supplier<T> look) {
        refused.slowDown(address, token);
        try {
            T known = look.get();
            refused.remember(token);
            return known;
        } catch (InvalidBearerTokenException invalid) {
            refused.note(address);
            throw invalid;
        }
    }

    private ApiToken recognise(String token, String address) {
        ApiToken known = tokens.recognise(token)
                .orElseThrow(() -> new InvalidBearerTokenException(AccessConfiguration.NO_TOKEN));
        if (!known.mayComeFrom(address)) {
            throw new InvalidBearerTokenException("The token may not be sent from this address.");
        }
        return known;
    }
}
