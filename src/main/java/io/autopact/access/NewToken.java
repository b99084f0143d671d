package io.autopact.access;

import io.autopact.shared.roles.Role;
import io.autopact.shared.writing.HoldsSecret;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token just made: the only time that its secret is shown.
 *
 * @param id what it is revoked by
 * @param name whose it is or what it is for
 * @param roles what it may do
 * @param addresses the address ranges that it may be sent from; any where there are none
 * @param expiresAt when it ends by itself; null where it does not
 * @param token the secret to send as {@code Authorization: Bearer}; null where a retry asks for it again, as it is not
 *     kept
 */
@Schema(name = "NewToken")
public record NewToken(
        String id,
        String name,
        List<Role> roles,
        List<String> addresses,
        @Nullable Instant expiresAt,
        @Nullable String token)
        implements HoldsSecret {

    @Override
    public NewToken withoutSecret() {
        return new NewToken(id, name, roles, addresses, expiresAt, null);
    }

    @Override
    public String toString() {
        return "NewToken[" + id + "]";
    }
}
