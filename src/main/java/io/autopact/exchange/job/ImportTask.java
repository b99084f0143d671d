package io.autopact.exchange.job;

import io.autopact.exchange.ImportOptions;
import io.autopact.exchange.ImportReport;
import java.util.UUID;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** An import with its file, from when it is taken until it is over. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
final class ImportTask {

    private final UUID id;
    private final String target;
    private final Upload upload;
    private final boolean dryRun;
    private final String author;
    private final ImportOptions options;

    private volatile ImportReport report = new ImportReport();
    private volatile boolean cancelled;

    /** Begins anew with nothing done, as after a deadlock. */
    ImportReport begin() {
        ImportReport fresh = new ImportReport();
        report = fresh;
        if (cancelled) {
            fresh.cancel();
        }
        return fresh;
    }

    void cancel() {
        cancelled = true;
        report.cancel();
    }
}
