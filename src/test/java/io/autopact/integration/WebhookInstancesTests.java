package io.autopact.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.ServiceProcess;
import io.autopact.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances share what is to be sent; one that is killed in the middle loses nothing. */
class WebhookInstancesTests {

    private static final int RECORDS = 20;
    private static final int CHANGES = 5;

    @TempDir
    private Path folder;

    @Test
    void whatOneLeavesUndoneTheOtherDoes() throws Exception {
        TestDatabase.Fresh database = TestDatabase.fresh();
        Map<String, String> environment = new HashMap<>(Map.of(
                "SPRING_DATASOURCE_URL", database.url(),
                "SPRING_DATASOURCE_USERNAME", database.application(),
                "SPRING_DATASOURCE_PASSWORD", database.password(),
                "SPRING_FLYWAY_USER", database.owner(),
                "SPRING_FLYWAY_PASSWORD", database.password(),
                "AUTOPACT_WEBHOOK_ALLOW", "127.0.0.1",
                "AUTOPACT_WEBHOOK_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));
        try (Receiver receiver = new Receiver();
                ServiceProcess one =
                        ServiceProcess.start(folder.resolve("one"), ServiceProcess.freePort(), environment)) {
            one.awaitReady();
            try (ServiceProcess other =
                    ServiceProcess.start(folder.resolve("two"), ServiceProcess.freePort(), environment)) {
                other.awaitReady();
                assertThat(one.status("POST", "/api/v1/webhooks", """
                        {"code": "WH-SHARED", "url": "%s", "types": ["io.autopact.automaker.*"]}""".formatted(receiver.url())))
                        .isEqualTo(201);
                for (int change = 0; change < CHANGES; change++) {
                    for (int record = 0; record < RECORDS; record++) {
                        write(one, record, change);
                    }
                    if (change == 2) {
                        other.kill();
                    }
                }
            }
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> receiver.received().stream()
                                    .map(Receiver.Received::id)
                                    .distinct()
                                    .count()
                            == RECORDS * CHANGES);
            Map<String, List<Integer>> versions = receiver.received().stream()
                    .collect(Collectors.groupingBy(
                            received -> received.event().at("/subject").asString(),
                            Collectors.mapping(
                                    received ->
                                            received.event().at("/data/version").asInt(),
                                    Collectors.toList())));
            assertThat(versions).hasSize(RECORDS);
            versions.forEach(
                    (record, told) -> assertThat(told.stream().distinct().toList())
                            .as(record)
                            .isSortedAccordingTo(Comparator.naturalOrder()));
        }
    }

    private static void write(ServiceProcess service, int record, int change) {
        int status = change == 0
                ? service.status("POST", "/api/v1/automakers", """
                        {"code": "wh-shared-%d", "kind": "GROUP", "nameZh": "甲", "nameEn": "A"}""".formatted(record))
                : service.status(
                        "PUT",
                        "/api/v1/automakers/wh-shared-" + record,
                        "{\"kind\": \"GROUP\", \"nameZh\": \"甲\", \"nameEn\": \"A%d\"}".formatted(change),
                        "If-Match",
                        "\"%d\"".formatted(change));
        assertThat(status).isEqualTo(change == 0 ? 201 : 200);
    }
}
