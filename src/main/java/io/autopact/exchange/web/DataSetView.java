package io.autopact.exchange.web;

import io.autopact.exchange.Column;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.TableDataSet;
import io.autopact.shared.listing.Filter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A data set as it is described to those who read it.
 *
 * @param name its name in addresses
 * @param descriptionZh what one row is, in Chinese
 * @param descriptionEn what one row is, in English
 * @param columns its columns in their order
 * @param key the columns that together are unique
 * @param filters the parameters that narrow it, those of the list of its records
 * @param alsoTaken columns that an import takes besides, of parts of the records that exports tell in their own data
 *     set
 * @param importable whether it can be imported, and its changes exported with since
 */
@Schema(name = "DataSet")
record DataSetView(
        String name,
        String descriptionZh,
        String descriptionEn,
        List<Column> columns,
        List<String> key,
        List<DataSetFilter> filters,
        List<Column> alsoTaken,
        boolean importable) {

    /**
     * A parameter that narrows a data set.
     *
     * @param name the parameter
     * @param description what it means
     */
    @Schema(name = "DataSetFilter")
    record DataSetFilter(String name, String description) {}

    static DataSetView of(DataSet dataSet, List<Filter> filters) {
        return new DataSetView(
                dataSet.name(),
                dataSet.descriptionZh(),
                dataSet.descriptionEn(),
                dataSet.columns(),
                dataSet.key(),
                filters.stream()
                        .map(filter -> new DataSetFilter(filter.name(), filter.description()))
                        .toList(),
                dataSet.alsoTaken(),
                dataSet instanceof TableDataSet);
    }
}
