package io.autopact.integration.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is told of something due, or of a webhook that the service has disabled.
 *
 * @param id its number
 * @param subject what is due, or why the webhook was disabled
 * @param recordType the type of the record that it is due of, or WEBHOOK
 * @param recordCode the code of that record
 * @param agreement the number of its agreement; null for a webhook, and for a rollout that rests on none
 * @param stage the stage of a rollout; null for others
 * @param titleZh what it is called in Chinese
 * @param titleEn what it is called in English
 * @param dueOn the day on which it is due; of something late or of a disabled webhook, since when it is
 * @param daysBefore how many days before the day it is told
 * @param person the code of whoever is told; null where it is no person
 * @param address an address that is set for what nobody is responsible for; null for everyone but managers and
 *     administrators, and where it is a person
 * @param reachedAs by which way they are told
 * @param state what became of it
 * @param reason why it was not sent; null where nothing keeps it
 * @param detail what the mail server said; null where it said nothing
 * @param snoozedUntil until when it was put off; null where it was not
 * @param attempts how often sending it failed
 * @param attemptedAt when that was last; null where it never failed
 * @param sentAt when the mail server took it; null before
 * @param createdAt when it was known that they are to be told
 */
@Schema(name = "Notification")
public record NotificationView(
        String id,
        ReminderSubject subject,
        String recordType,
        String recordCode,
        @Nullable String agreement,
        @Nullable String stage,
        String titleZh,
        String titleEn,
        LocalDate dueOn,
        int daysBefore,
        @Nullable String person,
        @With @Nullable String address,
        ReachedAs reachedAs,
        NotificationState state,
        @Nullable NotificationReason reason,
        @Nullable String detail,
        @Nullable LocalDate snoozedUntil,
        int attempts,
        @Nullable Instant attemptedAt,
        @Nullable Instant sentAt,
        Instant createdAt) {}
