package io.autopact.exchange;

import io.autopact.history.AuditContext;
import io.autopact.shared.rule.SetRule;
import io.autopact.shared.time.Today;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports CSV files as sets: each is streamed into a staging table, its rows are checked against the rules all at once,
 * and then merged by their natural key. All files of an import are written, or none.
 */
@Component
public class Importer {

    /** What is wrong with a file can be a million rows, of which not all are held at once. */
    private static final int FETCHED_AT_ONCE = 1000;

    /** From so many rows on a table is not what the planner knew of it. */
    private static final int MANY = 5000;

    /** The rule of an import that takes nothing new. */
    static final String NOTHING_NEW = "import-of-what-is-known";

    /** The rule by which new codes are told that look like slips. */
    static final String CODE_LIKE_ANOTHER = "code-like-another";

    /** The rule by which new records are told that may be known under another code. */
    static final String NAME_LIKE_ANOTHER = "name-like-another";

    private final DataSets dataSets;
    private final JdbcTemplate database;
    private final Today today;
    private final JsonMapper json;
    private final AuditContext audit;

    Importer(DataSets dataSets, DataSource dataSource, Today today, JsonMapper json, AuditContext audit) {
        this.dataSets = dataSets;
        this.today = today;
        this.json = json;
        this.audit = audit;
        this.database = new JdbcTemplate(dataSource);
        database.setFetchSize(FETCHED_AT_ONCE);
    }

    /**
     * Imports the files, in the order in which they refer to each other, on behalf of someone who may write everything.
     *
     * @param files at most one for each data set
     * @return what was done
     * @throws ImportRefusedException if anything is wrong; it has every error with its line, and nothing is written
     */
    @Transactional
    public ImportReport run(List<ImportFile> files) {
        ImportReport report = new ImportReport();
        run(files, new ImportOptions(true, null, ImportMode.UPSERT), report);
        return report;
    }

    /**
     * Imports the files, in the order in which they refer to each other.
     *
     * @param files at most one for each data set
     * @param options what it may do
     * @param report takes what is done, as it is done
     * @throws ImportRefusedException if anything is wrong; it has every error with its line, and nothing is written
     * @throws ImportCancelledException if the report was cancelled; nothing is written
     */
    @Transactional
    public void run(List<ImportFile> files, ImportOptions options, ImportReport report) {
        database.execute((Connection connection) -> {
            report.runsOn(connection.unwrap(PGConnection.class));
            return true;
        });
        try {
            prepare();
            String correction = options.correction();
            if (correction != null) {
                audit.describe("CORRECTED", correction);
            }
            settleAll(files, options, report);
        } finally {
            report.runsOn(null);
        }
    }

    /**
     * Imports go one after the other: two that touch the same records would wait for each other in the middle. What
     * they sort and join is larger than what requests do. What day it is the register says, not the database.
     */
    private void prepare() {
        database.execute("select pg_advisory_xact_lock(hashtext('autopact.import'))");
        database.execute("set local work_mem = '64MB'; set local jit = off");
        database.query(
                "select set_config('autopact.today', ?, true)",
                row -> {},
                today.get().toString());
    }

    private void settleAll(List<ImportFile> files, ImportOptions options, ImportReport report) {
        Map<String, ImportFile> byDataSet =
                files.stream().collect(Collectors.toMap(ImportFile::dataSet, Function.identity()));
        List<TableDataSet> unsettled = new ArrayList<>();
        Map<String, StagedFile> saidBeside = new HashMap<>();
        List<StagedFile> keptRows = new ArrayList<>();
        for (TableDataSet dataSet : dataSets.inImportOrder()) {
            ImportFile file = byDataSet.remove(dataSet.name());
            if (file != null) {
                boolean rootless = unsettled.stream().anyMatch(other -> DataSets.mustFollow(dataSet, other));
                long changed = report.inserted() + report.updated();
                if (!settle(dataSet, file, !rootless, options, report, saidBeside, keptRows)) {
                    unsettled.add(dataSet);
                }
                if (dataSet.administered()
                        && !options.administrator()
                        && report.inserted() + report.updated() > changed) {
                    report.error(
                            new ImportError(
                                    file.name(),
                                    0,
                                    null,
                                    null,
                                    "changes reference data, which administrators alone may; leave the file out, or let one send it"));
                }
            }
            StagedFile parts = saidBeside.remove(dataSet.name());
            if (parts != null && !settleParts(parts, options, report)) {
                unsettled.add(dataSet);
            }
        }
        byDataSet
                .values()
                .forEach(file -> report.error(new ImportError(
                        file.name(), 0, null, null, "there is no data set " + file.dataSet() + " to import")));
        if (!report.refused()) {
            keptRows.forEach(staged -> checkKeptRows(staged, report));
        }
        if (report.refused()) {
            throw new ImportRefusedException(report);
        }
        database.execute("set constraints all immediate");
        report.goOn();
    }

