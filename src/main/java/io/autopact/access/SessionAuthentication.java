package io.autopact.access;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;

/** Somebody who is known by their session, and so may read and not write. */
final class SessionAuthentication extends AbstractAuthenticationToken {

    private final transient AuthenticatedPrincipal who;

    SessionAuthentication(AuthenticatedPrincipal who, Collection<? extends GrantedAuthority> roles) {
        super(roles);
        this.who = who;
        setAuthenticated(true);
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
        return super.equals(other) && other instanceof SessionAuthentication session && who.equals(session.who);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + who.hashCode();
    }
}
