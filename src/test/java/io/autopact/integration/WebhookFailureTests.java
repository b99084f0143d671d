package io.autopact.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.Api;
import io.autopact.support.MovableClock;
import io.autopact.support.RegisterTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Whatever fails, whoever registered is sent every change at least once, and those of one record in order. */
@RegisterTest
@Import(MovableClock.class)
@TestPropertySource(
        properties = {
            "autopact.webhook.allow=127.0.0.1",
            "autopact.webhook.timeout=2s",
            "autopact.webhook.forget-every=PT1S"
        })
@DirtiesContext
class WebhookFailureTests {

    @Autowired
    private Api api;

    @Autowired
    private MovableClock clock;

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
    void whatFailsIsTriedAgainAndHoldsBackItsOwnRecordAlone() {
        receiver.failing(
                Receiver.status(500),
                receiver.hang(),
                Receiver.reset(),
                Receiver.redirect("http://169.254.169.254/latest"),
                receiver.slowBody(),
                Receiver.status(302));
        hooks.register(receiver, "WH-FAILING", ", \"types\": [\"io.autopact.automaker.*\"]");
        hooks.automaker("wh-failing");
        await().until(() -> receiver.seen().size() == 1);
        hooks.rename("wh-failing", 1);
        hooks.rename("wh-failing", 2);
        for (int failed = 1; failed <= 6; failed++) {
            int attempts = failed;
            await().until(() -> attempts(hooks.deliveries("WH-FAILING", "record=AUTOMAKER:wh-failing"), 2) == attempts);
            assertThat(receiver.received()).isEmpty();
            clock.forward(Duration.ofHours(12));
        }
        await().until(() -> receiver.versions("wh-failing").size() == 3);
        assertThat(receiver.versions("wh-failing")).containsExactly(1, 2, 3);
        JsonNode first =
                hooks.deliveries("WH-FAILING", "record=AUTOMAKER:wh-failing").get(2);
        List<String> told = new ArrayList<>();
        first.at("/attempts")
                .forEach(attempt -> told.add(attempt.at("/status").asString("none")
                        + attempt.at("/failure").asString("")));
        assertThat(told.getFirst()).isEqualTo("500");
        assertThat(told.get(1)).contains("No answer in time");
        assertThat(told.get(3)).isEqualTo("307");
        assertThat(receiver.seen().stream().map(Receiver.Received::id).distinct())
                .hasSize(3);
    }

    private static int attempts(JsonNode deliveries, int place) {
        return deliveries.path(place).at("/attempts").size();
    }

    @Test
    void otherRecordsAndOtherReceiversGoOn() throws IOException {
        try (Receiver other = new Receiver()) {
            receiver.failing(
                    IntStream.range(0, 3).mapToObj(i -> receiver.hang()).toArray(Receiver.Way[]::new));
            hooks.register(receiver, "WH-HANGING", ", \"types\": [\"io.autopact.partner.*\"]");
            api.post("/api/v1/webhooks", """
                    {"code": "WH-WELL", "url": "%s", "types": ["io.autopact.partner.*"]}""".formatted(other.url())).has(201);
            for (int i = 0; i < 5; i++) {
                api.post("/api/v1/partners", """
                        {"code": "wh-hanging-%d", "kind": "OTHER", "nameZh": "甲", "nameEn": "A"}""".formatted(i)).has(201);
            }
            await().until(() -> other.received().size() == 5);
            await().until(() -> receiver.received().size() == 2);
        }
    }

    @Test
    void howLongTheReceiverWantsToBeLeftAloneIsHeard() {
        receiver.failing(Receiver.later("3600"));
        hooks.register(receiver, "WH-LATER", ", \"types\": [\"io.autopact.automaker.*\"]");
        hooks.automaker("wh-later");
        await().until(() -> attempts(hooks.deliveries("WH-LATER", ""), 0) == 1);
        clock.forward(Duration.ofMinutes(30));
        JsonNode waiting = hooks.deliveries("WH-LATER", "").get(0);
        assertThat(Instant.parse(waiting.at("/nextAttemptAt").asString()))
                .isAfter(clock.instant().plusSeconds(1000));
        assertThat(receiver.received()).isEmpty();
        clock.forward(Duration.ofMinutes(31));
        await().until(() -> receiver.received().size() >= 1);
    }

