package io.autopact.exchange.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents the parameters of an export; {@link ExportFilters} adds the filters. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(
            in = ParameterIn.QUERY,
            name = "asOf",
            description = "The date that derived columns such as phase are told for; today where it is missing.",
            schema = @Schema(type = "string", format = "date")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "columns",
            description = "The columns wanted, in their order, separated by commas; all where it is missing.",
            schema = @Schema(type = "string")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "delimiter",
            description = "What stands between two values.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"comma", "semicolon", "tab", "pipe"},
                            defaultValue = "comma")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "bom",
            description = "Whether the file begins with a byte order mark, by which Excel knows UTF-8.",
            schema = @Schema(type = "boolean", defaultValue = "false")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "guard",
            description =
                    "Whether texts that a spreadsheet would take for a formula are preceded by an apostrophe. Numbers"
                            + " and dates are left alone. Not for files that are to be imported again.",
            schema = @Schema(type = "boolean", defaultValue = "false")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "headers",
            description =
                    "What the first row calls the columns: their names, or with zh their Chinese descriptions. Imports take"
                            + " either.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"en", "zh"},
                            defaultValue = "en")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "since",
            description =
                    "Gives what changed instead of the whole: 0 for all rows and a first cursor, then what Next-Cursor"
                            + " said the time before. It tells the recorded columns alone, those of the key always, and takes"
                            + " neither asOf nor filters.",
            schema = @Schema(type = "string"))
})
@interface ExportedNarrowly {}
