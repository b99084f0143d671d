package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.ArticleTest;
import io.autopact.support.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The columns that were ever published stay: under their names, with their types, in their order. The list can only
 * grow; {@code -Dautopact.keep=true} adds what is new, and refuses to drop what was there.
 */
@ArticleTest
class FixedColumnsTests {

    private static final Path PUBLISHED = Path.of("src/test/resources/exchange/published-columns.txt");

    @Autowired
    private DataSets dataSets;

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (DataSet dataSet : dataSets.all()) {
            for (Column column : dataSet.columns()) {
                columns.add("%s.%s %s%s"
                        .formatted(
                                dataSet.name(),
                                column.name(),
                                column.type().label(),
                                column.readOnly() ? " read-only" : ""));
            }
        }
        return columns;
    }

    @Test
    @Tag(Kept.TAG)
    void whatWasPublishedIsStillThereInItsOrder() throws IOException {
        List<String> now = columns();
        List<String> published = Files.exists(PUBLISHED) ? Files.readAllLines(PUBLISHED) : List.of();
        assertThat(now).containsAll(published);
        assertThat(now.stream().filter(published::contains).toList())
                .as("the order in which readers know them")
                .isEqualTo(published);
        Kept.file(PUBLISHED).holds(String.join("\n", now));
    }

    @Test
    void recordedColumnsComeFirst() {
        for (DataSet dataSet : dataSets.all()) {
            List<Boolean> readOnly =
                    dataSet.columns().stream().map(Column::readOnly).toList();
            assertThat(readOnly).as(dataSet.name()).isSorted();
        }
    }
}
