package io.autopact.integration.webhook;

import io.autopact.history.ChangeVia;
import io.autopact.integration.ChangeData;
import io.autopact.integration.ChangeEvent;
import io.autopact.integration.EventSource;
import io.autopact.integration.webhook.DeliveryQueue.Addressed;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Today;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what was sent to webhooks and how that went, and sends it again. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DeliveryService {

    /** The name of the listing of a webhook's deliveries. */
    public static final String DELIVERIES = "webhook-deliveries";

    /** The type of the event that tests a webhook. */
    static final String TEST = "io.autopact.webhook.test";

    private static final String AGAIN = SqlFile.read("integration/redeliver.sql");

    private final WebhookService webhooks;
    private final Transfer transfer;
    private final DeliveryQueue queue;
    private final ListReader lists;
    private final ListDefinition<DeliveryView> listing;
    private final EventSource source;
    private final JdbcClient database;
    private final Today today;
    private final Clock clock;

    /**
     * What was sent to a webhook, the latest first.
     *
     * @throws ProblemException if there is no such webhook
     */
    public Page<DeliveryView> list(String code, ListRequest query) {
        Page<DeliveryView> page = lists.page(listing, query, Map.of("webhook", code));
        if (page.items().isEmpty()) {
            webhooks.get(code);
        }
        return page;
    }

    /**
     * One delivery with its attempts.
     *
     * @throws ProblemException if the webhook has none with this id
     */
    public DeliveryView get(String code, String id) {
        return get(code, id, Fields.ALL);
    }

    /**
     * One delivery, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if the webhook has none with this id
     */
    public DeliveryView get(String code, String id, Fields fields) {
        long key = key(id);
        return lists.one(
                        listing,
                        "delivery.id = :delivery",
                        Map.of("webhook", code, "delivery", key),
                        today.get(),
                        fields)
                .orElseThrow(() -> absent(id));
    }

    /**
     * Sends an event again, with the same id: after what waits about the same record, or at once where it waits itself.
     *
     * @return the delivery that was made, or that is tried at once
     */
    @Transactional
    public DeliveryView redeliver(String code, String id) {
        requireEnabled(code);
        long again = database.sql(AGAIN)
                .param("webhook", webhooks.active(code).id())
                .param("delivery", key(id))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong("id"))
                .optional()
                .orElseThrow(() -> absent(id));
        return get(code, Long.toString(again));
    }

    /**
     * Sends again what was written in a span, as far as the webhook wants it. What was queued before a failure is sent.
     *
     * @param dryRun whether to count only
     * @return how many events that are
     */
    public int replay(String code, Instant from, @Nullable Instant to, boolean dryRun) {
        requireEnabled(code);
        return transfer.replay(webhooks.active(code), from, to, dryRun);
    }

    /** Sends an event that is about nothing but the webhook itself. */
    @Transactional
    public DeliveryView test(String code, String by) {
        WebhookView webhook = requireEnabled(code);
        ChangeEvent event = new ChangeEvent(
                ChangeEvent.SPEC_VERSION,
                UUID.randomUUID().toString(),
                source.address(),
                TEST,
                "webhooks/" + code,
                clock.instant(),
                "application/json",
                new ChangeData(
                        new ChangeData.RecordReference(WebhookService.RECORD_KIND, code),
                        "TEST",
                        webhook.version(),
                        by,
                        ChangeVia.API,
                        List.of(),
                        List.of()));
        Transfer.Active active = webhooks.active(code);
        queue.add(List.of(new Addressed(active, event)));
        long made = database.sql(
                        "select max(id) as id from webhook_delivery where webhook_id = :webhook and event_id = :event")
                .param("webhook", active.id())
                .param("event", UUID.fromString(event.id()))
                .query((row, number) -> row.getLong("id"))
                .single();
        return get(code, Long.toString(made));
    }

    private WebhookView requireEnabled(String code) {
        WebhookView webhook = webhooks.get(code);
        if (!webhook.enabled()) {
            throw new ProblemException(
                    CommonProblem.CONFLICT,
                    "%s is disabled: nothing is sent to it until it is enabled.".formatted(code));
        }
        return webhook;
    }

    private static long key(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException none) {
            throw absent(id);
        }
    }

    private static ProblemException absent(String id) {
        return ProblemException.notFound("delivery", id);
    }
}
