package io.autopact.exchange.job;

import io.autopact.exchange.ImportError;
import io.autopact.exchange.ImportMode;
import io.autopact.exchange.ImportReport;
import io.autopact.shared.writing.Consequence;
import io.autopact.shared.writing.KeptAnswers;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of imports. A job ends once: whoever finds it still running says how, and what comes later, such as the
 * end of an import that was cancelled meanwhile, finds it over.
 */
@Component
@RequiredArgsConstructor
class JobRecords {

    /** How many consequences of a dry run are kept; the count goes on. */
    private static final int MOST_CONSEQUENCES = 1000;

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final KeptAnswers answers;
    private final JsonMapper json;

    UUID insert(
            String target, boolean dryRun, @Nullable String correction, ImportMode mode, String author, long bytes) {
        return database.sql("""
                        insert into import_job (data_set, rehearsal, correction, mode, created_by, bytes_total, step)
                        values (:target, :dryRun, :correction, :mode, :author, :bytes, 'WAITING')
                        returning id""")
                .param("target", target)
                .param("dryRun", dryRun)
                .param("correction", correction)
                .param("mode", mode.name())
                .param("author", author)
                .param("bytes", bytes)
                .query(UUID.class)
                .single();
    }

    /**
     * Writes how far a job is.
     *
     * @return whether it is to go on
     */
    @Transactional
    public boolean progress(UUID id, ImportReport report) {
        return database.sql("""
                        update import_job
                        set seen_at = now(), step = :step, bytes_read = :bytesRead, rows_read = :rowsRead,
                            bytes_total = greatest(bytes_total, :bytesTotal), error_count = :errorCount,
                            started_at = coalesce(started_at, clock_timestamp() - make_interval(secs => :underWay))
                        where id = :id and state = 'RUNNING'""")
                        .param("id", id)
                        .param("step", report.step().name())
                        .param("underWay", seconds(report.underWay()), Types.DOUBLE)
                        .param("bytesRead", report.bytesRead())
                        .param("bytesTotal", report.bytesTotal())
                        .param("rowsRead", report.rowsRead())
                        .param("errorCount", report.errorCount())
                        .update()
                == 1;
    }

    /**
     * Ends a job in the caller's transaction, where it is written with what it tells of.
     *
     * @return whether it was still running
     */
    @Transactional
    public boolean end(UUID id, ImportState state, ImportReport report, @Nullable String detail) {
        boolean done = state == ImportState.SUCCEEDED;
        boolean first = database.sql("""
                        update import_job
                        set state = :state, step = null, detail = :detail, finished_at = clock_timestamp(),
                            started_at = coalesce(started_at, clock_timestamp() - make_interval(secs => :underWay)), bytes_read = :bytesRead,
                            bytes_total = greatest(bytes_total, :bytesTotal), rows_read = :rowsRead,
                            inserted = :inserted, updated = :updated, unchanged = :unchanged, error_count = :errorCount,
                            consequence_count = :consequenceCount, consequences = cast(:consequences as jsonb),
                            warning_count = :warningCount
                        where id = :id and state = 'RUNNING'""")
                        .param("id", id)
                        .param("consequenceCount", done ? count(report.consequences()) : null, Types.INTEGER)
                        .param("consequences", done ? first(report.consequences()) : null, Types.VARCHAR)
                        .param("state", state.name())
                        .param("detail", detail)
                        .param("underWay", seconds(report.underWay()), Types.DOUBLE)
                        .param("bytesRead", report.bytesRead())
                        .param("bytesTotal", report.bytesTotal())
                        .param("rowsRead", report.rowsRead())
                        .param("inserted", done ? report.inserted() : 0)
                        .param("updated", done ? report.updated() : 0)
                        .param("unchanged", done ? report.unchanged() : 0)
                        .param("errorCount", report.errorCount())
                        .param("warningCount", report.warningCount())
                        .update()
                == 1;
        if (first) {
            keep(id, false, report.errors());
            keep(id, true, report.warnings());
            if (!done) {
                free(id);
            }
        }
        return first;
    }

    private static @Nullable Integer count(@Nullable List<Consequence> consequences) {
        return consequences == null ? null : consequences.size();
    }

    private @Nullable String first(@Nullable List<Consequence> consequences) {
        return consequences == null
                ? null
                : json.writeValueAsString(
                        consequences.stream().limit(MOST_CONSEQUENCES).toList());
    }

    /** An Idempotency-Key stands for what succeeded: sent with it again, the file is imported anew. */
    private void free(UUID id) {
        answers.forget(ImportJobs.address(id));
    }

    private void keep(UUID id, boolean warnings, List<ImportError> errors) {
        List<Object[]> rows = new ArrayList<>();
        for (ImportError error : errors) {
            rows.add(new @Nullable Object[] {
                id,
                warnings,
                rows.size(),
                error.file(),
                error.line(),
                printable(error.column()),
                printable(error.value()),
                error.detail(),
                error.rule()
            });
        }
        batches.batchUpdate(
                "insert into import_job_error (job_id, is_warning, position, file, line, column_name, value, detail, rule) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toNanos() / 1e9;
    }

    /** The database takes no NUL; what was sent may have some. */
    private static @Nullable String printable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    /**
     * Cancels a job.
     *
     * @return whether it was still running
     */
    @Transactional
    public boolean cancel(UUID id) {
        boolean first = database.sql("""
                        update import_job
                        set state = 'CANCELLED', step = null, finished_at = now()
                        where id = :id and state = 'RUNNING'""").param("id", id).update() == 1;
        if (first) {
            free(id);
        }
        return first;
    }

    /** Ends the jobs of instances that were not seen for a while: they are gone, and their files with them. */
    @Transactional
    public void buryLost() {
        database.sql("""
                        update import_job
                        set state = 'FAILED', step = null, finished_at = now(),
                            detail = 'The service ended while the import was under way. Nothing was written; send the file again.'
                        where state = 'RUNNING' and seen_at < now() - interval '15 seconds'
                        returning id""").query(UUID.class).list().forEach(this::free);
    }
}
