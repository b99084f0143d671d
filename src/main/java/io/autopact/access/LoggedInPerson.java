package io.autopact.access;

import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Somebody who logged in at an issuer.
 *
 * @param name what the history calls them
 * @param subject the issuer's own name for them
 * @param issuer who says so
 */
record LoggedInPerson(String name, String subject, String issuer) implements AuthenticatedPrincipal {

    @Override
    public String getName() {
        return name;
    }
}
