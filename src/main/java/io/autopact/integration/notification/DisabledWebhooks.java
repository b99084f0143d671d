package io.autopact.integration.notification;

import io.autopact.shared.postgres.SqlFile;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells administrators of webhooks that the service has disabled: a mail of its own, as soon as the server takes it, to
 * each of the addresses that are set for what nobody is responsible for.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DisabledWebhooks {

    private static final String TELL = SqlFile.read("integration/tell-of-disabled-webhook.sql");
    private static final String ADDRESS = SqlFile.read("integration/address-webhook-mails.sql");
    private static final String NEXT = SqlFile.read("integration/next-webhook-mail.sql");
    private static final String ALL = SqlFile.read("integration/waiting-webhook-mails.sql");

    private final JdbcClient database;
    private final MailProperties properties;
    private final Mailer mailer;
    private final MailRecords mails;
    private final Links links;

    /**
     * Has it told that a webhook was disabled, if the transaction that disables it is committed.
     *
     * @param webhook its key
     * @param version the version that it has since
     * @param why for which reason
     * @param day the day
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(long webhook, int version, ReminderSubject why, LocalDate day) {
        database.sql(TELL)
                .param("webhook", webhook)
                .param("version", version)
                .param("subject", why.name())
                .param("today", day)
                .param("fallback", fallback())
                .update();
    }

    /** Gives what nobody could be told to the addresses that are set by now. */
    @Transactional(propagation = Propagation.MANDATORY)
    void address() {
        database.sql(ADDRESS).param("fallback", fallback()).update();
    }

    private SqlParameterValue fallback() {
        return new SqlParameterValue(Types.ARRAY, properties.fallback().toArray(String[]::new));
    }

    /**
     * Sends the next of the mails that wait; empty where none does. Others that send at once send others. Nothing is
     * recorded where the server is away.
     */
    @Transactional
    Optional<MailOutcome> sendNext() {
        return database.sql(NEXT)
                .query((row, number) -> new Waiting(
                        row.getLong("id"),
                        row.getString("address"),
                        new WebhookMail(
                                row.getString("code"),
                                row.getString("description_zh"),
                                row.getString("description_en"),
                                ReminderSubject.valueOf(row.getString("subject")),
                                row.getObject("disabled_on", LocalDate.class))))
                .optional()
                .map(this::send);
    }

    private MailOutcome send(Waiting waiting) {
        WebhookMail mail = waiting.mail();
        MailOutcome outcome = mailer.send(new Mailer.Mail(
                waiting.address(),
                mail.title(),
                mail.text(links.toWebhook(mail.code()).orElse(null)),
                mail.html(links.toWebhook(mail.code()).orElse(null)),
                waiting.messageId(properties.domain()),
                null));
        if (outcome.reason() != NotificationReason.MAIL_SERVER_AWAY) {
            mails.record(List.of(waiting.id()), null, outcome);
        }
        return outcome;
    }

    /** Records that nothing could be sent, and all that waits will be tried again. */
    @Transactional
    void failed(MailOutcome outcome) {
        mails.record(database.sql(ALL).query((row, number) -> row.getLong("id")).list(), null, outcome);
    }

    private record Waiting(long id, String address, WebhookMail mail) {

        /** The same whenever it is sent: a mail that had to be sent again is known by it. */
        String messageId(String domain) {
            return "<webhook-%d.%s@%s>"
                    .formatted(id, UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)), domain);
        }
    }
}
