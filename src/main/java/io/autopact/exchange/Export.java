package io.autopact.exchange;

import java.time.LocalDate;
import java.util.List;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an export.
 *
 * @param dataSet what is exported
 * @param asOf the date that derived columns are told for
 * @param columns the names of the columns wanted, in their order
 * @param delimiter what stands between two values
 * @param byteOrderMark whether the file begins with one, by which Excel knows UTF-8
 * @param guarded whether texts that a spreadsheet would take for formulas are defused
 * @param chinese whether the first row names the columns in Chinese
 * @param narrowed SQL that gives the codes of the records wanted; null for all
 * @param since from when on changes are wanted, the rows as they are now and those that are gone; null for the whole
 */
@With
public record Export(
        DataSet dataSet,
        LocalDate asOf,
        List<String> columns,
        char delimiter,
        boolean byteOrderMark,
        boolean guarded,
        boolean chinese,
        @Nullable String narrowed,
        @Nullable Since since) {

    /** The whole data set with all its columns. */
    public static Export of(DataSet dataSet, LocalDate asOf) {
        return new Export(
                dataSet,
                asOf,
                dataSet.columns().stream().map(Column::name).toList(),
                ',',
                false,
                false,
                false,
                null,
                null);
    }

    /** The columns that an import takes. */
    public static Export ofRecorded(DataSet dataSet, LocalDate asOf) {
        return of(dataSet.recorded(), asOf)
                .withColumns(dataSet.columns().stream()
                        .filter(column -> !column.readOnly())
                        .map(Column::name)
                        .toList());
    }
}
