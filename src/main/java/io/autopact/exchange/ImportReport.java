package io.autopact.exchange;

import java.util.ArrayList;
import java.util.List;
import lombok.Getter;
import lombok.experimental.Accessors;

/** What an import did, or would have done, and what is wrong with it. */
@Getter
@Accessors(fluent = true)
public final class ImportReport {

    /** How many errors are kept; the count goes on. */
    public static final int MAX_ERRORS = 1000;

    private final List<ImportError> errors = new ArrayList<>();
    private long rowsRead;
    private long inserted;
    private long updated;
    private long errorCount;

    /** Rows that stood in the register already just as the files have them. */
    public long unchanged() {
        return rowsRead - inserted - updated;
    }

    /** Whether anything is wrong, so that nothing is written. */
    public boolean refused() {
        return errorCount > 0;
    }

    void read() {
        rowsRead++;
    }

    void merged(long moreInserted, long moreUpdated) {
        inserted += moreInserted;
        updated += moreUpdated;
    }

    void error(ImportError error) {
        errorCount++;
        if (errors.size() < MAX_ERRORS) {
            errors.add(error);
        }
    }
}
