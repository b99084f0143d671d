package io.autopact.integration.notification;

import io.autopact.integration.RecordCodes;
import io.autopact.people.PeopleCodes;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import io.autopact.shared.listing.ValueType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of notifications. */
@Configuration(proxyBeanMethods = false)
class NotificationLists {

    @Bean
    ListDefinition<NotificationView> notificationListing(JsonRows rows) {
        return new ListDefinition<>(
                        NotificationService.NOTIFICATIONS,
                        rows.of(NotificationView.class, """
                        notification.id::text as "id", told.subject as "subject", told.record_type as "recordType",
                        told.record_code as "recordCode", told.agreement as "agreement", told.stage as "stage",
                        told.title_zh as "titleZh", told.title_en as "titleEn", told.due_on as "dueOn",
                        told.days_before as "daysBefore", person.code as "person", notification.address as "address",
                        notification.reached_as as "reachedAs", notification.state as "state", notification.reason as "reason",
                        notification.detail as "detail", notification.snoozed_until as "snoozedUntil",
                        notification.attempts as "attempts", notification.attempted_at as "attemptedAt",
                        notification.sent_at as "sentAt", notification.made_at as "createdAt\""""),
                        """
                        notification
                        cross join lateral (
                            select told.subject, told.record_type, told.record_code, told.agreement, told.stage, told.title_zh,
                                told.title_en, told.due_on, told.days_before
                            from reminder_told as told
                            where told.id = notification.reminder_id
                            union all
                            select notification.webhook_subject, 'WEBHOOK', webhook.code, null, null,
                                coalesce(webhook.description_zh, webhook.code), coalesce(webhook.description_en, webhook.code),
                                notification.webhook_disabled_on, 0
                            from webhook
                            where webhook.id = notification.webhook_id) as told
                        left join person on person.id = notification.person_id""",
                        List.of(
                                Filter.constants(
                                        "state",
                                        NotificationState.values(),
                                        "notification.state = any (:state)",
                                        "What became of it."),
                                Filter.constants(
                                        "reason",
                                        NotificationReason.values(),
                                        "notification.reason = any (:reason)",
                                        "Why it was not sent."),
                                Filter.constants(
                                        "subject",
                                        ReminderSubject.values(),
                                        "told.subject = any (:subject)",
                                        "What is due, or why a webhook was disabled."),
                                Filter.texts(
                                                "person",
                                                "person.code = any (:person)",
                                                "The code of whoever is told; me for oneself, by the login.")
                                        .of(PeopleCodes.PERSON),
                                Filter.text(
                                                "record",
                                                "told.record_type || ':' || told.record_code = :record",
                                                "The record that it is due of, as type and code, such as AGREEMENT:AG-1.")
                                        .of(RecordCodes.RECORD),
                                Filter.date("dueBefore", "told.due_on < :dueBefore", "Due before this day.")),
                        List.of(
                                SortKey.integer("id", "notification.id"),
                                new SortKey("dueOn", "told.due_on", ValueType.DATE, false)),
                        List.of("-id"))
                .undated();
    }
}
