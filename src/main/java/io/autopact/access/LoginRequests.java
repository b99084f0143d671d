package io.autopact.access;

import io.autopact.access.oidc.OidcClients;
import io.autopact.shared.request.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers in a cookie of the browser what somebody set out with to their issuer, until they come back: for ten
 * minutes, for no script, and for nobody else. So nothing is kept here for whoever is not logged in.
 */
@Component
@RequiredArgsConstructor
class LoginRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String COOKIE = "autopact-login";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Where somebody goes on to, in the query of the address that leads to the issuer. */
    static final String NEXT = "continue";

    private final OidcClients clients;

    /** What is remembered, in the cookie. */
    record Sent(String client, String state, String nonce, String verifier, String redirect, String next) {}

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        return sent(request)
                .filter(sent -> sent.state().equals(state))
                .map(this::authorizationRequest)
                .orElse(null);
    }

    private @Nullable OAuth2AuthorizationRequest authorizationRequest(Sent sent) {
        ClientRegistration client = clients.findByRegistrationId(sent.client());
        return client == null
                ? null
                : OAuth2AuthorizationRequest.authorizationCode()
                        .clientId(client.getClientId())
                        .authorizationUri(
                                String.valueOf(client.getProviderDetails().getAuthorizationUri()))
                        .redirectUri(sent.redirect())
                        .scopes(client.getScopes())
                        .state(sent.state())
                        .attributes(Map.of(
                                OAuth2ParameterNames.REGISTRATION_ID, sent.client(),
                                OidcParameterNames.NONCE, sent.nonce(),
                                PkceParameterNames.CODE_VERIFIER, sent.verifier()))
                        .build();
    }

    /** Where somebody who comes back goes on to. */
    String next(HttpServletRequest request) {
        return sent(request).map(Sent::next).orElse("/");
    }

    private static Optional<Sent> sent(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).flatMap(cookie -> read(cookie.getValue()));
    }

    private static Optional<Sent> read(String value) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(value);
            return Optional.ofNullable(JsonMapper.shared().readValue(json, Sent.class));
        } catch (IllegalArgumentException | JacksonException other) {
            return Optional.empty();
        }
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest sent, HttpServletRequest request, HttpServletResponse response) {
        if (sent == null) {
            keep("", Duration.ZERO, request, response);
            return;
        }
        byte[] json = JsonMapper.shared()
                .writeValueAsString(new Sent(
                        String.valueOf(sent.<Object>getAttribute(OAuth2ParameterNames.REGISTRATION_ID)),
                        String.valueOf(sent.getState()),
                        String.valueOf(sent.<Object>getAttribute(OidcParameterNames.NONCE)),
                        String.valueOf(sent.<Object>getAttribute(PkceParameterNames.CODE_VERIFIER)),
                        String.valueOf(sent.getRedirectUri()),
                        OwnAddress.of(request.getParameter(NEXT)).toString()))
                .getBytes(StandardCharsets.UTF_8);
        keep(Base64.getUrlEncoder().withoutPadding().encodeToString(json), PATIENCE, request, response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest sent = loadAuthorizationRequest(request);
        saveAuthorizationRequest(null, request, response);
        return sent;
    }

    private static void keep(String value, Duration life, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, value)
                .path(PublicAddress.prefix(request) + "/")
                .maxAge(life)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
