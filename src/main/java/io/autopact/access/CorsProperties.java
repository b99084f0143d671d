package io.autopact.access;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which web pages elsewhere may use the interface from a browser.
 *
 * @param origins their origins, such as {@code https://portal.example}; none unless set
 */
@ConfigurationProperties("autopact.cors")
record CorsProperties(@DefaultValue List<String> origins) {}
