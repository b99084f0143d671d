package io.autopact.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.MovableClock;
import io.autopact.support.RegisterTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** That an import has ended is told once, with what it has written. */
@RegisterTest
@Import(MovableClock.class)
@TestPropertySource(properties = {"autopact.webhook.allow=127.0.0.1", "autopact.public-url=https://partners.example"})
@DirtiesContext
class FinishedImportTests {

    private static final String TYPE = "io.autopact.import.finished";
    private static final String HEADER = "code,kind,name_zh,name_en\n";

    @Autowired
    private Api api;

    @Autowired
    private MovableClock clock;

    private Hooks hooks;
    private Receiver receiver;
    private Imports imports;
    private Feed feed;

    @BeforeEach
    void listen() throws IOException {
        hooks = new Hooks(api);
        receiver = new Receiver();
        imports = new Imports(api);
        feed = Feed.fromNow(api, "&type=" + TYPE);
    }

    @AfterEach
    void listenNoMore() {
        hooks.disableAll();
        receiver.close();
    }

    private Answer organizations(String rows) {
        return imports.csv("organizations", HEADER + rows);
    }

    @Test
    void whatAnImportHasWrittenIsToldOnceBehindItsRows() {
        assertThat(organizations("fin-a,GROUP,甲,A\nfin-b,GROUP,乙,B").at("/state"))
                .isEqualTo("SUCCEEDED");
        assertThat(feed.rest()).hasSize(1);
        Feed all = Feed.fromNow(api, "");
        Answer job = organizations("fin-a,GROUP,甲,A\nfin-b,GROUP,乙,Changed\nfin-c,GROUP,丙,C");
        List<JsonNode> told = all.rest();
        assertThat(told)
                .extracting(event -> event.at("/type").asString())
                .containsExactlyInAnyOrder("io.autopact.automaker.updated", "io.autopact.automaker.created", TYPE)
                .last()
                .isEqualTo(TYPE);
        assertThat(told)
                .extracting(event -> event.at("/time").asString())
                .containsOnly(told.getLast().at("/time").asString());
        JsonNode finished = told.getLast();
        assertThat(finished.at("/subject").asString()).isEqualTo("import-jobs/" + job.at("/id"));
        api.get("/api/v1/" + finished.at("/subject").asString()).has(200);
        JsonNode data = finished.at("/data");
        assertThat(data.at("/record/type").asString()).isEqualTo("IMPORT");
        assertThat(data.at("/change").asString()).isEqualTo("FINISHED");
        assertThat(data.at("/by").asString()).isEqualTo(job.at("/by"));
        assertThat(data.at("/via").asString()).isEqualTo("IMPORT");
        assertThat(data.at("/version").asInt()).isEqualTo(1);
        assertThat(data.at("/organizations")).isEmpty();
        assertThat(member(finished, "dataset")).isEqualTo("organizations");
        assertThat(member(finished, "inserted")).isEqualTo("1");
        assertThat(member(finished, "updated")).isEqualTo("1");
        assertThat(member(finished, "unchanged")).isEqualTo("1");
        assertThat(member(finished, "titleZh")).startsWith("新增 1 行，更新 1 行，未变 1 行 · 组织");
        assertThat(member(finished, "titleEn")).startsWith("1 new, 1 changed, 1 unchanged · ");
        assertThat(feed.rest())
                .extracting(event -> event.at("/id").asString())
                .containsExactly(finished.at("/id").asString());
        assertThat(Feed.whole(api, "&record=IMPORT:" + job.at("/id")).rest()).hasSize(1);
    }

    private static String member(JsonNode event, String name) {
        return event.at("/data/members")
                .valueStream()
                .filter(member -> member.at("/member").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .at("/to")
                .asString();
    }

    @Test
    void whatHasWrittenNothingIsNotTold() {
        organizations("fin-same,GROUP,甲,A");
        assertThat(feed.rest()).hasSize(1);
        assertThat(organizations("fin-same,GROUP,甲,A").at("/unchanged")).isEqualTo("1");
        assertThat(organizations("fin-same,NONE,甲,A").at("/state")).isEqualTo("REFUSED");
        assertThat(imports.csv("organizations?dryRun=true", HEADER + "fin-dry,GROUP,甲,A")
                        .at("/inserted"))
                .isEqualTo("1");
        assertThat(feed.rest()).isEmpty();
    }

    @Test
    void anArchiveIsOneImport() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("organizations.csv"));
            zip.write((HEADER + "fin-zip,GROUP,甲,A").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("people.csv"));
            zip.write("code,name_zh,name_en,organization\nfin-person,甲,A,fin-zip".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(imports.zip(archive.toByteArray()).at("/state")).isEqualTo("SUCCEEDED");
        List<JsonNode> told = feed.rest();
        assertThat(told).hasSize(1);
        assertThat(member(told.getFirst(), "dataset")).isEqualTo("portfolio");
        assertThat(member(told.getFirst(), "inserted")).isEqualTo("2");
    }

    @Test
    void webhooksAreSentItAndGroupsReadItInChinese() {
        hooks.register(receiver, "FIN-STANDARD", ", \"types\": [\"io.autopact.import.*\"]");
        try (Receiver group = new Receiver().answering("{\"errcode\": 0, \"errmsg\": \"ok\"}")) {
            hooks.register(group, "FIN-GROUP", ", \"types\": [\"%s\"], \"format\": \"WECOM\"".formatted(TYPE));
            Answer job = organizations("fin-told,GROUP,甲,A");
            await().until(() -> receiver.received().size() == 1);
            assertThat(receiver.received().getFirst().event().at("/type").asString())
                    .isEqualTo(TYPE);
            await().until(() -> hooks.deliveries("FIN-GROUP", "").size() == 1);
            clock.forward(Duration.ofSeconds(6));
            await().until(() -> group.received().size() == 1);
            assertThat(group.received()
                            .getFirst()
                            .event()
                            .at("/markdown/content")
                            .asString())
                    .matches("### autopact：导入完成\n\\*\\*导入完成\\*\\*："
                            + "\\[新增 1 行，更新 0 行，未变 0 行 · .+]\\(https://partners\\.example/api/v1/import-jobs/%1$s\\)（%1$s），由 .+ 于 .+ 通过导入操作"
                                    .formatted(job.at("/id")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theDocumentSaysWhatIsToldOfIt() {
        JsonNode example = api.get("/v3/api-docs")
                .json()
                .at("/webhooks/" + TYPE + "/post/requestBody/content/application~1cloudevents+json/example");
        assertThat(example.at("/data/record/type").asString()).isEqualTo("IMPORT");
        assertThat(example.at("/subject").asString())
                .isEqualTo("import-jobs/" + example.at("/data/record/code").asString());
        assertThat(List.of("dataset", "inserted", "titleZh", "titleEn", "unchanged", "updated"))
                .allMatch(name -> !member(example, name).isEmpty());
    }
}
