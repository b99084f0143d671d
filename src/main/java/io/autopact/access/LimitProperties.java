package io.autopact.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is taken from one client.
 *
 * @param rateLimit how many requests a second each token may send, and how many refused tokens an address, in each
 *     instance
 */
@ConfigurationProperties("autopact")
record LimitProperties(@DefaultValue("1000") int rateLimit) {}
