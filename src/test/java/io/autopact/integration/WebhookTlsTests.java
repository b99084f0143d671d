package io.autopact.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.Api;
import io.autopact.support.MovableClock;
import io.autopact.support.RegisterTest;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Nothing is sent to whoever cannot show by a certificate who they are. */
@RegisterTest
@Import(MovableClock.class)
@TestPropertySource(properties = "autopact.webhook.allow=127.0.0.1")
@DirtiesContext
class WebhookTlsTests {

    private static final String FILE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    private static Path folder;

    private static Certificates.Own right;
    private static Certificates.Own wrongName;
    private static Certificates.Own unknown;

    @Autowired
    private Api api;

    @Autowired
    private MovableClock clock;

    /** What Java trusts is read when the client is made. */
    @DynamicPropertySource
    static void trust(DynamicPropertyRegistry properties)
            throws IOException, InterruptedException, GeneralSecurityException {
        right = Certificates.own(folder, "ip:127.0.0.1");
        wrongName = Certificates.own(folder, "dns:hooks.example");
        unknown = Certificates.own(folder, "ip:127.0.0.1");
        System.setProperty(FILE, Certificates.trusting(folder, right, wrongName).toString());
        System.setProperty(PASSWORD, Certificates.PASSWORD);
    }

    @AfterAll
    static void trustAsBefore() {
        System.clearProperty(FILE);
        System.clearProperty(PASSWORD);
    }

    @AfterEach
    void sendNoMore() {
        new Hooks(api).disableAll();
    }

    /** How the first two attempts failed. */
    private String failure(String code, Certificates.Own certificate) throws IOException, GeneralSecurityException {
        Hooks hooks = new Hooks(api);
        try (Receiver receiver = Receiver.withTls(certificate.context())) {
            hooks.register(receiver, code, ", \"types\": [\"io.autopact.automaker.*\"]");
            hooks.automaker(code.toLowerCase(Locale.ROOT));
            for (int attempts = 1; attempts <= 2; attempts++) {
                int failed = attempts;
                await().until(() ->
                        hooks.deliveries(code, "").path(0).at("/attempts").size() == failed);
                clock.forward(Duration.ofSeconds(10));
            }
            JsonNode delivery = hooks.deliveries(code, "").get(0);
            assertThat(delivery.at("/state").asString()).isEqualTo("PENDING");
            assertThat(delivery.at("/attempts/1/status").isNull()).isTrue();
            assertThat(receiver.seen()).isEmpty();
            assertThat(delivery.at("/attempts/1/failure").asString())
                    .isEqualTo(delivery.at("/attempts/0/failure").asString());
            return delivery.at("/attempts/0/failure").asString();
        }
    }

    @Test
    void aCertificateOfAnotherNameWillNotDo() throws IOException, GeneralSecurityException {
        assertThat(failure("TLS-NAME", wrongName))
                .startsWith("The connection is not safe: ")
                .contains("127.0.0.1");
    }

    @Test
    void aCertificateThatNobodyTrustedHasSignedWillNotDo() throws IOException, GeneralSecurityException {
        assertThat(failure("TLS-UNKNOWN", unknown))
                .startsWith("The connection is not safe: ")
                .contains("unable to find valid certification path");
    }

    @Test
    void aCertificateOfTheHostThatIsTrustedWillDo() throws IOException, GeneralSecurityException {
        Hooks hooks = new Hooks(api);
        try (Receiver receiver = Receiver.withTls(right.context())) {
            hooks.register(receiver, "TLS-RIGHT", ", \"types\": [\"io.autopact.automaker.*\"]");
            hooks.automaker("tls-right");
            await().until(() -> receiver.received().size() == 1);
        }
    }
}
