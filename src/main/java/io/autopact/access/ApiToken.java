package io.autopact.access;

import io.autopact.shared.roles.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * One of the register's own tokens, as whoever sends it is known by it.
 *
 * @param id the token's number
 * @param actor its name in the history and in logs: with its number where another token had the name before
 * @param label its name
 * @param roles what it may do
 * @param addresses the address ranges that it may come from; any where there are none
 * @param expiresAt when it ends by itself; null where it does not
 */
record ApiToken(
        String id,
        String actor,
        String label,
        List<Role> roles,
        List<String> addresses,
        @Nullable Instant expiresAt) implements OAuth2AuthenticatedPrincipal {

    /** Whether the token may be sent from an address. */
    boolean mayComeFrom(String address) {
        return addresses.isEmpty()
                || addresses.stream().anyMatch(range -> new IpAddressMatcher(range).matches(address));
    }

    @Override
    public String getName() {
        return actor;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of("sub", actor);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return roles.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }
}
