package io.autopact.integration.notification;

import io.autopact.people.PersonService;
import io.autopact.shared.StartupException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail of what is due. The server is set by {@code spring.mail}.
 *
 * @param from whom mail is from
 * @param fallback the addresses that are told of what nobody is responsible for
 * @param at the time of day from which the digest of the day goes out
 */
@ConfigurationProperties("autopact.mail")
record MailProperties(
        @DefaultValue("autopact@localhost") String from,
        @DefaultValue({}) List<String> fallback,
        @DefaultValue("08:00") String at) {

    MailProperties {
        fallback = fallback.stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
        if (!isAddress(addressOf(from))) {
            throw new StartupException(
                    "AUTOPACT_MAIL_FROM is a mail address, or a name with one, such as autopact <autopact@example.com>: it is "
                            + from);
        }
        fallback.stream().filter(address -> !isAddress(address)).findFirst().ifPresent(address -> {
            throw new StartupException(
                    "AUTOPACT_MAIL_FALLBACK takes mail addresses separated by commas: " + address + " is none");
        });
        time(at);
    }

    private static boolean isAddress(String address) {
        return address.matches(PersonService.EMAIL) && address.length() <= 254;
    }

    private static String addressOf(String from) {
        try {
            return new InternetAddress(from, true).getAddress();
        } catch (AddressException none) {
            return "";
        }
    }

    /** The domain that mail is from. */
    String domain() {
        String address = addressOf(from);
        return address.substring(address.indexOf('@') + 1);
    }

    /** The time of day from which the digest of the day goes out. */
    LocalTime time() {
        return time(at);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException notOne) {
            throw new StartupException("AUTOPACT_MAIL_AT is a time of day such as 08:00: it is " + text);
        }
    }
}
