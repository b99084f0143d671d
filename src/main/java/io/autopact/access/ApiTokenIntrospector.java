package io.autopact.access;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/** Recognises the register's own API tokens for the resource server. */
@Component
@RequiredArgsConstructor
class ApiTokenIntrospector implements OpaqueTokenIntrospector {

    private final TokenService tokens;

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        Identity identity = tokens.recognise(token)
                .orElseThrow(() -> new BadOpaqueTokenException("The token is unknown, expired or revoked"));
        return new DefaultOAuth2AuthenticatedPrincipal(
                identity.name(),
                Map.of("sub", identity.name()),
                identity.roles().stream()
                        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList());
    }
}
