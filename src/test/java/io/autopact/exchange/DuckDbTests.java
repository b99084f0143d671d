package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Csv;
import io.autopact.support.DuckDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** DuckDB, which nobody told about the service, reads every data set with the types that its description says. */
@ArticleTest
class DuckDbTests {

    @Autowired
    private Api api;

    @Autowired
    private DataSets dataSets;

    @TempDir
    private Path folder;

    private static String type(ColumnType type) {
        return switch (type) {
            case STRING, INTEGERS -> "VARCHAR";
            case INTEGER -> "BIGINT";
            case NUMBER -> "DOUBLE";
            case DATE -> "DATE";
            case BOOLEAN -> "BOOLEAN";
            case DATETIME -> "TIMESTAMP WITH TIME ZONE";
        };
    }

    @Test
    void everyDataSetIsReadWithTheRightTypes() throws Exception {
        try (DuckDb duck = new DuckDb(folder)) {
            for (DataSet dataSet : dataSets.all()) {
                String csv = api.get("/api/v1/exports/" + dataSet.name() + ".csv?asOf=2019-07-01")
                        .has(200)
                        .body();
                Path file = Files.writeString(folder.resolve(dataSet.name() + ".csv"), csv);
                readsAsDescribed(duck, dataSet, file, Csv.rows(csv));
                guessesTheTypes(duck, dataSet, file, Csv.rows(csv));
            }
        }
    }

    /** With the types of the description, the way a pipeline reads: a value that does not fit is an error. */
    private static void readsAsDescribed(DuckDb duck, DataSet dataSet, Path file, List<List<String>> rows)
            throws Exception {
        String columns = dataSet.columns().stream()
                .map(column -> "'%s': '%s'".formatted(column.name(), type(column.type())))
                .collect(Collectors.joining(", "));
        List<List<String>> read =
                duck.rows("select * from read_csv('%s', header = true, columns = {%s})".formatted(file, columns));
        assertThat(read).as(dataSet.name()).hasSize(rows.size() - 1);
        for (int i = 0; i < dataSet.columns().size(); i++) {
            if (dataSet.columns().get(i).type() == ColumnType.STRING) {
                int column = i;
                assertThat(read.stream().map(row -> row.get(column)).toList())
                        .as("%s.%s", dataSet.name(), dataSet.columns().get(i).name())
                        .isEqualTo(rows.stream()
                                .skip(1)
                                .map(row -> row.get(column).isEmpty() ? "null" : row.get(column))
                                .toList());
            }
        }
    }

    /** Without any, the way a person begins: dates are dates, and so on, wherever there is a value to tell by. */
    private static void guessesTheTypes(DuckDb duck, DataSet dataSet, Path file, List<List<String>> rows)
            throws Exception {
        List<List<String>> guessed =
                duck.rows("describe select * from read_csv('%s', sample_size = -1)".formatted(file));
        for (int i : IntStream.range(0, dataSet.columns().size()).toArray()) {
            Column column = dataSet.columns().get(i);
            assertThat(guessed.get(i).getFirst()).isEqualTo(column.name());
            boolean told = rows.stream().skip(1).anyMatch(row -> !row.get(i).isEmpty());
            if (told && column.type() != ColumnType.STRING && column.type() != ColumnType.INTEGERS) {
                assertThat(guessed.get(i).get(1))
                        .as("%s.%s", dataSet.name(), column.name())
                        .isEqualTo(type(column.type()));
            }
        }
    }
}
