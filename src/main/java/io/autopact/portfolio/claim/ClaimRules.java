package io.autopact.portfolio.claim;

import io.autopact.people.NamingRules;
import io.autopact.portfolio.Metric;
import io.autopact.shared.rule.Change;
import io.autopact.shared.rule.Finding;
import io.autopact.shared.rule.RecordRules;
import io.autopact.shared.rule.SetRule;
import io.autopact.shared.time.RoughDate;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What holds of claims, whoever writes them. */
public final class ClaimRules {

    /** About the figure, which its words tell by themselves. */
    private static final RecordRules<Facts> FIGURE = RecordRules.over(Facts.class)
            .rule(
                    "claim-figure-says-how-it-is-meant",
                    (change, found) -> found.addIf(
                            change.after().comparison() == null
                                    && change.after().value() != null,
                            "comparison",
                            "required",
                            "How the value is meant is not told."))
            .rule(
                    "claim-compares-a-figure",
                    (change, found) -> found.addIf(
                            change.after().value() == null
                                    && (change.after().comparison() != null
                                            || change.after().metric() != null),
                            "value",
                            "required",
                            "There is no figure to compare."));

    /** About one claim. */
    public static final RecordRules<Facts> RECORD = RecordRules.over(Facts.class)
            .rule(
                    "claim-of-a-day-that-has-come",
                    (change, found) -> found.addIf(
                            change.after().asOf().value().isAfter(change.today()),
                            "asOf",
                            "out-of-range",
                            "What is claimed is recorded of a day that has come, not of the future."))
            .all(FIGURE)
            .rule(
                    "claim-is-never-overwritten",
                    (change, found) -> found.addIf(
                            change.was(before ->
                                    !before.words().equals(change.after().words())),
                            "code",
                            "recorded-already",
                            "It is recorded with other words or figures; claims are appended and never overwritten."))
            .rule("claimant-erased-has-no-name", NamingRules.hasNoNameOfErased("claimantNameZh", Facts::claimantNamed));

    /** That a claim which counts the elements that an agreement covers is about one agreement. */
    static final SetRule SETS = SetRule.of("claim_violations", "claim-counts-elements-of-one-agreement")
            .askedAfterAllFiles();

    private ClaimRules() {}

    /** Tells what is wrong with the figure of a new claim. */
    public static void checkFigure(
            @Nullable Metric metric, @Nullable Comparison comparison, @Nullable Long value, Consumer<Finding> found) {
        Facts facts = Facts.ofWords("", null, null, RoughDate.of(LocalDate.EPOCH), metric, comparison, value, null);
        FIGURE.check(new Change<>(null, facts, LocalDate.EPOCH), found);
    }

    /**
     * What the rules look at.
     *
     * @param statementZh its words in Chinese
     * @param statementEn its words in English
     * @param claimant who claims it
     * @param asOf of which day it speaks
     * @param metric what is counted, where the register can
     * @param comparison how the value is meant
     * @param value the figure
     * @param note what else is to be known
     * @param claimantNameZh the name of who spoke, in Chinese
     * @param claimantNameEn the same in English
     * @param claimantOfficeZh their office in Chinese
     * @param claimantOfficeEn the same in English
     * @param claimantPerson their code
     * @param claimantErased whether their personal data was erased
     */
    public record Facts(
            String statementZh,
            @Nullable String statementEn,
            @Nullable String claimant,
            RoughDate asOf,
            @Nullable Metric metric,
            @Nullable Comparison comparison,
            @Nullable Long value,
            @Nullable String note,
            @Nullable String claimantNameZh,
            @Nullable String claimantNameEn,
            @Nullable String claimantOfficeZh,
            @Nullable String claimantOfficeEn,
            @Nullable String claimantPerson,
            boolean claimantErased) {

        /** Those of a claim of which nothing is told but its words and its figure, which are never changed. */
        static Facts ofWords(
                String statementZh,
                @Nullable String statementEn,
                @Nullable String claimant,
                RoughDate asOf,
                @Nullable Metric metric,
                @Nullable Comparison comparison,
                @Nullable Long value,
                @Nullable String note) {
            return new Facts(
                    statementZh,
                    statementEn,
                    claimant,
                    asOf,
                    metric,
                    comparison,
                    value,
                    note,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false);
        }

        private Facts words() {
            return ofWords(statementZh, statementEn, claimant, asOf, metric, comparison, value, note);
        }

        private NamingRules.Words claimantNamed() {
            return new NamingRules.Words(
                    claimantPerson, claimantErased, claimantNameZh, claimantNameEn, claimantOfficeZh, claimantOfficeEn);
        }
    }
}
