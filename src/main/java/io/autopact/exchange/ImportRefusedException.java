package io.autopact.exchange;

import lombok.Getter;

/** Something is wrong with an import; the transaction is rolled back and nothing was written. */
@Getter
public class ImportRefusedException extends RuntimeException {

    private final transient ImportReport report;

    ImportRefusedException(ImportReport report) {
        super("%d errors, the first: %s"
                .formatted(report.errorCount(), report.errors().getFirst()));
        this.report = report;
    }
}
