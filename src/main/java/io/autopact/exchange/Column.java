package io.autopact.exchange;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One column of a data set, as it is described to those who read it.
 *
 * @param name the column's name, which is the member's name in snake_case
 * @param type what its values are
 * @param descriptionZh what it means, in Chinese
 * @param descriptionEn what it means, in English
 * @param readOnly whether it is derived: exports have it, imports ignore it
 */
public record Column(
        String name,

        @Schema(
                type = "string",
                allowableValues = {"string", "integer", "number", "date", "boolean", "datetime"})
        ColumnType type,

        String descriptionZh,
        String descriptionEn,
        boolean readOnly) {}
