package io.autopact.integration.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be sent to, and what the operator allows beside it. */
class DestinationsTests {

    private static Destinations allowing(String... allowed) {
        WebhookProperties properties =
                new WebhookProperties(List.of(allowed), null, true, Duration.ofSeconds(15), Duration.ofDays(30));
        return new Destinations(properties, new HostNames(properties));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://127.0.0.1/",
                "https://10.1.2.3/",
                "http://93.184.216.34/",
                "https://[::1]/"
            })
    void whatIsNotPublicIsRefused(String url) {
        assertThat(allowing().complaint(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://93.184.216.34/",
                "https://[2606:2800:220:1:248:1893:25c8:1946]:8443/hook?key=1",
                "https://hooks.example/a"
            })
    void whatIsPublicIsTaken(String url) {
        assertThat(allowing().complaint(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080/", "http://127.0.0.1/", "http://10.1.2.3:81/x", "https://10.1.255.255/"})
    void whatTheOperatorAllowsIsTakenByPlainHttpToo(String url) {
        assertThat(allowing("localhost", "127.0.0.0/8", "10.1.0.0/16").complaint(url))
                .isEmpty();
    }
}
