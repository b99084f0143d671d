package io.autopact.access;

import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.listing.SortKey;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.roles.Role;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, lists and revokes API tokens, and recognises them. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TokenService {

    /** The name of the listing of tokens. */
    public static final String LISTING = "tokens";

    /** How long a token lasts whose maker does not say. */
    static final Duration USUAL_LIFE = Duration.ofDays(365);

    private static final String VALID = SqlFile.read("access/valid-token.sql");

    private final JdbcClient database;
    private final ListReader lists;
    private final ListDefinition<TokenView> listing;
    private final Clock clock;

    static ListDefinition<TokenView> listing(JsonRows rows) {
        return new ListDefinition<>(
                        LISTING,
                        rows.of(TokenView.class, """
                        token.code as "id", token.name as "name", to_json(token.roles) as "roles",
                        token.created_at as "createdAt", token.created_by as "createdBy", token.expires_at as "expiresAt",
                        token.revoked_at as "revokedAt", token.last_used_at as "lastUsedAt",
                        to_json(token.addresses) as "addresses\""""),
                        "api_token as token",
                        List.of(),
                        List.of(
                                SortKey.text("id", "token.code"),
                                SortKey.text("name", "token.name"),
                                SortKey.instant("createdAt", "token.created_at")),
                        List.of("createdAt"))
                .undated();
    }

    /** The tokens, revoked and expired ones too. */
    public Page<TokenView> list(ListRequest query) {
        return lists.page(listing, query);
    }

    /**
     * One token, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this id
     */
    public TokenView get(String code, Fields fields) {
        return lists.one(listing, "token.code = :code", Map.of("code", code), LocalDate.now(clock), fields)
                .orElseThrow(() -> ProblemException.notFound("token", code));
    }

    /**
     * Makes a token.
     *
     * @param name whose it is or what it is for
     * @param roles what it may do, at least one
     * @param addresses the address ranges that it may be sent from; any where there are none
     * @param expiresAt when it ends by itself; null for a year from now
     * @param maker who makes it
     * @return the token with its secret, which is not kept
     * @throws ProblemException 409 if a valid token has the name; 403 if the maker's token is limited to addresses and
     *     the new one would not be limited to the same ones
     */
    @Transactional
    public NewToken create(
            String name,
            Collection<Role> roles,
            Collection<String> addresses,
            @Nullable Instant expiresAt,
            Authentication maker) {
        if (maker.getPrincipal() instanceof ApiToken own
                && !own.addresses().isEmpty()
                && (addresses.isEmpty() || !own.addresses().containsAll(addresses))) {
            throw new ProblemException(
                    CommonProblem.FORBIDDEN,
                    "The token in use is limited to %s, and one that it makes cannot be sent from elsewhere."
                            .formatted(own.addresses()));
        }
        lock();
        if (isTaken(name)) {
            throw new ProblemException(
                    CommonProblem.CONFLICT,
                    "A valid token is called %s; revoke it first, or choose another name.".formatted(name));
        }
        Instant end = expiresAt == null ? clock.instant().plus(USUAL_LIFE) : expiresAt;
        return create(name, roles, addresses, end.truncatedTo(ChronoUnit.SECONDS), maker.getName(), Secrets.generate());
    }

    private boolean isTaken(String name) {
        return database.sql("""
                        select exists (select from api_token where lower(name) = lower(:name) and revoked_at is null
                                       and (expires_at is null or expires_at > :now))""")
                .param("name", name)
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    /** The name under which the history shows a token: with its number where another one had the name before. */
    private String actor(String name, String code) {
        boolean shared = database.sql(
                        "select exists (select from api_token where lower(name) = lower(:name) or lower(actor) = lower(:name))")
                .param("name", name)
                .query(Boolean.class)
                .single();
        return shared ? "%s (%s)".formatted(name, code) : name;
    }

    NewToken create(
            String name,
            Collection<Role> roles,
            Collection<String> addresses,
            @Nullable Instant expiresAt,
            String maker,
            String secret) {
        String code = Secrets.code();
        List<Role> distinct = roles.stream().distinct().sorted().toList();
        database.sql("""
                        insert into api_token (code, name, actor, roles, addresses, secret_hash, created_by, expires_at)
                        values (:code, :name, :actor, :roles, :addresses, :hash, :maker, :expiresAt)""")
                .param("code", code)
                .param("name", name)
                .param("actor", actor(name, code))
                .param("roles", array(distinct.stream().map(Role::name)))
                .param("addresses", array(addresses.stream().distinct()))
                .param("hash", Secrets.hash(secret))
                .param("maker", maker)
                .param(
                        "expiresAt",
                        expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return new NewToken(code, name, distinct, List.copyOf(addresses), expiresAt, secret);
    }

    private static SqlParameterValue array(Stream<String> texts) {
        return new SqlParameterValue(Types.ARRAY, texts.toArray(String[]::new));
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
    Optional<ApiToken> recognise(String secret) {
        return valid(Secrets.hash(secret), null);
    }

    /** The token of this number; empty where there is none, or where it is expired or revoked by now. */
    Optional<ApiToken> find(String code) {
        return valid(null, code);
    }

    private Optional<ApiToken> valid(byte @Nullable [] hash, @Nullable String code) {
        Optional<Recognised> found = database.sql(VALID)
                .param("hash", hash, Types.BINARY)
                .param("code", code, Types.VARCHAR)
                .param("now", now())
                .query((row, number) -> new Recognised(
                        new ApiToken(
                                row.getString("code"),
                                row.getString("actor"),
                                row.getString("name"),
                                roles(row.getString("roles")),
                                list(row.getString("addresses")),
                                instant(row.getObject("expires_at", OffsetDateTime.class))),
                        row.getBoolean("stale")))
                .optional();
        found.filter(Recognised::stale).ifPresent(token -> noteUse(token.token()));
        return found.map(Recognised::token);
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

    /** Of the requests that find it stale at once, one writes. */
    private void noteUse(ApiToken token) {
        database.sql("""
                        update api_token set last_used_at = now()
                        where code = :code and coalesce(last_used_at < now() - interval '1 minute', true)""").param("code", token.id()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static List<Role> roles(String text) {
        return list(text).stream().map(Role::valueOf).toList();
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private record Recognised(ApiToken token, boolean stale) {}
}
