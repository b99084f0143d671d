package io.autopact.capability;

import io.autopact.shared.time.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * What a client says something serves or uses.
 *
 * @param pointer where in the body it says so
 * @param code the code of the domain or the ability
 * @param confidence whether a source states it; null to leave it as it is recorded, or stated where nothing is
 */
public record Assignment(
        String pointer, String code, @Nullable Confidence confidence) {}
