package io.autopact.portfolio.claim;

import io.autopact.portfolio.Metric;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something stated in public.
 *
 * @param code its code, such as {@code AUTOMAKERS-2019-06}
 * @param statementZh its words in Chinese
 * @param statementEn its words in English; null where there are none
 * @param claimant who claims it; null where that is not known
 * @param asOf of which day it speaks
 * @param asOfPrecision how exactly that is known
 * @param asOfConfidence whether that is stated or inferred
 * @param asOfNotBefore the first day on which it can have been, where it is known to have been on or before a day
 * @param metric what is counted; null where the register cannot count it
 * @param comparison how the value is meant; null where there is no figure
 * @param value the figure; null where there is none
 * @param note what else is to be known
 * @param disputed whether evidence contradicts it
 * @param disputedMembers the members that evidence contradicts
 * @param version always 1: claims are appended and never overwritten
 * @param updatedAt when it was recorded
 */
@Schema(name = "Claim")
public record ClaimView(
        String code,
        String statementZh,
        @Nullable String statementEn,
        @Nullable String claimant,
        LocalDate asOf,
        @Nullable DatePrecision asOfPrecision,
        @Nullable Confidence asOfConfidence,
        @Nullable LocalDate asOfNotBefore,
        @Nullable Metric metric,
        @Nullable Comparison comparison,
        @Nullable Long value,
        @Nullable String note,
        boolean disputed,
        List<String> disputedMembers,
        int version,
        Instant updatedAt) {}
