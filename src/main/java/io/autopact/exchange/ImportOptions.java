package io.autopact.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What an import may do.
 *
 * @param administrator whether reference data may be changed
 * @param correction why what was recorded of signed agreements is put right; null where nothing of it may change
 * @param mode what becomes of new rows
 */
public record ImportOptions(boolean administrator, @Nullable String correction, ImportMode mode) {}
