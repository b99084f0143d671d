package io.autopact.agreement.reminder;

import io.autopact.history.AuditContext;
import io.autopact.history.ChangeVia;
import io.autopact.shared.time.Today;
import lombok.RequiredArgsConstructor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes round at the start and every hour, so that a service that stood still tells what it missed. */
@Component
@RequiredArgsConstructor
class Reminders {

    private final ReminderRound round;
    private final Today today;

    @Scheduled(
            initialDelayString = "${autopact.reminders.first-after:PT10S}",
            fixedDelayString = "${autopact.reminders.every:PT1H}")
    void tell() {
        AuditContext.as("autopact", ChangeVia.SERVICE, () -> round.tell(today.get()));
    }
}
