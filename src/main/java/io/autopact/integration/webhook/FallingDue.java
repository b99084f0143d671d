package io.autopact.integration.webhook;

import io.autopact.history.ChineseWords;
import io.autopact.integration.notification.ReminderSubject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a reminder tells, in Chinese.
 *
 * @param subject what falls due
 * @param stage the stage of a rollout; null for others
 * @param on the day on which it is due
 * @param agreement the number of its agreement; null for a rollout that rests on none
 */
record FallingDue(
        ReminderSubject subject,
        @Nullable String stage,
        LocalDate on,
        @Nullable String agreement) {

    /** The change that a reminder is told as. */
    static final String CHANGE = "DUE";

    /** What an event reminds of; empty where it is no reminder. */
    static Optional<FallingDue> of(JsonNode event) {
        if (!event.at("/data/change").asString().equals(CHANGE)) {
            return Optional.empty();
        }
        Map<String, String> told = event.at("/data/members")
                .valueStream()
                .filter(member -> member.path("to").isString())
                .collect(Collectors.toMap(
                        member -> member.at("/member").asString(),
                        member -> member.at("/to").asString()));
        return Optional.of(new FallingDue(
                ReminderSubject.valueOf(Objects.requireNonNull(told.get("subject"), "subject")),
                told.get("stage"),
                LocalDate.parse(Objects.requireNonNull(told.get("dueOn"), "dueOn")),
                told.get("agreement")));
    }

    /** What is told. */
    String what() {
        return subject.zh(null) + "提醒";
    }

    /** When that is, as seen on a day. */
    String when(LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, on);
        String distance = days == 0 ? "今天" : days > 0 ? "还有 %d 天".formatted(days) : "已过 %d 天".formatted(-days);
        return "%s%s（%s）".formatted(stage == null ? "" : ChineseWords.of(stage) + " ", on, distance);
    }
}
