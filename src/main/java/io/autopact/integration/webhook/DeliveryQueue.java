package io.autopact.integration.webhook;

import io.autopact.integration.ChangeData;
import io.autopact.integration.ChangeEvent;
import io.autopact.integration.webhook.Transfer.Active;
import io.autopact.shared.postgres.SqlFile;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is to be sent. Events about one record wait in a lane for each webhook, and leave it one after the other;
 * whoever sends holds the lane by a lease, so that any number of instances share the work and one that dies loses
 * nothing.
 */
@Component
@RequiredArgsConstructor
class DeliveryQueue {

    /** Longer than any attempt takes; a lane whose sender died is taken over after it. */
    private static final String LEASE = "60 seconds";

    private static final String ADD = SqlFile.read("integration/add-deliveries.sql");
    private static final String CLAIM = SqlFile.read("integration/claim-lanes.sql");
    private static final String NEXT = SqlFile.read("integration/next-delivery.sql");
    private static final String END = SqlFile.read("integration/end-attempt.sql");
    private static final String FORGET_FAILING = SqlFile.read("integration/forget-failing.sql");
    private static final String RELEASE = SqlFile.read("integration/release-lane.sql");

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    /** Where all waits that is for one group. */
    private static final String TOGETHER = "ALL";

    /** What happens within so long is one message to a group; robots refuse more than twenty a minute. */
    private static final Duration GATHERING = Duration.ofSeconds(5);

    /** An event for one webhook. */
    record Addressed(Active webhook, ChangeEvent event) {

        String lane() {
            ChangeData.RecordReference record = event.data().record();
            return webhook.format().isRobot() ? TOGETHER : record.type() + ":" + record.code();
        }
    }

    /** What waits for one webhook, to be sent one after the other. */
    record Lane(long webhook, String name) {}

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

    /** Queues events, in their order. */
    void add(List<Addressed> addressed) {
        if (addressed.isEmpty()) {
            return;
        }
        IdentityHashMap<ChangeEvent, String> bodies = new IdentityHashMap<>();
        addressed.forEach(one -> bodies.computeIfAbsent(one.event(), json::writeValueAsString));
        database.sql(ADD)
                .param("now", now())
                .param(
                        "webhooks",
                        array(addressed.stream().map(one -> one.webhook().id()).toArray(Long[]::new)))
                .param(
                        "events",
                        array(addressed.stream().map(one -> one.event().id()).toArray(String[]::new)))
                .param(
                        "types",
                        array(addressed.stream().map(one -> one.event().type()).toArray(String[]::new)))
                .param(
                        "recordTypes",
                        array(addressed.stream()
                                .map(one -> one.event().data().record().type())
                                .toArray(String[]::new)))
                .param(
                        "recordCodes",
                        array(addressed.stream()
                                .map(one -> one.event().data().record().code())
                                .toArray(String[]::new)))
                .param("lanes", array(addressed.stream().map(Addressed::lane).toArray(String[]::new)))
                .param(
                        "dues",
                        array(addressed.stream()
                                .map(one -> clock.instant()
                                        .plus(gathering(one.webhook().format()))
                                        .toString())
                                .toArray(String[]::new)))
                .param(
                        "bodies",
                        array(addressed.stream()
                                .map(one -> bodies.get(one.event()))
                                .toArray(String[]::new)))
                .param(
                        "moments",
                        array(addressed.stream()
                                .map(one -> one.event().time().toString())
                                .toArray(String[]::new)))
                .update();
    }

    private static Duration gathering(WebhookFormat format) {
        return format.isRobot() ? GATHERING : Duration.ZERO;
    }

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
                .param("together", TOGETHER)
                .param("now", now())
                .param("leased", LEASE)
                .query((row, number) -> new Lane(row.getLong("webhook_id"), row.getString("lane")))
                .list();
    }

    /** The oldest that is to be sent on a lane that is held; empty where it is held no more, or nothing is left. */
    Optional<Next> next(Lane lane, UUID lease) {
        return database.sql(NEXT)
                .param("webhook", lane.webhook())
                .param("lane", lane.name())
                .param("lease", lease)
                .param("together", TOGETHER)
                .param("now", now())
                .query((row, number) -> next(row))
                .optional();
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

    /**
     * Keeps how an attempt ended.
     *
     * @param state what is of the delivery now
     * @param due when it is tried again, where it is
     * @return whether the lane is held on, because there is another to send
     */
    boolean end(
            Lane lane,
            UUID lease,
            Next sent,
            Instant began,
            Outcome outcome,
            DeliveryState state,
            @Nullable Instant due) {
        Instant now = clock.instant();
        return database.sql(END)
                .param("ids", array(sent.ids().toArray(Long[]::new)))
                .param("webhook", lane.webhook())
                .param("lane", lane.name())
                .param("lease", lease)
                .param("at", at(began))
                .param("now", at(now))
                .param("leased", LEASE)
                .param("due", due == null ? null : at(due))
                .param("next", at(now.plus(gathering(sent.format()))))
                .param("state", state.name())
                .param("status", outcome.status())
                .param("milliseconds", outcome.took().toMillis())
                .param("answer", outcome.answer())
                .param("failure", outcome.failure())
                .query((row, number) -> row.getBoolean("goes_on"))
                .optional()
                .orElse(false);
    }

    /** Forgets that a webhook failed, where nothing waits for it any more: what was given up is over. */
    void forgetFailing(long webhook) {
        database.sql(FORGET_FAILING).param("webhook", webhook).update();
    }

    /** Gives back a lane from which nothing is sent now. */
    void release(Lane lane, UUID lease) {
        database.sql(RELEASE)
                .param("webhook", lane.webhook())
                .param("lane", lane.name())
                .param("lease", lease)
                .update();
    }

    /** Since when a webhook has failed and not once succeeded. */
    Optional<Instant> failingSince(long webhook) {
        return database.sql("select since from webhook_failing where webhook_id = :webhook")
                .param("webhook", webhook)
                .query((row, number) ->
                        row.getObject("since", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Lets everything that waits for a webhook be tried at once, and forgets that it failed. */
    void wake(long webhook) {
        database.sql("delete from webhook_failing where webhook_id = :webhook")
                .param("webhook", webhook)
                .update();
        database.sql("update webhook_lane set due_at = :now where webhook_id = :webhook and due_at is not null")
                .param("webhook", webhook)
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static SqlParameterValue array(Object[] values) {
        return new SqlParameterValue(Types.ARRAY, values);
    }
}
