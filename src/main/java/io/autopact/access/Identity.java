package io.autopact.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.autopact.shared.roles.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request.
 *
 * @param name the name of the token, or of the person in the issuer's words
 * @param roles what they may do
 * @param subject the issuer's own name for the person, which the history shows; missing for an API token
 * @param issuer who says so; missing for an API token
 * @param rolesClaim the claim of the access token that the roles came from; missing for an API token
 * @param expiresAt when the token ends; missing where it does not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Identity(
        String name,
        List<Role> roles,
        @Nullable String subject,
        @Nullable String issuer,
        @Nullable String rolesClaim,
        @Nullable Instant expiresAt) {}
