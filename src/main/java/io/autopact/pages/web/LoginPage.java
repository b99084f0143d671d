package io.autopact.pages.web;

import io.autopact.access.Logins;
import io.autopact.pages.FormToken;
import io.autopact.shared.request.PublicAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the login page shows.
 *
 * @param message what is to be said before somebody tries; null where nothing is
 * @param issuers where one can log in without a token
 * @param form what its form brings along
 * @param next where somebody goes on to
 * @param lang the language, as the form hands it on
 */
record LoginPage(
        @Nullable String message,
        List<Issuer> issuers,
        @Nullable FormToken form,
        String next,
        String lang) {

    /** An issuer, by its host, and where its login begins. */
    record Issuer(String host, String href) {}

    static List<Issuer> issuers(List<Logins.Issuer> known) {
        return known.stream()
                .map(issuer -> new Issuer(issuer.host(), PublicAddress.of(issuer.path())))
                .toList();
    }

    /** Where its form is sent. */
    String action() {
        return PublicAddress.of("/login");
    }

    /** Where administrators work. */
    String swagger() {
        return PublicAddress.of("/swagger-ui/index.html");
    }
}
