package io.autopact.exchange;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Files to fill in: the recorded columns of a data set, and an example row that is to be replaced. The examples of all
 * data sets are of one made-up partnership, so that together they can be imported.
 */
@Component
public class Templates {

    Templates() {}

    /**
     * The file for a data set.
     *
     * @param chinese whether the columns are called in Chinese
     * @param delimiter what stands between two values
     */
    public String of(TableDataSet dataSet, boolean chinese, char delimiter) {
        List<Column> columns = Stream.concat(
                        dataSet.fields().stream().map(Field::described), dataSet.alsoTaken().stream())
                .toList();
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(delimiter)
                .lineDelimiter(LineDelimiter.LF)
                .build(text)) {
            csv.writeRecord(columns.stream()
                    .map(chinese ? Column::descriptionZh : Column::name)
                    .toList());
            NamedCsvRecord example = example(dataSet);
            csv.writeRecord(columns.stream()
                    .map(column -> example.findField(column.name()).orElse(""))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static NamedCsvRecord example(TableDataSet dataSet) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        new ClassPathResource("db/example/%s.csv".formatted(dataSet.name())).getInputStream(),
                        StandardCharsets.UTF_8))) {
            return rows.iterator().next();
        }
    }
}
