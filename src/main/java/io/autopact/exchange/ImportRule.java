package io.autopact.exchange;

/**
 * A rule that a whole import is checked against at once.
 *
 * @param afterMerge whether it looks at the register as the import would leave it; else at the staged rows alone
 * @param sql gives a row {@code line, column_name, value, detail} for each violation; the staged rows are in
 *     {@code staging}
 */
public record ImportRule(boolean afterMerge, String sql) {

    /** A rule about the staged rows. */
    public static ImportRule onStaging(String sql) {
        return new ImportRule(false, sql);
    }

    /** A rule about the register as the import would leave it. */
    public static ImportRule onResult(String sql) {
        return new ImportRule(true, sql);
    }
}
