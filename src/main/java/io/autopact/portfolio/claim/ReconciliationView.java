package io.autopact.portfolio.claim;

import io.autopact.portfolio.Metric;
import io.autopact.portfolio.MetricRecords;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim beside what the register has on the same day.
 *
 * @param claim the claim's code
 * @param statementZh its words in Chinese
 * @param statementEn its words in English; null where there are none
 * @param metric what is counted; null where the register cannot count it, and then all that follows is empty
 * @param howZh how it is counted, in Chinese
 * @param howEn how it is counted, in English
 * @param comparison how the claimed value is meant; ABOUT leaves a tenth either way
 * @param claimed what is claimed
 * @param asOf the day
 * @param registered what the register has
 * @param difference what the register has more than claimed; below 0 where it has less
 * @param holds whether the register bears the claim out
 * @param records the codes of the records counted, at most 1,000
 * @param possible how many more it may have, of what is known roughly
 * @param possibleRecords the codes of those, at most 1,000
 * @param excluded the records left out and why, at most 1,000
 * @param excludedCount how many are left out
 */
@Schema(name = "Reconciliation")
public record ReconciliationView(
        String claim,
        String statementZh,
        @Nullable String statementEn,
        @Nullable Metric metric,
        @Nullable String howZh,
        @Nullable String howEn,
        @Nullable Comparison comparison,
        @Nullable Long claimed,
        LocalDate asOf,
        @Nullable Long registered,
        @Nullable Long difference,
        @Nullable Boolean holds,
        List<String> records,
        @Nullable Long possible,
        List<String> possibleRecords,
        List<MetricRecords.Excluded> excluded,
        int excludedCount) {}
