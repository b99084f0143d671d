package io.autopact.support;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;

/** Reads CSV as a client would. */
public final class Csv {

    private Csv() {}

    /** All rows with their values, the header first. */
    public static List<List<String>> rows(String csv) {
        return CsvReader.builder().ofCsvRecord(csv).stream()
                .map(CsvRecord::getFields)
                .toList();
    }
}
