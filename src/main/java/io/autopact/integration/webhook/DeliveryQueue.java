package io.autopact.integration.webhook;

import io.autopact.integration.ChangeData;
import io.autopact.integration.ChangeEvent;
import io.autopact.integration.webhook.Transfer.Active;
import io.autopact.shared.postgres.SqlFile;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
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

    private static final String ADD = SqlFile.read("integration/add-deliveries.sql");
    private static final String FORGET_FAILING = SqlFile.read("integration/forget-failing.sql");

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    /** Where all waits that is for one group. */
    static final String TOGETHER = "ALL";

    /** What happens within so long is one message to a group; robots refuse more than twenty a minute. */
    private static final Duration GATHERING = Duration.ofSeconds(5);

    /** An event for one webhook. */
    record Addressed(Active webhook, ChangeEvent event) {

        String lane() {
            ChangeData.RecordReference record = event.data().record();
            return webhook.format().isRobot() ? TOGETHER : record.type() + ":" + record.code();
        }
    }

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

    /** How long what waits is gathered before it is sent. */
    static Duration gathering(WebhookFormat format) {
        return format.isRobot() ? GATHERING : Duration.ZERO;
    }

    /** Forgets that a webhook failed, where nothing waits for it any more: what was given up is over. */
    void forgetFailing(long webhook) {
        database.sql(FORGET_FAILING).param("webhook", webhook).update();
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
