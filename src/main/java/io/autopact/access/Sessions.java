package io.autopact.access;

import io.autopact.access.oidc.OidcTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * What a session says of whoever is logged in, and who that is by now. A session knows which token was given, by its
 * number, or who logged in at an issuer with which roles of theirs; never a token. Whether that still counts is asked
 * for each request, and a session of which it does not is ended at once.
 */
@Component
@RequiredArgsConstructor
class Sessions {

    private static final String SINCE = "since";
    private static final String TOKEN = "token";
    private static final String ISSUER = "issuer";
    private static final String ROLES = "roles";

    /** Where Spring Session looks for whose a session is, so that it can be found. */
    private static final String SUBJECT = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private static final String END = LoginReason.class.getName();

    private final TokenService tokens;
    private final OidcTokens oidc;
    private final SessionProperties properties;
    private final SessionCookie cookie;
    private final SessionRepository<? extends Session> repository;
    private final Clock clock;

    /** Begins a session under a new key for somebody who has given an API token. */
    void begin(HttpServletRequest request, ApiToken token) {
        begin(request).setAttribute(TOKEN, token.id());
    }

    /** Begins a session under a new key for somebody who has logged in at an issuer. */
    void begin(HttpServletRequest request, JwtAuthenticationToken person) {
        Jwt token = person.getToken();
        HttpSession session = begin(request);
        session.setAttribute(SUBJECT, token.getSubject());
        session.setAttribute(ISSUER, String.valueOf(token.getIssuer()));
        session.setAttribute(ROLES, String.join("\n", oidc.roleNames(token)));
    }

    private HttpSession begin(HttpServletRequest request) {
        end(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(SINCE, clock.instant().toString());
        return session;
    }

    /** Ends the session of a request, if it has one. */
    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Who is logged in by the session of a request; empty where nobody is, or not any more. */
    Optional<Authentication> find(HttpServletRequest request) {
        if (!cookie.isSent(request)) {
            return Optional.empty();
        }
        HttpSession session = request.getSession(false);
        if (session == null || isOver(text(session, SINCE))) {
            return ended(request, LoginReason.OVER);
        }
        Optional<Authentication> known = text(session, TOKEN) == null ? person(session) : holder(session, request);
        return known.isPresent() ? known : ended(request, LoginReason.NOT_VALID);
    }

    /** Why the session that a request has a cookie of is over; empty where it is not, or where there is none. */
    static Optional<LoginReason> endOf(HttpServletRequest request) {
        return Optional.ofNullable((LoginReason) request.getAttribute(END));
    }

    private Optional<Authentication> ended(HttpServletRequest request, LoginReason why) {
        end(request);
        request.setAttribute(END, why);
        return Optional.empty();
    }

    /** Whether a session that somebody was known by is there and not over, without their asking for anything. */
    boolean isStillThere(String key) {
        Session session = repository.findById(key);
        return session != null && !isOver(session.getAttribute(SINCE));
    }

    private boolean isOver(@Nullable String since) {
        return since == null || !clock.instant().isBefore(Instant.parse(since).plus(properties.life()));
    }

    private Optional<Authentication> holder(HttpSession session, HttpServletRequest request) {
        return tokens.find(String.valueOf(text(session, TOKEN)))
                .filter(token -> token.mayComeFrom(request.getRemoteAddr()))
                .map(token -> new SessionAuthentication(token, token.getAuthorities(), session.getId()));
    }

    private Optional<Authentication> person(HttpSession session) {
        String subject = text(session, SUBJECT);
        String issuer = text(session, ISSUER);
        return subject == null || issuer == null || !oidc.trusts(issuer)
                ? Optional.empty()
                : Optional.of(new SessionAuthentication(
                        new LoggedInPerson(oidc.name(subject, issuer), subject, issuer),
                        oidc.authorities(
                                List.of(String.valueOf(text(session, ROLES)).split("\n"))),
                        session.getId()));
    }

    private static @Nullable String text(HttpSession session, String name) {
        return (String) session.getAttribute(name);
    }
}
