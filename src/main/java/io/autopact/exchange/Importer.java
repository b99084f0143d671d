package io.autopact.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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
        List<TableDataSet> unsettled = new ArrayList<>();
        for (TableDataSet dataSet : dataSets.inImportOrder()) {
            ImportFile file = byDataSet.remove(dataSet.name());
            if (file != null) {
                boolean rootless = unsettled.stream().anyMatch(other -> DataSets.mustFollow(dataSet, other));
                if (!settle(dataSet, file, !rootless, report)) {
                    unsettled.add(dataSet);
                }
            }
        }
        byDataSet
                .values()
                .forEach(file -> report.error(new ImportError(
                        file.name(), 0, null, null, "there is no data set " + file.dataSet() + " to import")));
        if (report.refused()) {
            throw new ImportRefusedException(report);
        }
        database.execute("set constraints all immediate");
        return report;
    }

    /**
     * Checks a file and merges it. After a mistake the import goes on, so that the mistakes of all files are told
     * together; a file that refers to one with mistakes is checked by itself alone, as nobody knows what it will find.
     *
     * @param grounded whether all that it refers to is merged
     * @return whether it was merged and nothing is wrong with it
     */
    private boolean settle(TableDataSet dataSet, ImportFile file, boolean grounded, ImportReport report) {
        long before = report.errorCount();
        database.execute(dataSet.stagingTable());
        Set<String> present = stage(dataSet, file, report);
        check(dataSet.duplicatesQuery(), file, report);
        if (grounded) {
            checkAgainstRegister(dataSet, present, file, report);
            if (report.errorCount() == before) {
                merge(dataSet, present, file, report);
            }
        }
        database.execute("drop table staging");
        return grounded && report.errorCount() == before;
    }

    private void checkAgainstRegister(TableDataSet dataSet, Set<String> present, ImportFile file, ImportReport report) {
        dataSet.beforeMerge().forEach(database::execute);
        dataSet.references().forEach(field -> check(dataSet.unresolvedQuery(field), file, report));
        dataSet.completionStatement(present).ifPresent(database::execute);
        dataSet.rules().stream().filter(rule -> !rule.afterMerge()).forEach(rule -> check(rule.sql(), file, report));
    }

    private void merge(TableDataSet dataSet, Set<String> present, ImportFile file, ImportReport report) {
        database.query(dataSet.mergeStatement(present), row -> {
            report.merged(row.getLong("inserted"), row.getLong("updated"));
        });
        dataSet.lateStatements(present)
                .forEach(statement -> database.query(statement, row -> {
                    report.merged(0, row.getLong("updated"));
                }));
        dataSet.afterMerge().forEach(database::execute);
        dataSet.rules().stream().filter(ImportRule::afterMerge).forEach(rule -> check(rule.sql(), file, report));
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
        database.query("select * from (%s) as found order by line, column_name".formatted(query), row -> {
            report.error(new ImportError(
                    file.name(),
                    row.getLong("line"),
                    row.getString("column_name"),
                    row.getString("value"),
                    row.getString("detail")));
        });
    }
}
