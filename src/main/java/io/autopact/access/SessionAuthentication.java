package io.autopact.access;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;

/** Somebody who is known by their session, and so may read and not write. */
final class SessionAuthentication extends AbstractAuthenticationToken {

    private final transient AuthenticatedPrincipal who;
    private final String key;

    SessionAuthentication(AuthenticatedPrincipal who, Collection<? extends GrantedAuthority> roles, String key) {
        super(roles);
        this.key = key;
        this.who = who;
        setAuthenticated(true);
    }

    /** The key of the session. */
    String key() {
        return key;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public AuthenticatedPrincipal getPrincipal() {
        return who;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof SessionAuthentication session
                && who.equals(session.who)
                && key.equals(session.key);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + who.hashCode();
    }
}
