package io.autopact.access;

import io.autopact.access.oidc.OidcClients;
import io.autopact.access.oidc.OidcTokens;
import io.autopact.shared.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Has people log in at their issuer, in a browser. Whoever comes back with an access token that would be taken as a
 * bearer token gets a session, with the roles that it gives; the token itself is kept nowhere.
 */
@Component
@RequiredArgsConstructor
class OidcLogin {

    private static final String NO_ROLE = "no_role";

    private final OidcClients clients;
    private final OidcTokens tokens;
    private final LoginRequests requests;
    private final Logins logins;

    void offer(HttpSecurity http) {
        if (clients.hosts().isEmpty()) {
            return;
        }
        http.oauth2Login(login -> login.loginPage("/login")
                .clientRegistrationRepository(clients)
                .authorizedClientRepository(new NoTokensKept())
                .authorizationEndpoint(issuer -> issuer.authorizationRequestRepository(requests))
                .userInfoEndpoint(user -> user.oidcUserService(this::known))
                .successHandler(this::letIn)
                .failureHandler(OidcLogin::sendBack)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(OidcLogin::sendBack);
                        return filter;
                    }
                }));
    }

    /** Who it is that the access token is for. */
    private OidcUser known(OidcUserRequest login) {
        JwtAuthenticationToken person = tokens.recognise(login.getAccessToken().getTokenValue());
        if (person.getAuthorities().isEmpty()) {
            throw new OAuth2AuthenticationException(new OAuth2Error(NO_ROLE));
        }
        return new Known(person.getAuthorities(), login.getIdToken(), person);
    }

    private void letIn(HttpServletRequest request, HttpServletResponse response, Authentication login) {
        if (login.getPrincipal() instanceof Known known) {
            logins.bySubject(known.person, request, response);
        }
        goTo(OwnAddress.of(requests.next(request)).toString(), response);
    }

    private static void sendBack(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        goTo(LoginAddress.of(reason(failure), null, null).toString(), response);
    }

    private static LoginReason reason(AuthenticationException failure) {
        if (failure.getCause() instanceof ProblemException) {
            return LoginReason.ISSUER_AWAY;
        }
        return failure instanceof OAuth2AuthenticationException refused
                        && refused.getError().getErrorCode().equals(NO_ROLE)
                ? LoginReason.NO_ROLE
                : LoginReason.NOT_RECOGNISED;
    }

    private static void goTo(String path, HttpServletResponse response) {
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, path);
    }

    /** Somebody who has come back from their issuer. */
    private static final class Known extends DefaultOidcUser {

        private final transient JwtAuthenticationToken person;

        Known(Collection<? extends GrantedAuthority> roles, OidcIdToken token, JwtAuthenticationToken person) {
            super(roles, token);
            this.person = person;
        }
    }
}
