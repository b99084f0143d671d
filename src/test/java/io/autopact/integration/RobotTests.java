package io.autopact.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.history.ChineseWords;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.MovableClock;
import io.autopact.support.RegisterTest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Groups are told in Chinese what happened, as a message of few lines however much it was. */
@RegisterTest
@Import(MovableClock.class)
@TestPropertySource(properties = {"autopact.webhook.allow=127.0.0.1", "autopact.public-url=https://partners.example"})
@DirtiesContext
class RobotTests {

    private static final String AUTOMAKERS = ", \"types\": [\"io.autopact.automaker.*\"], \"descriptionZh\": \"合作组\"";

    @Autowired
    private Api api;

    @Autowired
    private MovableClock clock;

    @Autowired
    private EventTypes types;

    private Hooks hooks;
    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        hooks = new Hooks(api);
        receiver = new Receiver().answering("{\"errcode\": 0, \"errmsg\": \"ok\"}");
    }

    @AfterEach
    void listenNoMore() {
        hooks.disableAll();
        receiver.close();
    }

    private void queued(String code, int events) {
        await().until(() -> hooks.deliveries(code, "").size() == events);
        clock.forward(Duration.ofSeconds(6));
    }

    @Test
    void aGroupInWeComIsToldByNameWhatHappened() {
        hooks.register(receiver, "RB-WECOM", AUTOMAKERS + ", \"format\": \"WECOM\"");
        hooks.automaker("rb-wecom");
        queued("RB-WECOM", 1);
        await().until(() -> receiver.received().size() == 1);
        JsonNode message = receiver.received().getFirst().event();
        assertThat(message.at("/msgtype").asString()).isEqualTo("markdown");
        assertThat(message.at("/markdown/content").asString())
                .matches(
                        "### 合作组：车企新建\n\\*\\*车企新建\\*\\*："
                                + "\\[推送]\\(https://partners\\.example/organizations/rb-wecom\\)（rb-wecom），由 .+ 于 \\d\\d-\\d\\d \\d\\d:\\d\\d 通过接口操作");
        await().until(() -> hooks.deliveries("RB-WECOM", "state=DELIVERED").size() == 1);
    }

    @Test
    void whatANameHoldsStaysAName() {
        hooks.register(receiver, "RB-NAMES", AUTOMAKERS + ", \"format\": \"WECOM\"");
        api.post("/api/v1/automakers", """
                {"code": "rb-names", "kind": "GROUP", "nameZh": "<@all> [x](http://evil) # y", "nameEn": "A"}""").has(201);
        queued("RB-NAMES", 1);
        await().until(() -> receiver.received().size() == 1);
        List<String> lines = receiver.received()
                .getFirst()
                .event()
                .at("/markdown/content")
                .asString()
                .lines()
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast()).contains("＜@all＞ ［x］(http://evil) ＃ y");
    }

    @Test
    void dingTalkIsSignedForAndItsWordIsTakenNotItsStatus() throws GeneralSecurityException {
        String secret = "SEC0123456789abcdef";
        receiver.failing(Receiver.saying("{\"errcode\": 310000, \"errmsg\": \"sign not match\"}"));
        hooks.register(
                receiver,
                "RB-DINGTALK",
                AUTOMAKERS + ", \"format\": \"DINGTALK\", \"secret\": \"%s\"".formatted(secret));
        hooks.automaker("rb-dingtalk");
        queued("RB-DINGTALK", 1);
        await().until(() ->
                hooks.deliveries("RB-DINGTALK", "").get(0).at("/attempts").size() == 1);
        JsonNode refused = hooks.deliveries("RB-DINGTALK", "").get(0);
        assertThat(refused.at("/state").asString()).isEqualTo("PENDING");
        assertThat(refused.at("/attempts/0/status").asInt()).isEqualTo(200);
        assertThat(refused.at("/attempts/0/failure").asString()).isEqualTo("errcode 310000: sign not match");
        hooks.automaker("rb-dingtalk-later");
        queued("RB-DINGTALK", 2);
        await().until(() -> receiver.received().size() == 1);
        Receiver.Received again = receiver.received().getFirst();
        assertThat(again.event().at("/markdown/title").asString())
                .as("what failed is tried again as it was")
                .isEqualTo("合作组：车企新建");
        Map<String, String> query = Stream.of(again.query().split("&", -1))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
        assertThat(query.get("sign")).isEqualTo(mac(secret, query.get("timestamp") + "\n" + secret));
        clock.forward(Duration.ofSeconds(6));
        await().until(() -> receiver.received().size() == 2);
        assertThat(receiver.received().getLast().body()).contains("rb-dingtalk-later");
    }

    @Test
    void feishuIsSignedForInTheBody() throws GeneralSecurityException {
        String secret = "feishu-0123456789";
        receiver.answering("{\"code\": 0, \"msg\": \"success\"}")
                .failing(Receiver.saying("{\"code\": 19021, \"msg\": \"sign match fail\"}"));
        hooks.register(
                receiver, "RB-FEISHU", AUTOMAKERS + ", \"format\": \"FEISHU\", \"secret\": \"%s\"".formatted(secret));
        hooks.automaker("rb-feishu");
        queued("RB-FEISHU", 1);
        await().until(() ->
                hooks.deliveries("RB-FEISHU", "").get(0).at("/attempts").size() == 1);
        clock.forward(Duration.ofSeconds(6));
        await().until(() -> receiver.received().size() == 1);
        JsonNode message = receiver.received().getFirst().event();
        String timestamp = message.at("/timestamp").asString();
        assertThat(message.at("/sign").asString()).isEqualTo(mac(timestamp + "\n" + secret, ""));
        assertThat(message.at("/card/header/title/content").asString()).isEqualTo("合作组：车企新建");
        assertThat(message.at("/card/elements/0/content").asString()).contains("（rb-feishu）");
    }

    private static String mac(String key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anImportOfTenThousandRowsIsOneMessage() throws IOException {
        hooks.register(receiver, "RB-MANY", AUTOMAKERS + ", \"format\": \"WECOM\"");
        String rows = IntStream.range(0, 10_000)
                .mapToObj(i -> "rb-many-%d,GROUP,多车企%d,Many %d".formatted(i, i, i))
                .collect(Collectors.joining("\n"));
        assertThat(new Imports(api)
                        .csv("organizations", "code,kind,name_zh,name_en\n" + rows)
                        .at("/state"))
                .isEqualTo("SUCCEEDED");
        await().atMost(Duration.ofMinutes(3))
                .until(() -> api.get("/api/v1/webhooks/RB-MANY/deliveries?limit=1&count=true")
                                .json()
                                .at("/total")
                                .asInt()
                        == 10_000);
        clock.forward(Duration.ofSeconds(6));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> api.get("/api/v1/webhooks/RB-MANY/deliveries?limit=1&count=true&state=DELIVERED")
                                .json()
                                .at("/total")
                                .asInt()
                        == 10_000);
        assertThat(receiver.seen()).hasSize(1);
        assertThat(receiver.received()
                        .getFirst()
                        .event()
                        .at("/markdown/content")
                        .asString())
                .startsWith("### 合作组：10,000 项变更\n**车企新建** 10,000 项，如多车企");
    }

    @Test
    void theSecretOfARobotIsTheOneThatItWasGiven() {
        api.post("/api/v1/webhooks", """
                {"url": "%s", "format": "WECOM", "secret": "any"}""".formatted(receiver.url()))
                .isProblem(400, "invalid-request")
                .names("/secret", "invalid");
        hooks.register(receiver, "RB-SECRET", ", \"format\": \"DINGTALK\", \"secret\": \"SEC1\"");
        api.post("/api/v1/webhooks/RB-SECRET/rotate-secret", "").isProblem(409, "conflict");
        api.post("/api/v1/webhooks/RB-SECRET/rotate-secret", "{\"secret\": \"SEC2\"}")
                .has(200);
        api.patch("/api/v1/webhooks/RB-SECRET", "{\"format\": \"FEISHU\"}", "If-Match", "\"2\"")
                .isProblem(400, "invalid-request")
                .names("/format", "invalid");
    }

    @Test
    void thereIsAWordForWhateverCanHappen() {
        List<String> constants = Stream.concat(
                        types.recordTypes().stream(),
                        types.all().stream().map(type -> type.split("\\.", -1)[3].toUpperCase(Locale.ROOT)))
                .toList();
        assertThat(constants).allMatch(ChineseWords::has);
    }
}
