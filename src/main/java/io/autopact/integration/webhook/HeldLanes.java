package io.autopact.integration.webhook;

import io.autopact.shared.postgres.SqlFile;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The lanes that senders hold: they are taken where something is due, sent from in their order, and given back.
 * Whatever can be asked or kept for several at once is.
 */
@Component
@RequiredArgsConstructor
class HeldLanes {

    /** Longer than any attempt takes; a lane whose sender died is taken over after it. */
    private static final String LEASE = "60 seconds";

    private static final String CLAIM = SqlFile.read("integration/claim-lanes.sql");
    private static final String NEXT = SqlFile.read("integration/next-deliveries.sql");
    private static final String END = SqlFile.read("integration/end-attempts.sql");
    private static final String RELEASE = SqlFile.read("integration/release-lane.sql");

    private final JdbcClient database;
    private final Clock clock;

    /**
     * What waits for one webhook, to be sent one after the other.
     *
     * @param lease names who holds it
     */
    record Lane(long webhook, String name, UUID lease) {}

    /**
     * An attempt that has ended.
     *
     * @param lane the lane, which is held
     * @param sent what was sent
     * @param began when that began
     * @param outcome how it ended
     * @param state what is of the deliveries now
     * @param due when they are tried again, where they are
     */
    record Attempt(
            Lane lane,
            Next sent,
            Instant began,
            Outcome outcome,
            DeliveryState state,
            @Nullable Instant due) {}

    /**
     * What follows an attempt on its lane.
     *
     * @param held whether the lane is held on, because there is another to send
     * @param next what is sent next; null where nothing is
     */
    record Following(boolean held, @Nullable Next next) {}

    /**
     * What is sent next on a lane.
     *
     * @param ids the deliveries: one, or all that a group is told together
     * @param eventId the event
     * @param body what is sent
     * @param attempts how often it was tried
     * @param committedAt when the change was written
     * @param webhook the webhook's key
     * @param code its code
     * @param url where to
     * @param descriptionZh what the webhook is for
     * @param format how it is sent
     * @param enabled whether anything is sent
     * @param secrets the secrets, sealed, to sign with, the latest first
     */
    record Next(
            List<Long> ids,
            UUID eventId,
            String body,
            int attempts,
            Instant committedAt,
            long webhook,
            String code,
            String url,
            @Nullable String descriptionZh,
            WebhookFormat format,
            boolean enabled,
            List<byte[]> secrets) {}

    /**
     * Takes lanes on which something is due.
     *
     * @param room for how many of each webhook there is room
     * @param lease names who takes them
     */
    List<Lane> claim(Map<Long, Integer> room, UUID lease) {
        List<Map.Entry<Long, Integer>> free = List.copyOf(room.entrySet());
        return database.sql(CLAIM)
                .param("webhooks", array(free.stream().map(Map.Entry::getKey).toArray(Long[]::new)))
                .param("room", array(free.stream().map(Map.Entry::getValue).toArray(Integer[]::new)))
                .param("lease", lease)
                .param("together", DeliveryQueue.TOGETHER)
                .param("now", now())
                .param("leased", LEASE)
                .query((row, number) -> new Lane(row.getLong("webhook_id"), row.getString("lane"), lease))
                .list();
    }

    /** The oldest that is to be sent on each of some lanes; nothing of those that are held no more, or are empty. */
    Map<Lane, Next> next(List<Lane> lanes) {
        if (lanes.isEmpty()) {
            return Map.of();
        }
        return database
                .sql(NEXT)
                .param("webhooks", array(lanes, Lane::webhook, Long[]::new))
                .param("lanes", array(lanes, Lane::name, String[]::new))
                .param("leases", array(lanes, Lane::lease, UUID[]::new))
                .param("together", DeliveryQueue.TOGETHER)
                .param("now", now())
                .query((row, number) -> Map.entry(lanes.get(row.getInt("place") - 1), next(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Next next(ResultSet row) throws SQLException {
        List<byte[]> secrets = new ArrayList<>();
        Array kept = row.getArray("secrets");
        for (Object secret : (Object[]) kept.getArray()) {
            secrets.add((byte[]) secret);
        }
        return new Next(
                List.of((Long[]) row.getArray("ids").getArray()),
                row.getObject("event_id", UUID.class),
                row.getString("body"),
                row.getInt("attempts"),
                row.getObject("committed_at", OffsetDateTime.class).toInstant(),
                row.getLong("webhook_id"),
                row.getString("code"),
                row.getString("url"),
                row.getString("description_zh"),
                WebhookFormat.valueOf(row.getString("format")),
                row.getBoolean("enabled"),
                secrets);
    }

    /** Keeps how attempts ended, and gives what follows each. */
    List<Following> end(List<Attempt> attempts) {
        Instant now = clock.instant();
        List<Integer> goOn = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            List<Long> sent = attempts.get(i).sent().ids();
            ids.addAll(sent);
            places.addAll(Collections.nCopies(sent.size(), i + 1L));
        }
        database.sql(END)
                .param("webhooks", array(attempts, one -> one.lane().webhook(), Long[]::new))
                .param("lanes", array(attempts, one -> one.lane().name(), String[]::new))
                .param("leases", array(attempts, one -> one.lane().lease(), UUID[]::new))
                .param("states", array(attempts, one -> one.state().name(), String[]::new))
                .param("begins", array(attempts, one -> one.began().toString(), String[]::new))
                .param("dues", array(attempts, one -> text(one.due()), String[]::new))
                .param(
                        "nexts",
                        array(
                                attempts,
                                one -> text(now.plus(
                                        DeliveryQueue.gathering(one.sent().format()))),
                                String[]::new))
                .param("statuses", array(attempts, one -> one.outcome().status(), Integer[]::new))
                .param(
                        "milliseconds",
                        array(attempts, one -> one.outcome().took().toMillis(), Long[]::new))
                .param("answers", array(attempts, one -> one.outcome().answer(), String[]::new))
                .param("failures", array(attempts, one -> one.outcome().failure(), String[]::new))
                .param("counts", array(attempts, one -> one.sent().ids().size(), Integer[]::new))
                .param("deliveries", array(ids.toArray(Long[]::new)))
                .param("places", array(places.toArray(Long[]::new)))
                .param("now", at(now))
                .param("leased", LEASE)
                .query(row -> {
                    if (row.getBoolean("goes_on")) {
                        goOn.add(row.getInt("place") - 1);
                    }
                });
        Map<Lane, Next> next =
                next(goOn.stream().map(place -> attempts.get(place).lane()).toList());
        return IntStream.range(0, attempts.size())
                .mapToObj(place -> new Following(
                        goOn.contains(place), next.get(attempts.get(place).lane())))
                .toList();
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    /** Gives back a lane from which nothing is sent now. */
    void release(Lane lane) {
        database.sql(RELEASE)
                .param("webhook", lane.webhook())
                .param("lane", lane.name())
                .param("lease", lane.lease())
                .update();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T, V> SqlParameterValue array(
            List<T> all, Function<T, @Nullable V> member, IntFunction<@Nullable V[]> type) {
        return array(all.stream().map(member).toArray(type));
    }

    private static SqlParameterValue array(@Nullable Object[] values) {
        return new SqlParameterValue(Types.ARRAY, values);
    }
}
