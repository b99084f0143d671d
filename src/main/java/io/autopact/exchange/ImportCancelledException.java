package io.autopact.exchange;

/** Ends an import that was cancelled; nothing of it is written. */
public class ImportCancelledException extends RuntimeException {

    public ImportCancelledException() {
        super("The import was cancelled");
    }
}
