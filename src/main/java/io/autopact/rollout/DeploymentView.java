package io.autopact.rollout;

import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A solution in use at an organization.
 *
 * @param number its number
 * @param organization the code of the organization where it is in use
 * @param solution the code of the solution; null where it is not known which
 * @param from the first day; null where it is not known, and then it counts at no date
 * @param fromPrecision how exactly that is known
 * @param fromConfidence whether that is stated or inferred
 * @param fromNotBefore the first day on which it can have been, where it is known to have been on or before a day
 * @param until the last day; null where it is open
 * @param untilPrecision how exactly that is known
 * @param untilConfidence whether that is stated or inferred
 * @param untilNotBefore the first day on which it can have been, where it is known to have been on or before a day
 * @param active whether it is in use at the date asked about
 * @param note what else is to be known
 * @param disputed whether a source contradicts anything that is recorded of it
 * @param disputedMembers the members that are contradicted, such as {@code solution}
 * @param version rises with every change
 * @param updatedAt when it last changed
 */
@Schema(name = "Deployment")
public record DeploymentView(
        String number,
        String organization,
        @Nullable String solution,
        @Nullable LocalDate from,
        @Nullable DatePrecision fromPrecision,
        @Nullable Confidence fromConfidence,
        @Nullable LocalDate fromNotBefore,
        @Nullable LocalDate until,
        @Nullable DatePrecision untilPrecision,
        @Nullable Confidence untilConfidence,
        @Nullable LocalDate untilNotBefore,
        boolean active,
        @Nullable String note,
        boolean disputed,
        List<String> disputedMembers,
        int version,
        Instant updatedAt) {}
