package io.autopact.history;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One member that a change gave another value.
 *
 * @param member the member's name in the representation
 * @param from what it was; null where it was empty
 * @param to what it became; null where it became empty
 */
public record MemberChange(
        String member, @Nullable JsonNode from, @Nullable JsonNode to) {}