    @Test
    void whoIsGoneIsSentNoMoreAndThatIsAnEvent() {
        receiver.failing(Receiver.status(410));
        hooks.register(receiver, "WH-GONE", ", \"types\": [\"io.autopact.automaker.*\"]");
        Feed feed = Feed.fromNow(api, "&type=io.autopact.webhook.disabled");
        hooks.automaker("wh-gone");
        await().until(() ->
                !api.get("/api/v1/webhooks/WH-GONE").json().at("/enabled").asBoolean());
        List<JsonNode> told = feed.rest();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().at("/subject").asString()).isEqualTo("webhooks/WH-GONE");
        assertThat(told.getFirst().at("/data/via").asString()).isEqualTo("SERVICE");
        api.post("/api/v1/webhooks/WH-GONE/test", "").isProblem(409, "conflict");
        api.post("/api/v1/webhooks/WH-GONE/enable", "").has(200);
        await().until(() -> receiver.received().size() >= 1);
    }

    @Test
    void fiveDaysOfFailuresAloneEndTheSending() {
        Receiver.Way[] failures =
                IntStream.range(0, 12).mapToObj(i -> Receiver.status(500)).toArray(Receiver.Way[]::new);
        receiver.failing(failures);
        hooks.register(receiver, "WH-DEAD", ", \"types\": [\"io.autopact.automaker.*\"]");
        hooks.automaker("wh-dead");
        await().until(() -> attempts(hooks.deliveries("WH-DEAD", ""), 0) == 1);
        clock.forward(Duration.ofDays(5).plusMinutes(1));
        await().until(() ->
                !api.get("/api/v1/webhooks/WH-DEAD").json().at("/enabled").asBoolean());
        assertThat(api.get("/api/v1/webhooks/WH-DEAD/history").at("/items/0/reason"))
                .contains("five days");
        assertThat(api.get("/api/v1/webhooks/WH-DEAD").at("/failingSince")).isNotNull();
        api.get("/api/v1/notifications?record=WEBHOOK:WH-DEAD")
                .includes(
                        "{\"items\": [{\"subject\": \"WEBHOOK_FAILING\", \"reachedAs\": \"NOBODY\", \"reason\": \"NO_OWNER\"}]}");
    }

    @Test
    void whatWasGivenUpIsNoFailureOfWhatComesLater() {
        receiver.failing(
                IntStream.range(0, 11).mapToObj(i -> Receiver.status(500)).toArray(Receiver.Way[]::new));
        hooks.register(receiver, "WH-GIVEN-UP", ", \"types\": [\"io.autopact.automaker.*\"]");
        hooks.automaker("wh-given-up");
        for (int pause = 1; pause <= 9; pause++) {
            int attempts = pause;
            await().until(() -> attempts(hooks.deliveries("WH-GIVEN-UP", ""), 0) == attempts);
            Instant next = Instant.parse(hooks.deliveries("WH-GIVEN-UP", "")
                    .get(0)
                    .at("/nextAttemptAt")
                    .asString());
            clock.forward(Duration.between(clock.instant(), next).plusSeconds(1));
        }
        await().until(() -> hooks.deliveries("WH-GIVEN-UP", "state=FAILED").size() == 1);
        await().until(() -> api.get("/api/v1/webhooks/WH-GIVEN-UP").at("/failingSince") == null);
        clock.forward(Duration.ofDays(6));
        hooks.automaker("wh-given-up-later");
        await().until(() -> attempts(hooks.deliveries("WH-GIVEN-UP", ""), 0) == 1);
        clock.forward(Duration.ofMinutes(1));
        await().until(() -> receiver.received().size() == 1);
        assertThat(api.get("/api/v1/webhooks/WH-GIVEN-UP").at("/enabled")).isEqualTo("true");
    }

    @Test
    void whatWasSentLongAgoIsForgottenAndWhatWaitsIsNot() {
        receiver.failing(Receiver.status(500), Receiver.status(500));
        hooks.register(receiver, "WH-OLD", ", \"types\": [\"io.autopact.automaker.*\"]");
        hooks.automaker("wh-old-waits");
        await().until(() -> receiver.seen().size() == 1);
        hooks.automaker("wh-old-waits-too");
        await().until(() -> receiver.seen().size() == 2);
        hooks.automaker("wh-old");
        await().until(() -> hooks.deliveries("WH-OLD", "state=DELIVERED").size() == 1);
        api.post("/api/v1/webhooks/WH-OLD/disable", "").has(200);
        clock.forward(Duration.ofDays(31));
        await().until(() -> hooks.deliveries("WH-OLD", "state=DELIVERED").isEmpty());
        assertThat(hooks.deliveries("WH-OLD", "state=PENDING").size()).isEqualTo(2);
    }

    @Test
    void afterADayTheFormerSecretSignsNoMore() {
        hooks.register(receiver, "WH-ROTATED", "");
        api.post("/api/v1/webhooks/WH-ROTATED/rotate-secret", "").has(200);
        api.post("/api/v1/webhooks/WH-ROTATED/test", "").has(202);
        await().until(() -> receiver.tests().size() == 1);
        clock.forward(Duration.ofHours(25));
        api.post("/api/v1/webhooks/WH-ROTATED/test", "").has(202);
        await().until(() -> receiver.tests().size() == 2);
        assertThat(receiver.tests())
                .extracting(test ->
                        test.headers().get("webhook-signature").getFirst().split(" ", -1).length)
                .containsExactly(2, 1);
    }
}
