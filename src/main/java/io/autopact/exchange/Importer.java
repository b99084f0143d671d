package io.autopact.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Imports CSV files as sets: each is streamed into a staging table, its rows are checked against the rules all at once,
 * and then merged by their natural key. All files of an import are written, or none.
 */
@Component
@RequiredArgsConstructor
public class Importer {

    private final DataSets dataSets;
    private final JdbcTemplate database;

    /**
     * Imports the files, in the order in which they refer to each other.
     *
     * @param files at most one for each data set
     * @return what was done
     * @throws ImportRefusedException if anything is wrong; it has every error with its line, and nothing is written
     */
    @Transactional
    public ImportReport run(List<ImportFile> files) {
        ImportReport report = new ImportReport();
        Map<String, ImportFile> byDataSet =
                files.stream().collect(Collectors.toMap(ImportFile::dataSet, Function.identity()));
        for (TableDataSet dataSet : dataSets.inImportOrder()) {
            ImportFile file = byDataSet.remove(dataSet.name());
            if (file != null) {
                merge(dataSet, file, report);
            }
        }
        byDataSet
                .values()
                .forEach(file -> report.error(new ImportError(
                        file.name(), 0, null, null, "there is no data set " + file.dataSet() + " to import")));
        refuseIfWrong(report);
        database.execute("set constraints all immediate");
        return report;
    }

    private void merge(TableDataSet dataSet, ImportFile file, ImportReport report) {
        database.execute(dataSet.stagingTable());
        Set<String> present = stage(dataSet, file, report);
        refuseIfWrong(report);

        dataSet.beforeMerge().forEach(database::execute);
        check(dataSet.duplicatesQuery(), file, report);
        dataSet.references().forEach(field -> check(dataSet.unresolvedQuery(field), file, report));
        dataSet.rules().stream().filter(rule -> !rule.afterMerge()).forEach(rule -> check(rule.sql(), file, report));
        refuseIfWrong(report);

        database.query(dataSet.mergeStatement(present), row -> {
            report.merged(row.getLong("inserted"), row.getLong("updated"));
        });
        dataSet.rules().stream().filter(ImportRule::afterMerge).forEach(rule -> check(rule.sql(), file, report));
        refuseIfWrong(report);
        database.execute("drop table staging");
    }

    private Set<String> stage(TableDataSet dataSet, ImportFile file, ImportReport report) {
        Set<String> present = database.execute((Connection connection) -> copyIn(connection, dataSet, file, report));
        return present == null ? Set.of() : present;
    }

    private static Set<String> copyIn(Connection connection, TableDataSet dataSet, ImportFile file, ImportReport report)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staging from stdin");
        try {
            Set<String> present = new StagingWriter(dataSet, file, report).write(copy);
            copy.endCopy();
            return present;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void check(String query, ImportFile file, ImportReport report) {
        database.query(query, row -> {
            report.error(new ImportError(
                    file.name(),
                    row.getLong("line"),
                    row.getString("column_name"),
                    row.getString("value"),
                    row.getString("detail")));
        });
    }

    private static void refuseIfWrong(ImportReport report) {
        if (report.refused()) {
            throw new ImportRefusedException(report);
        }
    }
}
