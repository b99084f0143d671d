package io.autopact.portfolio.claim;

import io.autopact.evidence.NamedRecord;
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
 * @param claimantNameZh the name in Chinese of the person who spoke; null where none is named
 * @param claimantNameEn the same in English
 * @param claimantOfficeZh the person's office in Chinese
 * @param claimantOfficeEn the same in English
 * @param claimantPerson the code of who spoke, where they are recorded
 * @param claimantOrganization the code of the organization spoken for; null where that is not known
 * @param occasion the code of the event on which it was said; null where there was none
 * @param about the records that it is about
 * @param disputed whether evidence contradicts it
 * @param disputedMembers the members that evidence contradicts
 * @param version rises when who spoke, where or what about is told otherwise; words and figures never are
 * @param updatedAt when it last changed
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
        @Nullable String claimantNameZh,
        @Nullable String claimantNameEn,
        @Nullable String claimantOfficeZh,
        @Nullable String claimantOfficeEn,
        @Nullable String claimantPerson,
        @Nullable String claimantOrganization,
        @Nullable String occasion,
        List<NamedRecord> about,
        boolean disputed,
        List<String> disputedMembers,
        int version,
        Instant updatedAt) {}
