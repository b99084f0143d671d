package io.autopact.shared.web;

import io.autopact.shared.StartupException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a request may take to come.
 *
 * @param slowSenderTimeout in what time the head of a request has to be there, and a body of up to 1 MiB; a file to
 *     import has to bring 10 KiB for each second beyond it
 */
@ConfigurationProperties("autopact")
record SenderProperties(@DefaultValue("20s") Duration slowSenderTimeout) {

    SenderProperties {
        if (slowSenderTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new StartupException(
                    "AUTOPACT_SLOW_SENDER_TIMEOUT must be a second or more, such as 20s: it is " + slowSenderTimeout);
        }
    }
}
