package io.autopact.access.oidc;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which issuers' access tokens are taken.
 *
 * @param issuers the issuers, as their tokens name them; none unless set
 * @param issuer one more, for those who have but one
 * @param audience what a token must be meant for, any one of these; where it is missing, that is not asked
 * @param rolesClaim the claim that has the roles, as a path such as {@code realm_access.roles}
 * @param roles which role of ours each of theirs is, such as {@code partner-team=MANAGER}; the same names where missing
 * @param clientId the client as which Swagger UI logs people in; where it is missing it offers no login
 */
@ConfigurationProperties("autopact.oidc")
public record OidcProperties(
        @DefaultValue List<String> issuers,
        @Nullable String issuer,
        @DefaultValue List<String> audience,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue List<String> roles,
        @Nullable String clientId) {

    /** All issuers, each once. */
    public List<String> all() {
        return Stream.concat(issuers.stream(), Stream.ofNullable(issuer))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether people can log in: whether there is an issuer, and a client to log in as. */
    public boolean offersLogin() {
        return !all().isEmpty() && clientId != null && !clientId.isBlank();
    }

    /** The scheme, host and port of each issuer, where a browser is sent to log in. */
    public List<String> origins() {
        return all().stream()
                .map(URI::create)
                .map(issuer -> issuer.getScheme() + "://" + issuer.getRawAuthority())
                .distinct()
                .toList();
    }
}
