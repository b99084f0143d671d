package io.autopact.shared.web;

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
record SenderProperties(@DefaultValue("20s") Duration slowSenderTimeout) {}
