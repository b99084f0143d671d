package io.autopact.integration.notification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands mail to the server that is set, if one is. */
@Component
class Mailer {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>]+@[^\\s<>]+");
    private static final int MOST_DETAIL = 500;

    /** From this code on an answer of a mail server means never (RFC 5321, 4.2.1). */
    private static final int FOR_GOOD = 500;

    private final ObjectProvider<JavaMailSender> server;
    private final MailProperties properties;
    private final Map<Taken, Counter> attempts = new EnumMap<>(Taken.class);

    /** How the server took a mail. */
    private enum Taken {
        SENT,
        REFUSED,
        AWAY
    }

    Mailer(ObjectProvider<JavaMailSender> server, MailProperties properties, MeterRegistry meters) {
        this.server = server;
        this.properties = properties;
        for (Taken taken : Taken.values()) {
            attempts.put(
                    taken,
                    Counter.builder("autopact.mail.attempts")
                            .description("Mails that were handed to the server, by how it took them")
                            .tag("outcome", taken.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    /**
     * A mail.
     *
     * @param to the address
     * @param subject its subject
     * @param text what it says, as plain text
     * @param html the same as HTML
     * @param messageId names it; null to have one made
     * @param leave where the recipient leaves the list; null where no address is known
     */
    record Mail(
            String to,
            String subject,
            String text,
            String html,
            @Nullable String messageId,
            @Nullable String leave) {}

    /** Whether there is a server to send by. */
    boolean hasServer() {
        return server.getIfAvailable() != null;
    }

    /** Sends a mail. */
    MailOutcome send(Mail mail) {
        JavaMailSender sender = server.getIfAvailable();
        if (sender == null) {
            return new MailOutcome(NotificationReason.NO_MAIL_SERVER, null);
        }
        MailOutcome outcome = send(sender, mail);
        Taken taken = outcome.sent()
                ? Taken.SENT
                : outcome.reason() == NotificationReason.REFUSED ? Taken.REFUSED : Taken.AWAY;
        Objects.requireNonNull(attempts.get(taken)).increment();
        return outcome;
    }

    private MailOutcome send(JavaMailSender sender, Mail mail) {
        try {
            sender.send(message(sender, mail));
            return MailOutcome.SENT;
        } catch (MailSendException failure) {
            return failed(
                    failure.getFailedMessages().values().stream().anyMatch(Mailer::isOfThisMail)
                            ? NotificationReason.REFUSED
                            : NotificationReason.MAIL_SERVER_AWAY,
                    failure);
        } catch (MessagingException | MailParseException notAMail) {
            return failed(NotificationReason.REFUSED, notAMail);
        } catch (org.springframework.mail.MailException away) {
            return failed(NotificationReason.MAIL_SERVER_AWAY, away);
        }
    }

    /**
     * Whether the server did not take the recipient, or this mail for good. Where it takes no sender or nothing just
     * then, it is not there for others either.
     */
    private static boolean isOfThisMail(Exception failure) {
        return failure instanceof SMTPSendFailedException answered
                ? answered.getReturnCode() >= FOR_GOOD && !answered.getCommand().startsWith("MAIL")
                : failure instanceof SendFailedException;
    }

    private MimeMessage message(JavaMailSender sender, Mail mail) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(properties.from());
        helper.setTo(mail.to());
        helper.setSubject(mail.subject());
        helper.setText(mail.text(), mail.html());
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.messageId() != null) {
            message.setHeader("Message-ID", mail.messageId());
        }
        if (mail.leave() != null) {
            message.setHeader("List-Unsubscribe", "<%s>".formatted(mail.leave()));
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }

    private static MailOutcome failed(NotificationReason reason, Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (failure instanceof MailSendException of && of.getMessageExceptions().length > 0) {
            cause = of.getMessageExceptions()[0];
        }
        String said = ADDRESS.matcher(String.valueOf(cause.getMessage()))
                .replaceAll("…")
                .strip();
        return new MailOutcome(reason, said.substring(0, Math.min(MOST_DETAIL, said.length())));
    }
}
