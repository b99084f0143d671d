package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Csv;
import io.autopact.support.Imports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files to fill in, one for each data set that can be imported. */
@ArticleTest
class TemplateTests {

    @Autowired
    private Api api;

    @Autowired
    private DataSets dataSets;

    private String template(String question) {
        return api.get("/api/v1/exports/" + question).has(200).body();
    }

    @Test
    void aTemplateHasTheRecordedColumnsInChineseAndAnExampleRow() {
        Answer template = api.get("/api/v1/exports/organizations/template.csv").has(200);
        assertThat(template.body()).isEqualTo("""
                组织编码,组织类别,中文名称,英文名称,国家,是否归档,并入的组织编码
                example-maker,COMPANY,示例车企（请替换）,Example maker (replace this row),CN,,
                """);
        assertThat(template.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(template.header("Content-Disposition")).contains("organizations-template.csv");
        assertThat(template("organizations/template.csv?headers=en&delimiter=semicolon&bom=true"))
                .startsWith("\uFEFFcode;kind;name_zh;name_en;country;archived;merged_into\nexample-maker;COMPANY;");
    }

    @Test
    void everyDataSetThatCanBeImportedHasOneAndNoOther() {
        for (DataSet dataSet : dataSets.all()) {
            String address = "/api/v1/exports/%s/template.csv".formatted(dataSet.name());
            if (dataSet instanceof TableDataSet table) {
                List<List<String>> rows = Csv.rows(api.get(address).has(200).body());
                assertThat(rows).as(dataSet.name()).hasSize(2);
                assertThat(rows.getFirst())
                        .isEqualTo(Stream.concat(
                                        table.columns().stream().filter(column -> !column.readOnly()),
                                        table.alsoTaken().stream())
                                .map(Column::descriptionZh)
                                .toList());
                assertThat(String.join(",", rows.getLast())).as(dataSet.name()).containsIgnoringCase("example");
            } else {
                api.get(address).isProblem(404, "not-found");
            }
        }
        api.get("/api/v1/exports/organizations/template.csv?headers=fr").isProblem(400, "invalid-request");
        api.get("/api/v1/exports/moons/template.csv").isProblem(404, "not-found");
    }

    @Test
    void theExamplesAreOfOnePartnershipThatCanBeImportedAsItIs() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream entries = new ZipOutputStream(zip)) {
            for (TableDataSet dataSet : dataSets.writable()) {
                entries.putNextEntry(new ZipEntry(dataSet.name() + ".csv"));
                entries.write(
                        template(dataSet.name() + "/template.csv?bom=true").getBytes(StandardCharsets.UTF_8));
            }
        }
        Imports imports = new Imports(api);
        imports.finished(imports.send(api.adminToken(), "portfolio?dryRun=true", "application/zip", zip.toByteArray()))
                .includes(
                        "{\"errors\": [], \"state\": \"SUCCEEDED\", \"rowsRead\": %d, \"unchanged\": 0, \"warningCount\": 0}"
                                .formatted(dataSets.writable().size()));
    }

    @Test
    void anExampleIsImportedByItselfWhereWhatItRefersToIsThere() {
        new Imports(api)
                .csv("organizations?dryRun=true", template("organizations/template.csv"))
                .includes("{\"state\": \"SUCCEEDED\", \"inserted\": 1}");
    }
}
