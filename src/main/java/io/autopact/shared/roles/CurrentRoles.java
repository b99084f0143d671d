package io.autopact.shared.roles;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The roles of whoever sends the current request: what an answer tells of personal data depends on them. */
public final class CurrentRoles {

    private static final String PREFIX = "ROLE_";

    private CurrentRoles() {}

    /** All of them; none outside of a request. */
    public static Set<Role> all() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Stream.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .flatMap(requester -> requester.getAuthorities().stream())
                .map(authority -> String.valueOf(authority.getAuthority()))
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> roles.add(Role.valueOf(name.substring(PREFIX.length()))));
        return roles;
    }

    /** The login of whoever sends the current request: the subject of a person; empty outside of a request. */
    public static String login() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getName)
                .orElse("");
    }

    /** Whether one of them is among these. */
    public static boolean anyOf(Set<Role> allowed) {
        return all().stream().anyMatch(allowed::contains);
    }
}
