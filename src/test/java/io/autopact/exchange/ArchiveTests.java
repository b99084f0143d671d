package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.AutopactApplication;
import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Imports;
import io.autopact.support.Npm;
import io.autopact.support.OwnDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All recorded facts as one archive: the same facts make the same bytes, and tools of others understand it. */
@ArticleTest
class ArchiveTests {

    @Autowired
    private Api api;

    @Autowired
    private DataSets dataSets;

    private static byte[] archive(Api from) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(from.address() + "/api/v1/exports/portfolio.zip"))
                                .header("Authorization", "Bearer " + from.adminToken())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"portfolio.zip\"");
        return answer.body();
    }

    @Test
    void importedIntoAnEmptyRegisterAndExportedAgainItHasTheSameBytes() throws Exception {
        byte[] exported = archive(api);
        assertThat(archive(api)).as("a second time").isEqualTo(exported);
        try (ConfigurableApplicationContext empty = new SpringApplicationBuilder(AutopactApplication.class, Api.class)
                .initializers(new OwnDatabase())
                .run("--autopact.portfolio=none", "--server.port=0")) {
            Api second = empty.getBean(Api.class);
            assertThat(archive(second)).isNotEqualTo(exported);
            // The one that is known is the architecture, to which the portfolio gives its owner.
            new Imports(second).zip(exported).includes("{\"state\": \"SUCCEEDED\", \"updated\": 1}");
            assertThat(archive(second)).isEqualTo(exported);
            new Imports(second).zip(exported).includes("{\"state\": \"SUCCEEDED\", \"inserted\": 0, \"updated\": 0}");
        }
    }

    @Test
    void entriesAreSortedAndTheirTimesSayNothing() throws Exception {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive(api)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(entry.getTimeLocal()).hasToString("1980-02-01T00:00");
            }
        }
        assertThat(names)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                dataSets.writable().stream().map(dataSet -> dataSet.name() + ".csv"),
                                Stream.of("datapackage.json"))
                        .toList());
    }

    @Test
    void anUnchangedRegisterIsNotSentAgain() {
        String tag =
                api.send("HEAD", "/api/v1/exports/portfolio.zip", null).has(200).header("ETag");
        assertThat(api.get("/api/v1/exports/portfolio.zip", "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void theDescriptionHasEveryDataSetWithItsColumns() {
        JsonNode described =
                api.get("/api/v1/exports/datapackage.json").has(200).json();
        assertThat(described.at("/resources").size()).isEqualTo(dataSets.all().size());
        for (JsonNode resource : described.at("/resources")) {
            DataSet dataSet = dataSets.find(resource.at("/name").asString()).orElseThrow();
            List<String> fields = new ArrayList<>();
            resource.at("/schema/fields")
                    .forEach(field -> fields.add(field.at("/name").asString()));
            assertThat(fields)
                    .isEqualTo(dataSet.columns().stream().map(Column::name).toList());
            assertThat(resource.at("/path").asString()).isEqualTo(dataSet.name() + ".csv");
        }
    }

    /** The validator is that of the Frictionless project: it reads the description and every row by it. */
    @Test
    void theValidatorOfOthersAcceptsTheDescriptionAndEveryRow(@TempDir Path folder) throws Exception {
        Npm.install("datapackage", "the Frictionless validator cannot look at the data package");
        Path whole = Files.createDirectories(folder.resolve("exports"));
        Answer description = api.get("/api/v1/exports/datapackage.json").has(200);
        Files.writeString(whole.resolve("datapackage.json"), description.body());
        for (DataSet dataSet : dataSets.all()) {
            Files.writeString(
                    whole.resolve(dataSet.name() + ".csv"),
                    api.get("/api/v1/exports/" + dataSet.name() + ".csv")
                            .has(200)
                            .body());
        }
        Path archived = Files.createDirectories(folder.resolve("archive"));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive(api)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.write(archived.resolve(entry.getName()), zip.readAllBytes());
            }
        }
        assertThat(Npm.run("node", "datapackage.js", whole.toString())).isZero();
        assertThat(Npm.run("node", "datapackage.js", archived.toString())).isZero();

        JsonNode rows = JsonMapper.shared().readTree(description.body());
        assertThat(rows.at("/resources").values().stream()
                        .map(resource -> resource.at("/name").asString()))
                .contains("agreement_lineage");
        Files.writeString(
                archived.resolve("agreement_lineage.csv"), "agreement,relation,related\nNOBODY,DEEPENS,NOTHING\n");
        assertThat(Npm.run("node", "datapackage.js", archived.toString()))
                .as("it does look")
                .isNotZero();
    }
}
