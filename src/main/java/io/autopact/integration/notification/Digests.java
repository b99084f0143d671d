package io.autopact.integration.notification;

import io.autopact.integration.LinkSecret;
import io.autopact.shared.postgres.SqlFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Sends digests, each in a transaction that begins with the row of the recipient and the day: another instance that is
 * about to send it waits there, and then finds it sent. One that is killed between the server and its commit leaves no
 * row; the mail is sent again, under the same message id.
 */
@Component
@RequiredArgsConstructor
class Digests {

    private static final String LINES = SqlFile.read("integration/digest-lines.sql");

    private final JdbcClient database;
    private final Mailer mailer;
    private final MailProperties properties;
    private final Links links;
    private final MailRecords mails;

    private record Person(String nameZh, String nameEn, String email) {}

    /** Sends a recipient what waits for them. Nothing is recorded where the server is away. */
    @Transactional
    MailOutcome send(Recipient recipient, LocalDate day) {
        LinkSecret secret = LinkSecret.make();
        Optional<Long> digest = claim(recipient, day, secret);
        if (digest.isEmpty()) {
            return MailOutcome.SENT;
        }
        List<DigestLine> lines = lines(recipient);
        Optional<Person> person = person(recipient);
        String address = person.map(Person::email).orElse(recipient.address());
        if (lines.isEmpty() || address == null) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return MailOutcome.SENT;
        }
        MailOutcome outcome = mailer.send(mail(recipient, address, person, day, lines, secret));
        if (outcome.reason() == NotificationReason.MAIL_SERVER_AWAY
                || outcome.reason() == NotificationReason.NO_MAIL_SERVER) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        } else {
            record(digest.get(), lines, outcome);
        }
        return outcome;
    }

    /** Records that sending to somebody failed, and will be tried again. */
    @Transactional
    void failed(Recipient recipient, MailOutcome outcome) {
        database.sql("""
                        update notification
                        set reason = :reason, detail = :detail, attempts = attempts + 1, attempted_at = clock_timestamp()
                        where waits_to_be_sent(state, reason)
                          and reminder_id is not null
                          and person_id is not distinct from cast(:person as bigint)
                          and address is not distinct from cast(:address as text)""")
                .param("reason", String.valueOf(outcome.reason()))
                .param("detail", outcome.detail())
                .param("person", recipient.person())
                .param("address", recipient.address())
                .update();
    }

    private Optional<Long> claim(Recipient recipient, LocalDate day, LinkSecret secret) {
        return database.sql("""
                        insert into mail_digest (person_id, address, day, unsubscribe_hash)
                        values (:person, :address, :day, :hash)
                        on conflict on constraint mail_digest_key do nothing
                        returning id""")
                .param("person", recipient.person())
                .param("address", recipient.address())
                .param("day", day)
                .param("hash", secret.hash())
                .query((row, number) -> row.getLong("id"))
                .optional();
    }

    private List<DigestLine> lines(Recipient recipient) {
        return database.sql(LINES)
                .param("person", recipient.person())
                .param("address", recipient.address())
                .query((row, number) -> new DigestLine(
                        row.getLong("id"),
                        ReminderSubject.valueOf(row.getString("subject")),
                        row.getString("stage"),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("record_type"),
                        row.getString("record_code"),
                        row.getString("agreement"),
                        row.getString("title_zh"),
                        row.getString("title_en"),
                        ReachedAs.valueOf(row.getString("reached_as")),
                        row.getString("organizations_zh"),
                        row.getString("organizations_en")))
                .list();
    }

    private Optional<Person> person(Recipient recipient) {
        return database.sql("select name_zh, name_en, email from person where id = :id and email is not null")
                .param("id", recipient.person())
                .query((row, number) ->
                        new Person(row.getString("name_zh"), row.getString("name_en"), row.getString("email")))
                .optional();
    }

    private Mailer.Mail mail(
            Recipient recipient,
            String address,
            Optional<Person> person,
            LocalDate day,
            List<DigestLine> lines,
            LinkSecret secret) {
        String leave = links.toLeave(secret.text()).orElse(null);
        Digest digest = new Digest(
                day,
                person.map(Person::nameZh).orElse(null),
                person.map(Person::nameEn).orElse(null),
                lines,
                links,
                leave);
        return new Mailer.Mail(
                address,
                digest.title(),
                digest.text(),
                digest.html(),
                recipient.messageId(day, properties.domain()),
                leave);
    }

    private void record(long digest, List<DigestLine> lines, MailOutcome outcome) {
        database.sql("update mail_digest set sent_at = case when :sent then clock_timestamp() end where id = :digest")
                .params(Map.of("sent", outcome.sent(), "digest", digest))
                .update();
        mails.record(lines.stream().map(DigestLine::id).toList(), digest, outcome);
    }
}
