package io.autopact.integration.notification;

import io.autopact.shared.postgres.SqlFile;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes round every few minutes: finds who the reminders go to, and from the hour that is set on sends each of them what
 * waits for them, once a day. Administrators are told of disabled webhooks at once. Several instances may go round at
 * once.
 */
@Component
@RequiredArgsConstructor
class NotificationRound {

    private static final Logger log = LoggerFactory.getLogger(NotificationRound.class);

    private static final String PLAN = SqlFile.read("integration/plan-notifications.sql");
    private static final String SETTLE = SqlFile.read("integration/settle-notifications.sql");
    private static final String RECIPIENTS = SqlFile.read("integration/waiting-recipients.sql");

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final MailProperties properties;
    private final Mailer mailer;
    private final Digests digests;
    private final DisabledWebhooks webhooks;
    private final Clock clock;

    @Scheduled(
            initialDelayString = "${autopact.mail.first-after:PT30S}",
            fixedDelayString = "${autopact.mail.every:PT5M}")
    void go() {
        LocalDate day = LocalDate.now(clock);
        transactions.executeWithoutResult(transaction -> plan(day));
        if (!mailer.hasServer()) {
            return;
        }
        Optional<MailOutcome> away = tellOfWebhooks();
        if (LocalTime.now(clock).isBefore(properties.time())) {
            return;
        }
        away.or(() -> tellWhatIsDue(day))
                .ifPresent(outcome -> recipients(day).forEach(each -> digests.failed(each, outcome)));
    }

    /**
     * Sends what waits to be told of disabled webhooks.
     *
     * @return what became of it where the server is away
     */
    private Optional<MailOutcome> tellOfWebhooks() {
        Optional<MailOutcome> sent = webhooks.sendNext();
        while (sent.isPresent() && !isAway(sent.get())) {
            sent = webhooks.sendNext();
        }
        sent.ifPresent(webhooks::failed);
        return sent;
    }

    /**
     * Sends each their digest of a day.
     *
     * @return what became of it where the server is away
     */
    private Optional<MailOutcome> tellWhatIsDue(LocalDate day) {
        return recipients(day).stream()
                .map(recipient -> digests.send(recipient, day))
                .filter(NotificationRound::isAway)
                .findFirst();
    }

    private static boolean isAway(MailOutcome outcome) {
        boolean away = outcome.reason() == NotificationReason.MAIL_SERVER_AWAY;
        if (away) {
            log.warn("The mail server is away: {}", outcome.detail());
        }
        return away;
    }

    private void plan(LocalDate day) {
        database.sql(PLAN)
                .param("today", day)
                .param(
                        "fallback",
                        new SqlParameterValue(Types.ARRAY, properties.fallback().toArray(String[]::new)))
                .update();
        webhooks.address();
        database.sql(SETTLE)
                .param("today", day)
                .param("server", mailer.hasServer())
                .update();
    }

    private List<Recipient> recipients(LocalDate day) {
        return database.sql(RECIPIENTS)
                .param("today", day)
                .query((row, number) -> new Recipient(row.getObject("person_id", Long.class), row.getString("address")))
                .list();
    }
}
