package io.autopact.integration.webhook;

import io.autopact.history.HistoricResource;
import io.autopact.integration.EventTypes;
import io.autopact.integration.RecordCodes;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookLists {

    @Bean
    HistoricResource webhookHistory() {
        return HistoricResource.of("webhooks", WebhookService.RECORD_KIND, "webhook", "webhook")
                .withActions(Set.of("ENABLED", "DISABLED", "SECRET_ROTATED", "TEST"));
    }

    @Bean
    ListDefinition<WebhookView> webhookListing(JsonRows rows) {
        return new ListDefinition<>(
                        WebhookService.WEBHOOKS,
                        rows.of(WebhookView.class, """
                        webhook.code as "code", webhook.url as "url", webhook.description_zh as "descriptionZh",
                        webhook.description_en as "descriptionEn", to_json(webhook.types) as "types",
                        to_json(webhook.organizations) as "organizations", webhook.format as "format", webhook.enabled as "enabled",
                        (select failing.since from webhook_failing as failing where failing.webhook_id = webhook.id) as "failingSince",
                        webhook.version as "version",
                        (select change.at from change where change.id = webhook.recorded_in) as "updatedAt\""""),
                        "webhook",
                        List.of(Filter.flag(
                                "enabled",
                                null,
                                "webhook.enabled = :enabled",
                                "Only those that are sent to, or only the others.")),
                        List.of(
                                SortKey.text("code", "webhook.code"),
                                SortKey.integer("updatedAt", "webhook.recorded_in")),
                        List.of("code"))
                .undated();
    }

    @Bean
    ListDefinition<DeliveryView> deliveryListing(JsonRows rows, EventTypes types) {
        return new ListDefinition<>(
                        DeliveryService.DELIVERIES,
                        rows.of(DeliveryView.class, """
                        delivery.id::text as "id", delivery.event_id::text as "eventId", delivery.event_type as "type",
                        json_build_object('type', delivery.record_type, 'code', delivery.record_code) as "record",
                        delivery.state as "state", delivery.made_at as "createdAt",
                        case when delivery.state = 'PENDING' and not exists (
                            select from webhook_delivery as earlier
                            where earlier.webhook_id = delivery.webhook_id and earlier.lane = delivery.lane and earlier.state = 'PENDING' and earlier.id < delivery.id)
                        then (select lane.due_at from webhook_lane as lane
                            where lane.webhook_id = delivery.webhook_id and lane.lane = delivery.lane) end as "nextAttemptAt",
                        delivery.ended_at as "endedAt",
                        coalesce((
                            select json_agg(json_build_object('number', attempt.number, 'at', attempt.at, 'status', attempt.status,
                                'milliseconds', attempt.milliseconds, 'answer', attempt.answer, 'failure', attempt.failure) order by attempt.number)
                            from webhook_attempt as attempt where attempt.delivery_id = delivery.id), '[]') as "attempts\""""),
                        "webhook_delivery as delivery\njoin webhook on webhook.id = delivery.webhook_id",
                        List.of(
                                Filter.constants(
                                        "state",
                                        DeliveryState.values(),
                                        "delivery.state = any (:state)",
                                        "How far they have come."),
                                Filter.words(
                                        "type",
                                        types.all().stream().sorted().toList(),
                                        "delivery.event_type = any (:type)",
                                        "Types of events."),
                                Filter.texts(
                                                "record",
                                                "delivery.record_type || ':' || delivery.record_code = any (:record)",
                                                "Records that they are about, such as AGREEMENT:AG-2019-0001.")
                                        .of(RecordCodes.RECORD)),
                        List.of(SortKey.integer("id", "delivery.id")),
                        List.of("-id"))
                .only("webhook.code = :webhook")
                .undated();
    }
}
