package io.autopact.integration.notification;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Tries out whether mail reaches somebody. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class MailTest {

    private static final String ZH = "这是一封测试邮件：提醒能够送达。";
    private static final String EN = "This is a test: reminders reach you.";

    private final JdbcClient database;
    private final Mailer mailer;
    private final MailProperties properties;

    /**
     * What became of a mail that tries it out.
     *
     * @param sent whether the mail server took it
     * @param reason why it was not sent; null where it was
     * @param detail what the mail server said; null where it said nothing
     */
    @Schema(name = "MailTest")
    public record Result(
            boolean sent,
            @Nullable NotificationReason reason,
            @Nullable String detail) {}

    private record Known(@Nullable String email) {}

    /**
     * Sends one.
     *
     * @param person the code of whoever it goes to; null for the addresses of what nobody is responsible for
     * @param dryRun whether to stop short of sending
     * @throws ProblemException if there is no such person
     */
    public Result send(@Nullable String person, boolean dryRun) {
        List<String> addresses = person == null ? properties.fallback() : address(person);
        if (addresses.isEmpty()) {
            return new Result(
                    false, person == null ? NotificationReason.NO_OWNER : NotificationReason.NO_ADDRESS, null);
        }
        if (!mailer.hasServer()) {
            return new Result(false, NotificationReason.NO_MAIL_SERVER, null);
        }
        if (dryRun) {
            return new Result(false, null, null);
        }
        for (String address : addresses) {
            MailOutcome outcome = mailer.send(mail(address));
            if (!outcome.sent()) {
                return new Result(false, outcome.reason(), outcome.detail());
            }
        }
        return new Result(true, null, null);
    }

    private List<String> address(String person) {
        Known known = database.sql("select email from person where code = :code")
                .param("code", person)
                .query((row, number) -> new Known(row.getString("email")))
                .optional()
                .orElseThrow(() -> ProblemException.ruleViolated(
                        List.of(Violation.at("/person", "unknown-code", "There is no person %s.".formatted(person)))));
        return known.email() == null ? List.of() : List.of(known.email());
    }

    private Mailer.Mail mail(String address) {
        return new Mailer.Mail(
                address,
                "autopact 测试邮件 · Test mail",
                "%s\n%s\n".formatted(ZH, EN),
                Digest.page("autopact", "<p>%s<br>%s</p>".formatted(ZH, EN)),
                null,
                null);
    }
}
