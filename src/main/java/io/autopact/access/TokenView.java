package io.autopact.access;

import io.autopact.shared.roles.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token as it is listed; its secret is not known any more.
 *
 * @param id what it is revoked by
 * @param name whose it is or what it is for, as the history shows it
 * @param roles what it may do
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param expiresAt when it ends by itself; null where it does not
 * @param revokedAt when it was revoked; null while it was not
 * @param lastUsedAt when it was last used, to the minute; null where it never was
 * @param addresses the address ranges that it may be sent from; any where there are none
 */
@Schema(name = "Token")
public record TokenView(
        String id,
        String name,
        List<Role> roles,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        List<String> addresses) {}
