package io.autopact.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.autopact.agreement.reminder.ReminderRound;
import io.autopact.shared.time.Today;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Chromium;
import io.autopact.support.Imports;
import io.autopact.support.Kept;
import io.autopact.support.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a group sees of the messages that its robot is sent, drawn by a page of ours from just what was posted. */
@ArticleTest
@Import(MovableClock.class)
@TestPropertySource(
        properties = {
            "autopact.webhook.allow=127.0.0.1",
            "autopact.public-url=https://partners.example",
            "autopact.reminders.first-after=PT24H"
        })
@DirtiesContext
class RobotPictureTests {

    private static final Path PAGE = Path.of("src/test/resources/robots/chat.html");
    private static final Path PICTURE = Path.of("docs/images/robots.png");
    /** A signing, a milestone as its own and as its agreement's, a reminder, and an import of twelve rows. */
    private static final int EVENTS = 16;

    private static final Map<String, String> ANSWERS = Map.of(
            "WECOM", "{\"errcode\": 0, \"errmsg\": \"ok\"}",
            "FEISHU", "{\"code\": 0, \"msg\": \"success\"}",
            "DINGTALK", "{\"errcode\": 0, \"errmsg\": \"ok\"}");

    @Autowired
    private Api api;

    @Autowired
    private Today today;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ReminderRound reminders;

    /** What the documents show is made anew with the other kept files; fonts differ, so that it is not compared. */
    @Test
    @Tag(Kept.TAG)
    void theKeptPictureShowsWhatEachGroupIsTold() throws Exception {
        Map<String, JsonNode> posted = posted();
        try (Chromium chromium = Chromium.start();
                BrowserContext context = chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(1280, 600)
                                .setDeviceScaleFactor(1.5))) {
            Page page = context.newPage();
            page.setContent(Files.readString(PAGE));
            page.evaluate(
                    "posted => draw(JSON.parse(posted))", JsonMapper.shared().writeValueAsString(posted));
            assertThat(page.locator(".bubble").count()).isEqualTo(3);
            for (String bubble : page.locator(".bubble").allInnerTexts()) {
                assertThat(bubble)
                        .contains("东风合作组：16 项变更", "协议签署：东风—腾讯深化合作协议", "还有 30 天", "车型新建 12 项，如风行")
                        .doesNotContain("**", "](", "###", "null");
            }
            if (Kept.keeping()) {
                page.locator("main")
                        .screenshot(new com.microsoft.playwright.Locator.ScreenshotOptions().setPath(PICTURE));
            }
        }
        assertThat(PICTURE).exists();
    }

    /** What three groups are posted of the same changes. */
    private Map<String, JsonNode> posted() throws IOException {
        begin();
        Hooks hooks = new Hooks(api);
        Map<String, Receiver> receivers = new LinkedHashMap<>();
        for (String format : new String[] {"WECOM", "FEISHU", "DINGTALK"}) {
            Receiver receiver = new Receiver().answering(ANSWERS.get(format));
            receivers.put(format, receiver);
            hooks.register(
                    receiver,
                    "RP-" + format,
                    ", \"format\": \"%s\", \"organizations\": [\"dongfeng\", \"dongfeng-liuzhou\"], \"descriptionZh\": \"东风合作组\""
                            .formatted(format));
        }
        happen();
        receivers
                .keySet()
                .forEach(format -> await().until(() ->
                        hooks.deliveries("RP-" + format, "limit=50").size() >= EVENTS));
        clock.forward(Duration.ofSeconds(6));
        Map<String, JsonNode> posted = new LinkedHashMap<>();
        receivers.forEach((format, receiver) -> {
            await().until(() -> receiver.received().size() == 1);
            posted.put(format, receiver.received().getFirst().event());
            receiver.close();
        });
        System.out.println(
                "POSTED " + JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(posted));
        hooks.disableAll();
        return posted;
    }

    private void begin() {
        LocalDate day = today.get();
        agreement("AG-2026-DONGFENG", "东风—腾讯深化合作协议", day, day.plusYears(3));
        agreement("AG-2025-IOV", "风行车联网项目协议", day.minusYears(1), day.plusDays(30));
        sign("AG-2025-IOV", day.minusYears(1));
        api.post(
                        "/api/v1/agreements/AG-2025-IOV/milestones",
                        "{\"code\": \"MS-2026-IOV\", \"titleZh\": \"首批车型量产\", \"titleEn\": \"First models\", \"owner\": \"tencent\", \"dueOn\": \"%s\"}"
                                .formatted(day),
                        "If-Match",
                        "*")
                .has(201);
    }

    private void happen() {
        LocalDate day = today.get();
        sign("AG-2026-DONGFENG", day);
        api.post(
                        "/api/v1/milestones/MS-2026-IOV/state",
                        "{\"to\": \"DONE\", \"on\": \"%s\"}".formatted(day),
                        "If-Match",
                        "*")
                .has(200);
        reminders.tell(day);
        String rows = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> "rp-model-%1$d,dongfeng-liuzhou,风行 S%1$d0,Forthing S%1$d0".formatted(i))
                .collect(Collectors.joining("\n"));
        assertThat(new Imports(api)
                        .csv("vehicle_models", "code,automaker,name_zh,name_en\n" + rows)
                        .at("/state"))
                .isEqualTo("SUCCEEDED");
    }

    private void sign(String number, LocalDate day) {
        api.post(
                        "/api/v1/agreements/%s/sign".formatted(number),
                        "{\"signedOn\": \"%s\"}".formatted(day),
                        "If-Match",
                        "*")
                .has(200);
    }

    private void agreement(String number, String title, LocalDate from, LocalDate until) {
        api.post("/api/v1/agreements", """
                {"number": "%s", "kind": "COOPERATION_AGREEMENT", "titleZh": "%s", "titleEn": "Agreement",
                 "parties": [{"organization": "dongfeng-liuzhou", "role": "COUNTERPARTY"}, {"organization": "tencent", "role": "OWN"}],
                 "scope": ["CONNECTED_VEHICLE"], "effectiveOn": "%s", "expiresOn": "%s"}""".formatted(number, title, from, until))
                .has(201);
    }
}
