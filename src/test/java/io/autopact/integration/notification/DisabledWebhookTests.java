package io.autopact.integration.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Administrators are told by mail of webhooks that the service has disabled, once, whatever the hour. */
@RegisterTest
@TestPropertySource(
        properties = {
            "autopact.mail.first-after=PT24H",
            "autopact.mail.at=23:59",
            "autopact.mail.fallback=desk@example.com,boss@example.com",
            "autopact.public-url=https://partners.example",
            "autopact.webhook.allow=127.0.0.1"
        })
@DirtiesContext
class DisabledWebhookTests {

    private static final int SERVER_PORT = freePort();

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(SERVER_PORT, "127.0.0.1", "smtp"))
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

    @Autowired
    private Api api;

    @Autowired
    private NotificationRound round;

    @Autowired
    private MailFigures figures;

    @Autowired
    private JdbcClient database;

    private HttpServer gone;
    private volatile int answer;

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> SERVER_PORT);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @BeforeEach
    void aReceiverThatWantsNothing() throws IOException, FolderException {
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
        SERVER.purgeEmailFromAllMailboxes();
        answer = 410;
        gone = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gone.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        gone.start();
    }

    @AfterEach
    void receiverGoes() {
        gone.stop(0);
    }

    @AfterAll
    static void serverGoes() {
        SERVER.stop();
    }

    private void register(String code) {
        api.post("/api/v1/webhooks", """
                {"code": "%s", "url": "http://127.0.0.1:%d/", "descriptionZh": "数据<平台>", "descriptionEn": "Data platform",
                 "types": ["io.autopact.source.*"]}""".formatted(code, gone.getAddress().getPort()))
                .has(201);
    }

    /** Sends it something, so that it is disabled. */
    private void disabled(String code, String source) {
        api.post("/api/v1/sources", "{\"code\": \"%s\", \"titleEn\": \"S\"}".formatted(source))
                .has(201);
        await().until(() ->
                !api.get("/api/v1/webhooks/" + code).json().at("/enabled").asBoolean());
    }

    private List<JsonNode> told(String code) {
        return api.get("/api/v1/notifications?record=WEBHOOK:" + code)
                .has(200)
                .json()
                .at("/items")
                .valueStream()
                .toList();
    }

    private List<String> states(String code) {
        return told(code).stream()
                .map(one -> "%s %s"
                        .formatted(
                                one.at("/state").asString(), one.at("/reason").asString("-")))
                .toList();
    }

    @Test
    void eachOfThemIsToldOnceHoweverManyGoRound() throws Exception {
        register("DW-ONCE");
        disabled("DW-ONCE", "DW-ONCE");
        try (ExecutorService rounds = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> all = IntStream.range(0, 4)
                    .mapToObj(i -> rounds.submit(round::go))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        round.go();
        MimeMessage[] mails = SERVER.getReceivedMessages();
        assertThat(Stream.of(mails).map(mail -> recipient(mail)))
                .containsExactlyInAnyOrder("desk@example.com", "boss@example.com");
        assertThat(mails[0].getSubject()).isEqualTo("推送地址 DW-ONCE 已停用 · Webhook DW-ONCE was disabled");
        List<String> parts = List.of(part(mails[0], "text/plain"), part(mails[0], "text/html"));
        assertThat(parts)
                .hasSize(2)
                .allSatisfy(part -> assertThat(part)
                        .contains(
                                "：接收方应答 410，不再接收。",
                                "its receiver answered 410 and wants nothing any more.",
                                "(Data platform)",
                                "https://partners.example/api/v1/webhooks/DW-ONCE"));
        assertThat(parts.getFirst()).contains("推送地址 DW-ONCE（数据<平台>）自 ");
        assertThat(parts.getLast()).contains("（数据&lt;平台&gt;）");
        assertThat(states("DW-ONCE")).containsExactly("SENT -", "SENT -");
        JsonNode one = told("DW-ONCE").getFirst();
        assertThat(one.at("/subject").asString()).isEqualTo("WEBHOOK_GONE");
        assertThat(one.at("/reachedAs").asString()).isEqualTo("FALLBACK");
        assertThat(one.at("/titleZh").asString()).isEqualTo("数据<平台>");
        api.get("/api/v1/notifications/" + one.at("/id").asString()).includes("{\"recordType\": \"WEBHOOK\"}");
        assertThat(api.get("/api/v1/notifications?subject=WEBHOOK_GONE&state=SENT")
                        .body())
                .contains("DW-ONCE");
        api.post("/api/v1/notifications/%s/snooze".formatted(one.at("/id").asString()), "{\"until\": \"2099-01-01\"}")
                .isProblem(422, "rule-violated");
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** The first part of a media type. */
    private static String part(Part mail, String type) throws MessagingException, IOException {
        if (mail.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return "";
        }
        return mail.isMimeType(type) ? String.valueOf(mail.getContent()) : "";
    }

    @Test
    void whatAServerThatWasAwayDidNotTakeIsSentWhenItIsBack() {
        SERVER.stop();
        register("DW-AWAY");
        disabled("DW-AWAY", "DW-AWAY");
        assertThat(states("DW-AWAY")).containsExactly("WAITING -", "WAITING -");
        round.go();
        assertThat(states("DW-AWAY")).containsExactly("WAITING MAIL_SERVER_AWAY", "WAITING MAIL_SERVER_AWAY");
        figures.look();
        assertThat(metric("autopact_mail_waiting")).isEqualTo(2);
        assertThat(metric("autopact_mail_oldest_seconds")).isPositive();
        assertThat(metric("autopact_mail_attempts_total{outcome=\"away\"}")).isPositive();
        double sent = metric("autopact_mail_attempts_total{outcome=\"sent\"}");
        SERVER.start();
        round.go();
        assertThat(states("DW-AWAY")).containsExactly("SENT -", "SENT -");
        assertThat(SERVER.getReceivedMessages()).hasSize(2);
        figures.look();
        assertThat(metric("autopact_mail_waiting")).isZero();
        assertThat(metric("autopact_mail_oldest_seconds")).isZero();
        assertThat(metric("autopact_mail_attempts_total{outcome=\"sent\"}")).isEqualTo(sent + 2);
        assertThat(metric("autopact_mail_attempts_total{outcome=\"refused\"}")).isZero();
    }

    /** What the operator's graphs are told. */
    private double metric(String name) {
        return api.get("/actuator/prometheus")
                .has(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsEnabledAgainBeforeIsNotTold() {
        SERVER.stop();
        register("DW-BACK");
        disabled("DW-BACK", "DW-BACK");
        round.go();
        answer = 204;
        api.post("/api/v1/webhooks/DW-BACK/enable", "").has(200);
        SERVER.start();
        round.go();
        assertThat(states("DW-BACK")).containsExactly("DROPPED NOT_DUE", "DROPPED NOT_DUE");
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    /** As it is recorded where no address was set when it was disabled. */
    @Test
    void whatNobodyCouldBeToldIsToldOnceAnAddressIsSet() {
        register("DW-NOBODY");
        disabled("DW-NOBODY", "DW-NOBODY");
        database.sql("""
                        delete from notification
                        where address = 'boss@example.com' and webhook_id = (select id from webhook where code = 'DW-NOBODY')
                        """).update();
        database.sql("""
                        update notification set address = null, reached_as = 'NOBODY', reason = 'NO_OWNER'
                        where webhook_id = (select id from webhook where code = 'DW-NOBODY')
                        """).update();
        assertThat(states("DW-NOBODY")).containsExactly("WAITING NO_OWNER");
        round.go();
        round.go();
        assertThat(states("DW-NOBODY")).containsExactly("SENT -", "SENT -");
        assertThat(Stream.of(SERVER.getReceivedMessages()).map(DisabledWebhookTests::recipient))
                .containsExactlyInAnyOrder("desk@example.com", "boss@example.com");
    }

    @Test
    void whatAnAdministratorDisablesIsNotTold() {
        register("DW-BY-HAND");
        api.post("/api/v1/webhooks/DW-BY-HAND/disable", "").has(200);
        assertThat(told("DW-BY-HAND")).isEmpty();
    }
}
