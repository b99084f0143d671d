package io.autopact.shared.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How clients reach the service.
 *
 * @param trustedProxies the addresses, as CIDR ranges or single ones, whose forwarded headers count; loopback unless
 *     set
 * @param publicUrl where clients see the service, such as {@code https://partners.example/autopact}; where it is set,
 *     no header says otherwise
 */
@ConfigurationProperties("autopact")
record ProxyProperties(
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> trustedProxies,
        @Nullable URI publicUrl) {}