    /**
     * Checks a file and merges it. After a mistake the import goes on, so that the mistakes of all files are told
     * together; a file that refers to one with mistakes is checked by itself alone, as nobody knows what it will find.
     *
     * @param grounded whether all that it refers to is merged
     * @param saidBeside takes what the file says of parts of its records
     * @param keptRows takes the file where rules are asked of its rows once all files are written
     * @return whether it was merged and nothing is wrong with it
     */
    private boolean settle(
            TableDataSet dataSet,
            ImportFile file,
            boolean grounded,
            ImportOptions options,
            ImportReport report,
            Map<String, StagedFile> saidBeside,
            List<StagedFile> keptRows) {
        ImportStatements statements = new ImportStatements(dataSet);
        StagedFile staged = new StagedFile(dataSet, file);
        long before = report.errorCount();
        report.enter(ImportStep.READING);
        database.execute(statements.stagingTable());
        long rowsBefore = report.rowsRead();
        Set<String> present = stage(staged, report);
        boolean many = report.rowsRead() - rowsBefore >= MANY;
        report.enter(ImportStep.CHECKING);
        database.execute("analyze staging");
        check(statements.duplicatesQuery(), staged, report);
        if (grounded) {
            checkAgainstRegister(staged, present, options, report);
            if (report.errorCount() == before) {
                merge(staged, present, many, report);
            }
        }
        Parts parts = dataSet.parts();
        boolean settled = grounded && report.errorCount() == before;
        if (settled && parts != null && parts.areIn(present)) {
            database.execute(statements.keepParts(parts));
            TableDataSet ofParts = dataSets.writable().stream()
                    .filter(other -> other.name().equals(parts.dataSet()))
                    .findFirst()
                    .orElseThrow();
            saidBeside.put(parts.dataSet(), new StagedFile(ofParts, file, parts));
        }
        if (settled && dataSet.setRules().stream().anyMatch(SetRule::afterAllFiles)) {
            database.execute("alter table staging rename to staged_" + dataSet.name());
            keptRows.add(staged);
        } else {
            database.execute("drop table staging");
        }
        return settled;
    }

    /** Checks and merges what the file of records says of their parts. */
    private boolean settleParts(StagedFile staged, ImportOptions options, ImportReport report) {
        ImportStatements statements = new ImportStatements(staged.dataSet());
        long before = report.errorCount();
        report.enter(ImportStep.CHECKING);
        database.execute(statements.stagingTable());
        statements.stageParts(Objects.requireNonNull(staged.parts())).forEach(database::execute);
        database.execute("analyze staging");
        checkAgainstRegister(staged, staged.allColumns(), options, report);
        if (report.errorCount() == before) {
            merge(staged, staged.allColumns(), report.rowsRead() >= MANY, report);
        }
        database.execute("drop table staging");
        return report.errorCount() == before;
    }

    private void checkAgainstRegister(
            StagedFile staged, Set<String> present, ImportOptions options, ImportReport report) {
        TableDataSet dataSet = staged.dataSet();
        ImportStatements statements = new ImportStatements(dataSet);
        dataSet.beforeMerge().forEach(database::execute);
        dataSet.references().forEach(field -> check(statements.unresolvedQuery(field), staged, report));
        if (staged.parts() == null) {
            statements.completionStatement(present).ifPresent(database::execute);
            dataSet.fields().stream()
                    .filter(field -> field.required() && !present.contains(field.name()))
                    .forEach(field -> check(statements.missingQuery(field), staged, report));
            statements.retiredQuery().ifPresent(query -> check(query, staged, report));
            compareKeys(staged, options, report);
        } else {
            database.execute(statements.partCompletionStatement());
        }
        checkRecords(
                new RecordCheck<>(dataSet, dataSet.recordRules(), present, today.get(), options.correction() != null),
                staged,
                report);
    }

    private void compareKeys(StagedFile staged, ImportOptions options, ImportReport report) {
        ImportStatements statements = new ImportStatements(staged.dataSet());
        if (options.mode() == ImportMode.UPDATE) {
            find(statements.newQuery(), row -> report.error(error(staged, row, NOTHING_NEW)));
        } else {
            statements
                    .likeQuery()
                    .ifPresent(query -> find(query, row -> report.warn(error(staged, row, CODE_LIKE_ANOTHER))));
            statements
                    .namesakesQuery()
                    .ifPresent(query -> find(query, row -> report.warn(error(staged, row, NAME_LIKE_ANOTHER))));
        }
    }

