package io.autopact.access;

import io.autopact.access.oidc.OidcClients;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriUtils;

/** Logs people in who want to look at pages, and out. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Logins {

    private final BearerAuthentication bearer;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final CsrfTokenRepository csrf;
    private final OidcClients clients;

    /**
     * Begins a session for whoever has given a token of the register, which is looked at like one that a request
     * brings.
     *
     * @return whether the token is good
     * @throws io.autopact.shared.problem.ProblemException 429 where too many were refused that came from there
     */
    public boolean byToken(String secret, HttpServletRequest request, HttpServletResponse response) {
        try {
            sessions.begin(request, bearer.owner(secret, request.getRemoteAddr()));
        } catch (InvalidBearerTokenException refused) {
            return false;
        }
        renewFormToken(request, response);
        return true;
    }

    /** Begins a session for whoever has logged in at an issuer. */
    void bySubject(JwtAuthenticationToken person, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(request, person);
        renewFormToken(request, response);
    }

    /** Ends the session of a request, if it has one. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request);
        cookie.forget(request, response);
        renewFormToken(request, response);
    }

    /**
     * Why the session that a request came with is over; empty where it is not, or where there was none. The browser is
     * made to forget it.
     */
    public Optional<LoginReason> endOf(HttpServletRequest request, HttpServletResponse response) {
        Optional<LoginReason> end = Sessions.endOf(request);
        end.ifPresent(over -> cookie.forget(request, response));
        return end;
    }

    /** What was known of a form before somebody logged in or out is of no use afterwards. */
    private void renewFormToken(HttpServletRequest request, HttpServletResponse response) {
        csrf.saveToken(csrf.generateToken(request), request, response);
    }

    /** Whether whoever sends a request is known by a session. */
    public static boolean areBySession(@Nullable Authentication requester) {
        return requester instanceof SessionAuthentication;
    }

    /**
     * Where people can log in without a token.
     *
     * @param next where they go on to
     */
    public List<Issuer> issuers(String next) {
        return clients.hosts().entrySet().stream()
                .map(issuer -> new Issuer(issuer.getValue(), path(issuer.getKey(), next)))
                .toList();
    }

    private static String path(String client, String next) {
        return OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI
                + "/%s?%s=%s".formatted(client, LoginRequests.NEXT, UriUtils.encode(next, StandardCharsets.UTF_8));
    }

    /**
     * An issuer that people can log in at.
     *
     * @param host its host, to be shown
     * @param path the path of the service that leads there
     */
    public record Issuer(String host, String path) {}
}
