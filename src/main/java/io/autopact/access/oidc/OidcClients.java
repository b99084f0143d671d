package io.autopact.access.oidc;

import com.nimbusds.jose.KeySourceException;
import io.autopact.shared.problem.ProblemException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * As whom the service has people log in at their issuers, for its pages: as the public client that is set, by
 * authorization code and PKCE. What an issuer says of itself is asked when somebody wants to log in there.
 */
@Component
public class OidcClients implements ClientRegistrationRepository, JwtDecoderFactory<ClientRegistration> {

    private static final Logger log = LoggerFactory.getLogger(OidcClients.class);

    private final OidcProperties properties;
    private final Map<String, IssuerKeys> issuers = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    OidcClients(OidcProperties properties, OidcTokens tokens) {
        this.properties = properties;
        if (properties.offersLogin()) {
            tokens.keys().forEach((issuer, keys) -> {
                String id = issuers.isEmpty() ? "oidc" : "oidc-" + (issuers.size() + 1);
                issuers.put(id, keys);
                names.put(id, issuer);
            });
        }
    }

    /**
     * Where people can log in, by what the service calls it in its own addresses; the values are hosts, to be shown.
     */
    public Map<String, String> hosts() {
        Map<String, String> hosts = new LinkedHashMap<>();
        names.forEach((id, issuer) -> hosts.put(id, URI.create(issuer).getHost()));
        return hosts;
    }

    /** @throws ProblemException if the issuer does not answer, or does not say where people log in */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        IssuerKeys issuer = issuers.get(id);
        return issuer == null ? null : registration(id, known(issuer));
    }

    private ClientRegistration registration(String id, IssuerKeys.Known issuer) {
        if (issuer.authorization() == null || issuer.token() == null) {
            throw new ProblemException(OidcProblem.ISSUER_UNAVAILABLE, "The issuer does not say where people log in.");
        }
        return ClientRegistration.withRegistrationId(id)
                .clientId(String.valueOf(properties.clientId()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope(List.of("openid"))
                .issuerUri(names.get(id))
                .authorizationUri(issuer.authorization())
                .tokenUri(issuer.token())
                .jwkSetUri(issuer.keysAddress())
                .userNameAttributeName("sub")
                .build();
    }

    private static IssuerKeys.Known known(IssuerKeys issuer) {
        try {
            return issuer.known();
        } catch (KeySourceException away) {
            log.warn("An issuer cannot be asked where people log in: {}", away.getMessage());
            throw new ProblemException(
                            OidcProblem.ISSUER_UNAVAILABLE, "The issuer cannot be asked where people log in.")
                    .retryAfter(5);
        }
    }

    /** Reads ID tokens by the keys that access tokens are read by. */
    @Override
    public JwtDecoder createDecoder(ClientRegistration client) {
        NimbusJwtDecoder decoder = OidcTokens.decoder(Objects.requireNonNull(issuers.get(client.getRegistrationId())));
        decoder.setJwtValidator(new OidcIdTokenValidator(client));
        return decoder;
    }
}