    /**
     * Puts each row to the rules about one record. The errors are told in the order of the lines, which is worth
     * sorting the rows for only where there are any.
     */
    private void checkRecords(RecordCheck<?> check, StagedFile file, ImportReport report) {
        if (!check.isNeeded() || !isBroken(check, report)) {
            return;
        }
        database.query(check.query("to_jsonb(s)::text") + " order by s.line", row -> {
            long line = row.getLong("line");
            JsonNode staged = json.readTree(row.getString("staged"));
            check.check(row, finding -> {
                JsonNode value = staged.path(check.column(finding.member()));
                report.error(check.error(file, line, finding, value.isNull() ? null : value.asString()));
            });
        });
    }

    private boolean isBroken(RecordCheck<?> check, ImportReport report) {
        return Boolean.TRUE.equals(database.query(check.query("null"), rows -> {
            AtomicBoolean broken = new AtomicBoolean();
            while (!broken.get() && rows.next()) {
                report.goOn();
                check.check(rows, finding -> broken.set(true));
            }
            return broken.get();
        }));
    }

    /** Asks of the rows of a file, which were kept, the rules that other files bear on. */
    private void checkKeptRows(StagedFile file, ImportReport report) {
        database.execute("alter table staged_%s rename to staging"
                .formatted(file.dataSet().name()));
        checkSets(file, true, report);
        database.execute("drop table staging");
    }

    private void checkSets(StagedFile file, boolean afterAllFiles, ImportReport report) {
        ImportStatements statements = new ImportStatements(file.dataSet());
        file.dataSet().setRules().stream()
                .filter(rule -> rule.afterAllFiles() == afterAllFiles)
                .forEach(rule -> database.query(statements.setRuleQuery(rule) + " order by line", row -> {
                    report.error(error(file, row, row.getString("rule")));
                }));
    }

    private void merge(StagedFile file, Set<String> present, boolean many, ImportReport report) {
        TableDataSet dataSet = file.dataSet();
        ImportStatements statements = new ImportStatements(dataSet);
        report.enter(ImportStep.MERGING);
        statements.beforeWritingOwners().forEach(database::execute);
        database.query(statements.mergeStatement(present), row -> {
            if (file.parts() == null) {
                report.merged(row.getLong("inserted"), row.getLong("updated"));
            } else {
                // The rows of the file are records: those are counted that have changed by their parts alone.
                report.merged(0, row.getLong("raised"));
            }
        });
        if (many) {
            // Otherwise the rules that follow are planned for a table as small as it was.
            database.query("select analyze_recorded(?)", row -> {}, dataSet.table());
        }
        statements.writingOwners().ifPresent(statement -> {
            database.query(statement, row -> {
                if (file.parts() != null) {
                    report.merged(0, row.getLong("raised"));
                }
            });
            statements.afterWritingOwners().forEach(database::execute);
        });
        statements
                .lateStatements(present)
                .forEach(statement -> database.query(statement, row -> {
                    report.merged(0, row.getLong("updated"));
                }));
        dataSet.afterMerge().forEach(database::execute);
        checkSets(file, false, report);
    }

    private Set<String> stage(StagedFile file, ImportReport report) {
        Set<String> present = database.execute((Connection connection) -> copyIn(connection, file, report));
        return present == null ? Set.of() : present;
    }

    private static Set<String> copyIn(Connection connection, StagedFile file, ImportReport report) throws SQLException {
        StagingWriter writer = new StagingWriter(file.dataSet(), file.file(), report);
        AtomicReference<CopyIn> copy = new AtomicReference<>();
        try {
            Set<String> present = writer.write(parts -> {
                if (parts != null) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(ImportStatements.addParts(parts));
                    }
                }
                copy.set(connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staging from stdin"));
                return copy.get();
            });
            if (copy.get() != null) {
                copy.get().endCopy();
            }
            return present;
        } finally {
            if (copy.get() != null && copy.get().isActive()) {
                copy.get().cancelCopy();
            }
        }
    }

    private void check(String query, StagedFile file, ImportReport report) {
        find(query, row -> report.error(error(file, row, null)));
    }

    private void find(String query, RowCallbackHandler found) {
        database.query("select * from (%s) as found order by line, column_name".formatted(query), found);
    }

    private static ImportError error(StagedFile file, ResultSet row, @Nullable String rule) throws SQLException {
        return file.error(
                row.getLong("line"),
                row.getString("column_name"),
                row.getString("value"),
                row.getString("detail"),
                rule);
    }
}
