package io.autopact.integration.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.autopact.agreement.reminder.ReminderRound;
import io.autopact.shared.time.Today;
import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.MovableClock;
import io.autopact.support.RegisterTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is due comes by mail: to whom, when, once, and why not. */
@RegisterTest
@Import(MovableClock.class)
@TestPropertySource(
        properties = {
            "autopact.mail.first-after=PT24H",
            "autopact.mail.at=00:00",
            "autopact.mail.from=autopact <autopact@register.example>",
            "autopact.mail.fallback=desk@example.com",
            "autopact.reminders.first-after=PT24H",
            "autopact.public-url=https://partners.example/autopact"
        })
class MailDigestTests {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private static final int SERVER_PORT = freePort();

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(SERVER_PORT, "127.0.0.1", "smtp"))
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

    @Autowired
    private Api api;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Today today;

    @Autowired
    private ReminderRound reminders;

    @Autowired
    private NotificationRound round;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transactions;

    @LocalServerPort
    private int port;

    private String maker;
    private String owner;
    private String agreement;

    @BeforeAll
    static void serverIsThere() {
        SERVER.start();
    }

    @AfterAll
    static void serverGoes() {
        SERVER.stop();
    }

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
    void anAgreementThatEndsInAMonth() {
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
        clock.forward(Duration.ofDays(1));
        go();
        purge();
        int number = NEXT.incrementAndGet();
        maker = "ml-maker-" + number;
        owner = "ml-owner-" + number;
        agreement = "ML-" + number;
        put("automakers/" + maker, "{\"kind\": \"COMPANY\", \"nameZh\": \"甲车\", \"nameEn\": \"Maker A\"}");
        put("people/" + owner, """
                {"nameZh": "乙", "nameEn": "B <b>", "organization": "%s", "email": "%s@example.com"}""".formatted(maker, owner));
        put("agreements/" + agreement, """
                {"kind": "MEMORANDUM", "titleZh": "备忘录<甲>", "titleEn": "Memo & more", "effectiveOn": "%s", "expiresOn": "%s",
                 "reminderDays": [30, 7], "parties": [{"organization": "%s", "role": "COUNTERPARTY"}]}""".formatted(
                        today.get().minusDays(1), today.get().plusDays(30), maker));
        api.post(
                        "/api/v1/agreements/%s/sign".formatted(agreement),
                        "{\"signedOn\": \"%s\"}".formatted(today.get().minusDays(1)),
                        "If-Match",
                        "*")
                .has(200);
    }

    private static void purge() {
        try {
            SERVER.purgeEmailFromAllMailboxes();
        } catch (FolderException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void put(String path, String body) {
        api.put("/api/v1/" + path, body, "If-None-Match", "*").has(201);
    }

    private void responsible(String path, String person) {
        api.patch("/api/v1/" + path, """
                {"responsible": [{"person": "%s", "role": "OWNER"}]}""".formatted(person), "If-Match", "*").has(200);
    }

    private void go() {
        reminders.tell(today.get());
        round.go();
    }

    private void days(int number) {
        clock.forward(Duration.ofDays(number));
    }

    private static List<MimeMessage> mails(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> to(mail).equals(address))
                .toList();
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String part(Part mail, String type) throws MessagingException, IOException {
        if (mail.isMimeType(type)) {
            return String.valueOf(mail.getContent());
        }
        if (mail.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private Answer notifications(String filters) {
        return api.get("/api/v1/notifications?record=AGREEMENT:%s%s".formatted(agreement, filters))
                .has(200);
    }

    private List<String> told() {
        return notifications("&sort=id")
                .json()
                .at("/items")
                .valueStream()
                .map(item -> "%s %s %s"
                        .formatted(
                                item.at("/daysBefore").asString(),
                                item.at("/state").asString(),
                                text(item.at("/reason"))))
                .toList();
    }

    private String mine() {
        return owner + "@example.com";
    }

    @Test
    void whoIsResponsibleGetsOneMailOfTheDayInBothLanguagesAndIsToldOnce() throws Exception {
        responsible("agreements/" + agreement, owner);
        go();
        go();
        List<MimeMessage> mails = mails(mine());
        assertThat(mails).hasSize(1);
        MimeMessage mail = mails.getFirst();
        assertThat(mail.getSubject()).isEqualTo("1 项到期提醒 · 1 due (%s)".formatted(today.get()));
        assertThat(mail.getFrom()[0]).hasToString("autopact <autopact@register.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        String text = part(mail, "text/plain");
        String link = "https://partners.example/autopact/agreements/" + agreement;
        assertThat(text)
                .contains(
                        "乙，您好",
                        "协议到期 · Agreement ends",
                        "还有 30 天 · in 30 days",
                        "备忘录<甲>",
                        "Memo & more",
                        "甲车 · Maker A",
                        link);
        assertThat(part(mail, "text/html"))
                .contains("href=\"%s\"".formatted(link), "备忘录&lt;甲&gt;", "Memo &amp; more", "B &lt;b&gt;")
                .doesNotContain("<甲>");
        notifications("").includes("""
                {"items": [{"subject": "EXPIRY", "person": "%s", "reachedAs": "RECORD", "state": "SENT", "reason": null,
                 "daysBefore": 30, "address": null}]}""".formatted(owner));
        days(1);
        go();
        assertThat(mails(mine())).as("an empty day is quiet").hasSize(1);
        days(22);
        go();
        assertThat(mails(mine())).as("the next offset").hasSize(2);
        assertThat(told()).containsExactly("30 SENT null", "7 SENT null");
    }

    @Test
    void whereNobodyIsResponsibleItGoesToTheOrganizationsAndElseToTheDesk() {
        go();
        assertThat(mails("desk@example.com")).hasSize(1);
        notifications("").includes("{\"items\": [{\"reachedAs\": \"FALLBACK\", \"address\": \"desk@example.com\"}]}");
        assertThat(api.sendAs(api.token("VIEWER"), "GET", "/api/v1/notifications?record=AGREEMENT:" + agreement, null)
                        .has(200)
                        .body())
                .doesNotContain("desk@example.com");
        responsible("automakers/" + maker, owner);
        days(23);
        go();
        assertThat(mails(mine())).hasSize(1);
        assertThat(notifications("&person=" + owner).at("/items/0/reachedAs")).isEqualTo("ORGANIZATION");
    }

    @Test
    void whoHasNoAddressIsToldOfAndGetsItAsSoonAsThereIsOne() {
        responsible("agreements/" + agreement, owner);
        api.patch("/api/v1/people/" + owner, "{\"email\": null}", "If-Match", "*")
                .has(200);
        go();
        assertThat(told()).containsExactly("30 WAITING NO_ADDRESS");
        days(1);
        api.patch("/api/v1/people/" + owner, "{\"email\": \"%s\"}".formatted(mine()), "If-Match", "*")
                .has(200);
        go();
        assertThat(told()).containsExactly("30 SENT null");
        assertThat(mails(mine())).hasSize(1);
    }

    @Test
    void aServerThatIsAwayForADayLosesNothingAndOneMailFollows() {
        responsible("agreements/" + agreement, owner);
        days(22);
        go();
        purge();
        SERVER.stop();
        days(1);
        go();
        go();
        assertThat(told()).element(1).isEqualTo("7 WAITING MAIL_SERVER_AWAY");
        assertThat(notifications("&state=WAITING").at("/items/0/attempts")).isEqualTo("2");
        put("agreements/%s-B".formatted(agreement), """
                {"kind": "MEMORANDUM", "titleZh": "乙", "titleEn": "Second", "effectiveOn": "%s", "expiresOn": "%s",
                 "reminderDays": [7], "responsible": [{"person": "%s", "role": "OWNER"}],
                 "parties": [{"organization": "%s", "role": "COUNTERPARTY"}]}""".formatted(
                        today.get().minusDays(1), today.get().plusDays(5), owner, maker));
        api.post(
                        "/api/v1/agreements/%s-B/sign".formatted(agreement),
                        "{\"signedOn\": \"%s\"}".formatted(today.get().minusDays(1)),
                        "If-Match",
                        "*")
                .has(200);
        days(1);
        SERVER.start();
        go();
        go();
        List<MimeMessage> mails = mails(mine());
        assertThat(mails).hasSize(1);
        assertThat(subject(mails.getFirst())).startsWith("2 项到期提醒");
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void whatIsPutOffComesOnItsDayAndNotBefore() {
        responsible("agreements/" + agreement, owner);
        go();
        String id = notifications("").at("/items/0/id");
        api.post("/api/v1/notifications/%s/snooze".formatted(id), "{\"until\": \"%s\"}".formatted(today.get()))
                .isProblem(422, "rule-violated")
                .names("/until", "out-of-range");
        LocalDate until = today.get().plusDays(24);
        api.post("/api/v1/notifications/%s/snooze".formatted(id), "{\"until\": \"%s\"}".formatted(until))
                .has(200)
                .includes(
                        "{\"state\": \"WAITING\", \"reason\": \"SNOOZED\", \"snoozedUntil\": \"%s\"}".formatted(until));
        days(23);
        go();
        assertThat(mails(mine())).hasSize(1);
        assertThat(told()).containsExactly("30 SENT null", "30 WAITING SNOOZED", "7 WAITING SNOOZED");
        days(1);
        go();
        assertThat(mails(mine())).hasSize(2);
        assertThat(subject(mails(mine()).getLast()))
                .as("one thing is told once")
                .startsWith("1 项");
        assertThat(told()).allMatch(line -> line.contains("SENT"));
    }

    /** Another instance, which has just sent what waits and does not say so before the other statement waits for it. */
    private void sentMeanwhile(Runnable other) throws Exception {
        transactions
                .execute(transaction -> {
                    database.sql("""
                            update notification set state = 'SENT', reason = null, sent_at = clock_timestamp()
                            where state = 'WAITING' and person_id = (select id from person where code = :owner)""").param("owner", owner).update();
                    CompletableFuture<Void> done = CompletableFuture.runAsync(other);
                    await().until(() -> done.isDone() || somebodyWaits());
                    return done;
                })
                .get();
    }

    private boolean somebodyWaits() {
        return database.sql("""
                        select exists (
                            select from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock')""").query(Boolean.class).single();
    }

    @Test
    void whatIsBeingSentWhileItIsPutOffComesOnceMore() throws Exception {
        responsible("agreements/" + agreement, owner);
        SERVER.stop();
        go();
        String id = notifications("").at("/items/0/id");
        sentMeanwhile(() -> api.post(
                        "/api/v1/notifications/%s/snooze".formatted(id),
                        "{\"until\": \"%s\"}".formatted(today.get().plusDays(3)))
                .has(200));
        assertThat(told()).containsExactly("30 SENT null", "30 WAITING SNOOZED");
    }

    @Test
    void whatIsBeingSentIsNotDropped() throws Exception {
        responsible("agreements/" + agreement, owner);
        SERVER.stop();
        go();
        api.post(
                        "/api/v1/agreements/%s/renew".formatted(agreement),
                        """
                {"on": "%s", "expiresOn": "%s"}""".formatted(today.get(), today.get().plusDays(400)),
                        "If-Match",
                        "*")
                .has(200);
        sentMeanwhile(round::go);
        assertThat(told()).containsExactly("30 SENT null");
    }

    @Test
    void whatIsNotDueAnyLongerIsNotSent() {
        responsible("agreements/" + agreement, owner);
        SERVER.stop();
        go();
        api.post(
                        "/api/v1/agreements/%s/renew".formatted(agreement),
                        """
                {"on": "%s", "expiresOn": "%s"}""".formatted(today.get(), today.get().plusDays(400)),
                        "If-Match",
                        "*")
                .has(200);
        SERVER.start();
        go();
        assertThat(told()).containsExactly("30 DROPPED NOT_DUE");
        assertThat(mails(mine())).isEmpty();
    }

    @Test
    void twoInstancesSendOne() throws Exception {
        responsible("agreements/" + agreement, owner);
        reminders.tell(today.get());
        int instances = 4;
        CountDownLatch together = new CountDownLatch(instances);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> rounds = java.util.stream.IntStream.range(0, instances)
                    .<Future<?>>mapToObj(instance -> threads.submit(() -> {
                        together.countDown();
                        together.await();
                        round.go();
                        return null;
                    }))
                    .toList();
            for (Future<?> each : rounds) {
                each.get();
            }
        }
        assertThat(mails(mine())).hasSize(1);
        assertThat(told()).containsExactly("30 SENT null");
    }

    @Test
    void whoLeavesTheListGetsNoMailUntilTheyComeBack() throws Exception {
        responsible("agreements/" + agreement, owner);
        go();
        MimeMessage mail = mails(mine()).getFirst();
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String path = mail.getHeader("List-Unsubscribe")[0].replaceAll("<https://partners.example/autopact(.*)>", "$1");
        assertThat(ask("GET", path, 200)).contains("<form method=\"post\"");
        assertThat(ask("POST", path, 200)).contains("您已退订");
        days(23);
        go();
        assertThat(mails(mine())).hasSize(1);
        assertThat(told()).element(1).isEqualTo("7 WAITING UNSUBSCRIBED");
        ask("POST", path + "/again", 200);
        go();
        assertThat(mails(mine())).hasSize(2);
        ask("GET", "/unsubscribe/nothing", 404);
        ask("POST", "/unsubscribe/nothing", 404);
    }

    private String ask(String method, String path, int status) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Accept", "application/json")
                            .method(
                                    method,
                                    method.equals("GET")
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as(method + " " + path + ": " + answer.body())
                    .isEqualTo(status);
            return answer.body();
        }
    }

    @Test
    void ofWhoeverWasErasedNothingIsSentAndNothingIsLeft() {
        responsible("agreements/" + agreement, owner);
        SERVER.stop();
        go();
        database.sql("update notification set detail = 'no ' || :address where state = 'WAITING'")
                .param("address", mine())
                .update();
        api.post("/api/v1/people/%s/erase".formatted(owner), "{\"reason\": \"R\"}", "If-Match", "*")
                .has(200);
        SERVER.start();
        go();
        assertThat(mails(mine())).isEmpty();
        assertThat(told()).containsExactly("30 DROPPED ERASED");
        assertThat(notifications("").body()).doesNotContain(mine());
    }

    @Test
    void aStageThatIsPlannedAndOneThatIsLateAreTold() {
        put("vehicle-models/%s-model".formatted(maker), """
                {"automaker": "%s", "nameZh": "车型", "nameEn": "Model"}""".formatted(maker));
        put("solutions/" + agreement, "{\"nameZh\": \"方案\", \"nameEn\": \"Solution\"}");
        put("rollouts/" + agreement, """
                {"vehicleModel": "%s-model", "solution": "%s", "withoutBasis": {"reason": "R"},
                 "responsible": [{"person": "%s", "role": "OWNER"}],
                 "stages": [{"stage": "LAUNCHED", "plannedOn": "%s"}]}""".formatted(
                        maker, agreement, owner, today.get().plusDays(7)));
        go();
        assertThat(rollout()).containsExactly("STAGE 7 SENT");
        assertThat(api.get("/api/v1/changes?type=io.autopact.reminder.due&record=ROLLOUT:" + agreement)
                        .has(200)
                        .items("type"))
                .containsExactly("io.autopact.reminder.due");
        days(8);
        go();
        assertThat(rollout()).containsExactly("STAGE 7 SENT", "LATE 0 SENT");
        assertThat(mails(mine())).hasSize(2);
    }

    private List<String> rollout() {
        return api.get("/api/v1/notifications?sort=id&record=ROLLOUT:" + agreement)
                .has(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> "%s %s %s"
                        .formatted(
                                item.at("/subject").asString(),
                                item.at("/daysBefore").asString(),
                                item.at("/state").asString()))
                .toList();
    }

    @Test
    void aTestTellsWhetherMailArrives() {
        api.post("/api/v1/notifications/test", "{\"person\": \"%s\"}".formatted(owner))
                .has(200)
                .includes("{\"sent\": true, \"reason\": null}");
        assertThat(mails(mine())).hasSize(1);
        api.post("/api/v1/notifications/test?dryRun=true", "{}").has(200).includes("{\"sent\": false}");
        api.post("/api/v1/notifications/test", "{\"person\": \"ml-nobody\"}").isProblem(422, "rule-violated");
        SERVER.stop();
        api.post("/api/v1/notifications/test", "{}")
                .has(200)
                .includes("{\"sent\": false, \"reason\": \"MAIL_SERVER_AWAY\"}");
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "null" : value.asString();
    }
}
