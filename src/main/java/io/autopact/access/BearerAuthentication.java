package io.autopact.access;

import io.autopact.access.oidc.OidcTokens;
import jakarta.servlet.http.HttpServletRequest;
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
        refused.slowDown(address, token);
        try {
            Authentication known = oidc.reads(token) ? oidc.recognise(token) : recognise(token, address);
            refused.remember(token);
            return known;
        } catch (InvalidBearerTokenException invalid) {
            refused.note(address);
            throw invalid;
        }
    }

    private Authentication recognise(String token, String address) {
        ApiToken known = tokens.recognise(token)
                .orElseThrow(() -> new InvalidBearerTokenException(AccessConfiguration.NO_TOKEN));
        if (!known.mayComeFrom(address)) {
            throw new InvalidBearerTokenException("The token may not be sent from this address.");
        }
        OAuth2AccessToken sent = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, token, null, null);
        return new BearerTokenAuthentication(known, sent, known.getAuthorities());
    }
}
