package io.autopact.exchange;

import io.autopact.shared.writing.Consequence;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an import has done so far, or would have done, and what is wrong with it. The import writes it; others may look
 * at the figures and cancel at any time.
 */
public final class ImportReport {

    /** How many errors are kept; the count goes on. */
    public static final int MAX_ERRORS = 1000;

    private static final Logger log = LoggerFactory.getLogger(ImportReport.class);

    private final List<ImportError> errors = new ArrayList<>();
    private volatile @Nullable List<Consequence> consequences;
    private final List<ImportError> warnings = new ArrayList<>();
    private volatile ImportStep step = ImportStep.WAITING;
    private volatile @Nullable Long begin;
    private volatile long bytesTotal;
    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder rowsRead = new LongAdder();
    private final LongAdder inserted = new LongAdder();
    private final LongAdder updated = new LongAdder();
    private final LongAdder errorCount = new LongAdder();
    private final LongAdder warningCount = new LongAdder();
    private volatile boolean cancelled;

    private volatile @Nullable PGConnection connection;

    /** The first errors, at most {@link #MAX_ERRORS}. */
    public List<ImportError> errors() {
        return errors;
    }

    /** What follows from it beyond the records in the files; null where nobody has asked. */
    public @Nullable List<Consequence> consequences() {
        return consequences;
    }

    /** Notes what follows from it. */
    public void follows(List<Consequence> found) {
        consequences = List.copyOf(found);
    }

    /** What the import is at. */
    public ImportStep step() {
        return step;
    }

    /** How long ago it began to read; null while it waits for another import. */
    public @Nullable Duration underWay() {
        Long began = begin;
        return began == null ? null : Duration.ofNanos(System.nanoTime() - began);
    }

    /** How many bytes the files have together; 0 where that is not known. */
    public long bytesTotal() {
        return bytesTotal;
    }

    /** How many of them were read. */
    public long bytesRead() {
        return bytesRead.sum();
    }

    /** How many rows were read, headers not counted. */
    public long rowsRead() {
        return rowsRead.sum();
    }

    /** How many rows were new. */
    public long inserted() {
        return inserted.sum();
    }

    /** How many rows were recorded with other values. */
    public long updated() {
        return updated.sum();
    }

    /** Rows that stood in the register already just as the files have them. */
    public long unchanged() {
        return rowsRead() - inserted() - updated();
    }

    /** How many errors there are. */
    public long errorCount() {
        return errorCount.sum();
    }

    /** What looks like a slip and keeps nothing from being written; at most {@link #MAX_ERRORS}. */
    public List<ImportError> warnings() {
        return warnings;
    }

    /** How many warnings there are. */
    public long warningCount() {
        return warningCount.sum();
    }

    /** Whether anything is wrong, so that nothing is written. */
    public boolean refused() {
        return errorCount() > 0;
    }

    /** Ends the import as soon as may be, also in the middle of a statement. */
    public void cancel() {
        cancelled = true;
        PGConnection busy = connection;
        if (busy != null) {
            try {
                busy.cancelQuery();
            } catch (SQLException alreadyDone) {
                log.debug("There was nothing to cancel", alreadyDone);
            }
        }
    }

    /** Whether it is to end as soon as may be. */
    public boolean cancelled() {
        return cancelled;
    }

    /** Says how much there is to read, before the first byte. */
    public void begin(long bytes) {
        bytesTotal = bytes;
    }

    /** Notes a mistake that shows only as the database takes the rows. */
    public void refuse(ImportError error) {
        error(error);
    }

    void goOn() {
        if (cancelled) {
            throw new ImportCancelledException();
        }
    }

    void enter(ImportStep next) {
        goOn();
        if (begin == null) {
            begin = System.nanoTime();
        }
        step = next;
    }

    void runsOn(@Nullable PGConnection busy) {
        connection = busy;
    }

    void read(long bytes) {
        bytesRead.add(bytes);
    }

    void read() {
        rowsRead.increment();
    }

    void merged(long moreInserted, long moreUpdated) {
        inserted.add(moreInserted);
        updated.add(moreUpdated);
    }

    void warn(ImportError warning) {
        warningCount.increment();
        if (warnings.size() < MAX_ERRORS) {
            warnings.add(warning);
        }
    }

    void error(ImportError error) {
        errorCount.increment();
        if (errors.size() < MAX_ERRORS) {
            errors.add(error);
        }
    }
}
