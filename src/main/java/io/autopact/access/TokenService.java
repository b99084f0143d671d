package io.autopact.access;

import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListQuery;
import io.autopact.shared.listing.Listing;
import io.autopact.shared.listing.Lists;
import io.autopact.shared.listing.Page;
import io.autopact.shared.listing.SortKey;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.roles.Role;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, lists and revokes API tokens, and recognises them. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TokenService {

    /** The name of the listing of tokens. */
    public static final String LISTING = "tokens";

    private final JdbcClient database;
    private final Lists lists;
    private final Listing<TokenView> listing;

    static Listing<TokenView> listing(JsonRows rows) {
        return new Listing<>(
                LISTING,
                JsonRows.columns("""
                        token.code as "id", token.name as "name", to_json(token.roles) as "roles",
                        token.created_at as "createdAt", token.created_by as "createdBy", token.expires_at as "expiresAt",
                        token.revoked_at as "revokedAt", token.last_used_at as "lastUsedAt\""""),
                "api_token as token",
                rows.as(TokenView.class),
                List.of(),
                List.of(
                        SortKey.text("id", "token.code"),
                        SortKey.text("name", "token.name"),
                        SortKey.instant("createdAt", "token.created_at")),
                List.of("createdAt"));
    }

    /** The tokens, revoked and expired ones too. */
    public Page<TokenView> list(ListQuery query) {
        return lists.page(listing, query);
    }

    /**
     * Makes a token.
     *
     * @param name whose it is or what it is for
     * @param roles what it may do, at least one
     * @param expiresAt when it ends by itself; null for never
     * @param maker who makes it
     * @return the token with its secret, which is not kept
     */
    @Transactional
    public NewToken create(String name, Collection<Role> roles, @Nullable Instant expiresAt, String maker) {
        return create(name, roles, expiresAt, maker, Secrets.generate());
    }

    NewToken create(String name, Collection<Role> roles, @Nullable Instant expiresAt, String maker, String secret) {
        String code = Secrets.code();
        List<Role> distinct = roles.stream().distinct().sorted().toList();
        database.sql("""
                        insert into api_token (code, name, roles, secret_hash, created_by, expires_at)
                        values (:code, :name, :roles, :hash, :maker, :expiresAt)""")
                .param("code", code)
                .param("name", name)
                .param(
                        "roles",
                        new SqlParameterValue(
                                Types.ARRAY, distinct.stream().map(Role::name).toArray(String[]::new)))
                .param("hash", Secrets.hash(secret))
                .param("maker", maker)
                .param(
                        "expiresAt",
                        expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return new NewToken(code, name, distinct, expiresAt, secret);
    }

    /**
     * Revokes a token; from the next request on it lets nobody in.
     *
     * @param code the token's id
     * @param revoker who revokes it
     * @throws ProblemException if there is no such token
     */
    @Transactional
    public void revoke(String code, String revoker) {
        int known =
                database.sql("""
                        update api_token
                        set revoked_at = coalesce(revoked_at, clock_timestamp()), revoked_by = coalesce(revoked_by, :revoker)
                        where code = :code""").param("code", code).param("revoker", revoker).update();
        if (known == 0) {
            throw ProblemException.notFound("token", code);
        }
    }

    /** Who sends this secret; empty where it is unknown, expired or revoked. */
    public Optional<Identity> recognise(String secret) {
        Optional<Recognised> found = database.sql("""
                        select code, name, array_to_string(roles, ',') as roles,
                               coalesce(last_used_at < now() - interval '1 minute', true) as stale
                        from api_token
                        where secret_hash = :hash and revoked_at is null and (expires_at is null or expires_at > now())""")
                .param("hash", Secrets.hash(secret))
                .query((row, number) -> new Recognised(
                        row.getString("code"),
                        new Identity(row.getString("name"), roles(row.getString("roles"))),
                        row.getBoolean("stale")))
                .optional();
        found.filter(Recognised::stale).ifPresent(token -> noteUse(token.code()));
        return found.map(Recognised::identity);
    }

    /** Whether any token was ever made. */
    boolean any() {
        return database.sql("select exists (select from api_token)")
                .query(Boolean.class)
                .single();
    }

    /** Lets instances that start together make one first token between them. */
    void lock() {
        database.sql("select pg_advisory_xact_lock(hashtext('api_token'))")
                .query()
                .singleRow();
    }

    private void noteUse(String code) {
        database.sql("update api_token set last_used_at = :now where code = :code")
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .param("code", code)
                .update();
    }

    private static List<Role> roles(String text) {
        return Arrays.stream(text.split(",")).map(Role::valueOf).toList();
    }

    private record Recognised(String code, Identity identity, boolean stale) {}
}
