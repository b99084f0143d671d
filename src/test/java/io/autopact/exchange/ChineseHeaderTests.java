package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Csv;
import io.autopact.support.Imports;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Columns are called by their names or in Chinese, out and in. */
@ArticleTest
class ChineseHeaderTests {

    @Autowired
    private Api api;

    @Autowired
    private DataSets dataSets;

    @Test
    void noTwoColumnsOfADataSetAreCalledTheSame() {
        for (DataSet dataSet : dataSets.all()) {
            assertThat(Stream.concat(dataSet.columns().stream(), dataSet.alsoTaken().stream())
                            .flatMap(column -> Stream.of(column.name(), column.descriptionZh())))
                    .as(dataSet.name())
                    .doesNotHaveDuplicates()
                    .allSatisfy(header -> assertThat(header)
                            .isEqualTo(header.strip())
                            .doesNotContain(",", ";", "|", "\t", "\n", "\""));
        }
    }

    @Test
    void everyDataSetComesInChineseAndIsTakenBackAsItIs() {
        Imports imports = new Imports(api);
        for (DataSet dataSet : dataSets.all()) {
            String export = api.get("/api/v1/exports/%s.csv?headers=zh&bom=true".formatted(dataSet.name()))
                    .has(200)
                    .body();
            List<List<String>> rows = Csv.rows(export.substring(1));
            assertThat(rows.getFirst())
                    .isEqualTo(dataSet.columns().stream()
                            .map(Column::descriptionZh)
                            .toList());
            assertThat(export.substring(export.indexOf('\n')))
                    .isEqualTo(plain(dataSet.name())
                            .substring(plain(dataSet.name()).indexOf('\n')));
            if (dataSet instanceof TableDataSet) {
                imports.csv(dataSet.name() + "?dryRun=true", export)
                        .includes("{\"state\": \"SUCCEEDED\", \"rowsRead\": %1$d, \"unchanged\": %1$d}"
                                .formatted(rows.size() - 1));
            }
        }
    }

    private String plain(String dataSet) {
        return api.get("/api/v1/exports/%s.csv?headers=en".formatted(dataSet))
                .has(200)
                .body();
    }

    @Test
    void columnsAndIncrementsAreCalledInChineseToo() {
        assertThat(api.get("/api/v1/exports/agreements.csv?columns=title_zh,number&headers=zh&delimiter=semicolon")
                        .body())
                .startsWith("中文标题;协议编号\n");
        assertThat(api.get("/api/v1/exports/organizations.csv?columns=code&headers=zh&since=0")
                        .body())
                .startsWith("组织编码,已删除\n");
        api.get("/api/v1/exports/agreements.csv?headers=fr")
                .isProblem(400, "invalid-request")
                .includes(
                        "{\"errors\": [{\"parameter\": \"headers\", \"code\": \"invalid\", \"detail\": \"headers must be zh or en.\"}]}");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            nmae_zh   | there is no such column, perhaps it is name_zh; there are code,
            Name-En   | there is no such column, perhaps it is name_en; there are code,
            中文名    | there is no such column, perhaps it is 中文名称, 英文名称; there are code,
            colour    | there is no such column; there are code,
            """)
    void anUnknownColumnIsRefusedAndNearOnesAreTold(String header, String detail) {
        assertThat(new Imports(api)
                        .csv("organizations?dryRun=true", "code,kind," + header + "\nx,BRAND,X\n")
                        .includes("{\"state\": \"REFUSED\", \"errors\": [{\"line\": 1, \"column\": \"%s\"}]}"
                                .formatted(header))
                        .at("/errors/0/detail"))
                .startsWith(detail);
    }
}
