package io.autopact.portfolio.claim;

import io.autopact.portfolio.Metric;
import io.autopact.shared.time.RoughDate;
import org.jspecify.annotations.Nullable;

/**
 * All that a client can record of a claim.
 *
 * @param code its code; null to have one made
 * @param statementZh its words in Chinese
 * @param statementEn its words in English
 * @param claimant who claims it
 * @param asOf of which day it speaks
 * @param metric what is counted, where the register can
 * @param comparison how the value is meant
 * @param value the figure
 * @param note what else is to be known
 * @param context who spoke, for whom, on which occasion, and what about
 */
public record ClaimDraft(
        @Nullable String code,
        String statementZh,
        @Nullable String statementEn,
        @Nullable String claimant,
        RoughDate asOf,
        @Nullable Metric metric,
        @Nullable Comparison comparison,
        @Nullable Long value,
        @Nullable String note,
        ClaimContext context) {

    /** What the rules look at, with what is known beside this. */
    ClaimRules.Facts facts(boolean claimantErased) {
        return new ClaimRules.Facts(
                statementZh,
                statementEn,
                claimant,
                asOf,
                metric,
                comparison,
                value,
                note,
                context.nameZh(),
                context.nameEn(),
                context.officeZh(),
                context.officeEn(),
                context.person(),
                claimantErased);
    }
}
