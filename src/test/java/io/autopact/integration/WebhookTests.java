package io.autopact.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import io.autopact.support.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Whoever registers is sent what they want, signed, and nothing is sent to where it must not. */
@RegisterTest
@TestPropertySource(properties = {"autopact.webhook.allow=127.0.0.1", "autopact.webhook.timeout=2s"})
@DirtiesContext
class WebhookTests {

    @Autowired
    private Api api;

    @Autowired
    @Qualifier("testDatabase")
    private TestDatabase.Fresh database;

    private Hooks hooks;
    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        hooks = new Hooks(api);
        receiver = new Receiver();
    }

    @AfterEach
    void listenNoMore() {
        hooks.disableAll();
        receiver.close();
    }

    @Test
    void aChangeIsSentSignedAsTheReferenceLibraryVerifies() {
        String secret = hooks.register(
                receiver, "WH-SIGNED", ", \"types\": [\"io.autopact.automaker.*\"], \"descriptionZh\": \"数据平台\"");
        hooks.automaker("wh-signed");
        api.post("/api/v1/sources", "{\"code\": \"WH-UNWANTED\", \"titleEn\": \"Unwanted\"}")
                .has(201);
        await().until(() -> receiver.received().size() >= 1);
        Receiver.Received one = receiver.received().getFirst();
        assertThat(one.isSignedWith(secret)).isTrue();
        assertThat(one.isSignedWith("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isFalse();
        assertThat(one.headers().get("content-type")).containsExactly("application/cloudevents+json; charset=UTF-8");
        assertThat(one.event().at("/type").asString()).isEqualTo("io.autopact.automaker.created");
        assertThat(one.event().at("/id").asString()).isEqualTo(one.id());
        await().until(() -> hooks.deliveries("WH-SIGNED", "state=DELIVERED").size() == 1);
        JsonNode delivery = hooks.deliveries(
                        "WH-SIGNED", "type=io.autopact.automaker.created&record=AUTOMAKER:wh-signed")
                .get(0);
        assertThat(delivery.at("/attempts/0/status").asInt()).isEqualTo(204);
        assertThat(delivery.at("/eventId").asString()).isEqualTo(one.id());
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void whatNotEveryReaderMayReadIsNotSent() {
        api.post("/api/v1/partners", """
                {"code": "wh-contact", "kind": "OTHER", "nameZh": "甲", "nameEn": "A"}""").has(201);
        hooks.register(receiver, "WH-CONTACT", ", \"types\": [\"io.autopact.person.*\"]");
        api.post("/api/v1/people", """
                {"code": "wh-contact-1", "nameZh": "联系人", "nameEn": "Contact", "organization": "wh-contact",
                 "email": "contact@example.com", "phone": "4712-0816"}""").has(201);
        await().until(() -> receiver.received().size() == 1);
        assertThat(receiver.received().getFirst().body())
                .contains("联系人")
                .doesNotContain("contact@example.com", "4712-0816");
    }

    @Test
    void theSecretIsShownOnceAndIsNowhereElse() throws SQLException {
        String secret = hooks.register(receiver, "WH-SECRET", "");
        assertThat(secret).startsWith("whsec_");
        for (String path : List.of("/WH-SECRET", "", "/WH-SECRET/history")) {
            assertThat(api.get("/api/v1/webhooks" + path).has(200).body()).doesNotContain(secret);
        }
        assertThat(api.get("/api/v1/webhooks/WH-SECRET/history").body())
                .contains("127.0.0.1")
                .doesNotContain("/hook");
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select encode(sealed, 'escape') from autopact.webhook_secret")) {
            while (row.next()) {
                assertThat(row.getString(1)).doesNotContain("whsec_");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"enable", "disable", "rotate-secret"})
    void whoMeansAnotherVersionDoesNothingToAWebhook(String action) {
        hooks.register(receiver, "WH-STALE-" + action.toUpperCase(Locale.ROOT), "");
        String path = "/api/v1/webhooks/WH-STALE-" + action.toUpperCase(Locale.ROOT);
        api.patch(path, "{\"descriptionEn\": \"B\"}", "If-Match", "\"1\"").has(200);
        api.post(path + "/" + action, "", "If-Match", "\"1\"").isProblem(412, "precondition-failed");
        api.post(path + "/" + action, "", "If-Match", "\"2\"").has(200);
    }

    @Test
    void bothSecretsOfAWebhookThatWasGivenAnotherSignWhatIsSent() {
        String former = hooks.register(receiver, "WH-TWO", "");
        String latter = String.valueOf(
                api.post("/api/v1/webhooks/WH-TWO/rotate-secret", "").has(200).at("/secret"));
        assertThat(latter).isNotEqualTo(former);
        api.post("/api/v1/webhooks/WH-TWO/test", "").has(202);
        await().until(() -> !receiver.tests().isEmpty());
        Receiver.Received test = receiver.tests().getFirst();
        assertThat(test.isSignedWith(former)).isTrue();
        assertThat(test.isSignedWith(latter)).isTrue();
    }

    @Test
    void aBigAnswerIsKeptInItsBeginningAlone() {
        receiver.failing(Receiver.bigAnswer());
        hooks.register(receiver, "WH-BIG", ", \"types\": [\"io.autopact.automaker.*\"]");
        hooks.automaker("wh-big");
        await().until(() -> hooks.deliveries("WH-BIG", "state=DELIVERED").size() == 1);
        assertThat(hooks.deliveries("WH-BIG", "")
                        .get(0)
                        .at("/attempts/0/answer")
                        .asString())
                .hasSize(1024);
    }

    @Test
    void whatWasSentIsSentAgainWithTheSameId() {
        hooks.automaker("wh-again");
        hooks.register(receiver, "WH-AGAIN", ", \"organizations\": [\"wh-again\"]");
        hooks.rename("wh-again", 1);
        await().until(() -> hooks.deliveries("WH-AGAIN", "state=DELIVERED").size() == 1);
        String id = hooks.deliveries("WH-AGAIN", "").get(0).at("/id").asString();
        api.post("/api/v1/webhooks/WH-AGAIN/deliveries/%s/redeliver".formatted(id), "")
                .has(202);
        await().until(() -> receiver.received().size() == 2);
        assertThat(receiver.received().get(1).id())
                .isEqualTo(receiver.received().get(0).id());
        assertThat(receiver.received().get(1).body())
                .isEqualTo(receiver.received().get(0).body());
        api.post("/api/v1/webhooks/WH-AGAIN/deliveries/0/redeliver", "").isProblem(404, "not-found");
    }

    @Test
    void aSpanIsSentAgainInTheOrderInWhichItWasWritten() {
        hooks.automaker("wh-span");
        hooks.rename("wh-span", 1);
        hooks.register(receiver, "WH-SPAN", ", \"organizations\": [\"wh-span\"]");
        api.post(
                        "/api/v1/webhooks/WH-SPAN/replay",
                        "{\"from\": \"2020-01-01T00:00:00Z\", \"to\": \"2020-01-02T00:00:00Z\"}")
                .has(202)
                .includes("{\"events\": 0}");
        api.post("/api/v1/webhooks/WH-SPAN/replay", "{\"from\": \"2020-01-01T00:00:00Z\"}")
                .has(202)
                .includes("{\"events\": 2}");
        await().until(() -> receiver.received().size() == 2);
        assertThat(receiver.versions("wh-span")).containsExactly(1, 2);
        api.post(
                        "/api/v1/webhooks/WH-SPAN/replay",
                        "{\"from\": \"2020-01-02T00:00:00Z\", \"to\": \"2020-01-01T00:00:00Z\"}")
                .isProblem(400, "invalid-request")
                .names("/to", "out-of-range");
    }

    @Test
    void aSecretOfOnesOwnIsTakenAtTheRegistrationAndNotLater() {
        String own = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        hooks.register(receiver, "WH-OWN", ", \"secret\": \"%s\"".formatted(own));
        api.post("/api/v1/webhooks/WH-OWN/test", "").has(202);
        await().until(() -> !receiver.tests().isEmpty());
        assertThat(receiver.tests().getFirst().isSignedWith(own)).isTrue();
        api.patch("/api/v1/webhooks/WH-OWN", "{\"secret\": \"%s\"}".formatted(own), "If-Match", "\"1\"")
                .isProblem(400, "invalid-request")
                .names("/secret", "invalid");
    }

    @Test
    void whatIsNotPublicIsNotConnectedToEitherWhateverWasRegistered() throws SQLException {
        hooks.register(receiver, "WH-ANEW", ", \"types\": [\"io.autopact.automaker.*\"]");
        try (Connection connection = database.asApplication();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = autopact");
            statement.execute("update webhook set url = replace(url, '127.0.0.1', '127.0.0.2') where code = 'WH-ANEW'");
        }
        hooks.automaker("wh-anew");
        await().until(() ->
                hooks.deliveries("WH-ANEW", "").path(0).at("/attempts").size() == 1);
        assertThat(hooks.deliveries("WH-ANEW", "")
                        .get(0)
                        .at("/attempts/0/failure")
                        .asString())
                .contains("not public");
        assertThat(receiver.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.100.100.200/",
                "https://0.0.0.0/",
                "https://127.0.0.2/",
                "https://localhost./",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.2]/",
                "https://[::ffff:7f00:2]/",
                "https://[fe80::1]/",
                "https://[fc00::1]/",
                "https://[fd00:ec2::254]/",
                "https://[ff02::1]/",
                "https://[64:ff9b::7f00:2]/",
                "https://[2002:7f00:2::]/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://１２７.０.０.２/",
                "https://user:secret@127.0.0.1/",
                "https://example.com:0/",
                "http://example.com/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "//example.com/",
                "example.com",
                "https://",
                "https://exa mple.com/"
            })
    void anAddressThatIsNotPublicIsRefusedInEveryNotation(String url) {
        api.post("/api/v1/webhooks", "{\"url\": \"%s\"}".formatted(url)).isProblem(400, "invalid-request");
        assertThat(api.get("/api/v1/webhooks?limit=500").body()).doesNotContain('"' + url + '"');
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        api.post("/api/v1/webhooks", """
                {"url": "%s", "types": ["io.autopact.nothing.*"], "organizations": ["nobody"], "secret": "whsec_short"}""".formatted(receiver.url()))
                .isProblem(400, "invalid-request")
                .names("/types/0", "unknown")
                .names("/organizations/0", "unknown-code")
                .names("/secret", "invalid");
        api.post("/api/v1/webhooks", "{\"url\": \"https://example.com/%s\"}".formatted("x".repeat(10_000)))
                .isProblem(400, "invalid-request");
        api.sendAs(api.token("MANAGER"), "GET", "/api/v1/webhooks", null).has(403);
    }
}
