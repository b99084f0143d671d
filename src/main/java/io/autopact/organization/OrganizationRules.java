package io.autopact.organization;

import io.autopact.shared.rule.DateRules;
import io.autopact.shared.rule.RecordRules;
import io.autopact.shared.rule.SetRule;
import io.autopact.shared.time.RoughDate;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What holds of organizations, whoever writes them. */
final class OrganizationRules {

    /** About an organization that is merged, and the one that it is merged into. */
    static final RecordRules<Facts> MERGED = RecordRules.over(Facts.class)
            .rule(
                    "organization-merged-into-another",
                    (change, found) -> found.addIf(
                            change.after().code().equals(change.after().mergedInto()),
                            "mergedInto",
                            "itself",
                            "An organization is not merged into itself."))
            .rule(
                    "organization-merged-is-archived",
                    (change, found) -> found.addIf(
                            change.after().mergedInto() != null
                                    && !change.after().archived(),
                            "mergedInto",
                            "invalid",
                            "What was merged is archived."))
            .rule(
                    "organization-merged-into-one-that-stays",
                    (change, found) -> found.addIf(
                            change.after().mergedInto() != null
                                    && change.after().otherIsMerged(),
                            "mergedInto",
                            "merged",
                            "%s was merged itself; name the one that stays.",
                            change.after().mergedInto()))
            .rule(
                    "organization-merged-into-its-type",
                    (change, found) -> found.addIf(
                            change.after().mergedInto() != null
                                    && change.after().otherType() != null
                                    && change.after().otherType()
                                            != change.after().type(),
                            "mergedInto",
                            "wrong-type",
                            "%s is no %s.",
                            change.after().mergedInto(),
                            change.after().type().noun()))
            .rule(
                    "organization-merged-into-one-in-use",
                    (change, found) -> found.addIf(
                            change.after().otherWasArchived()
                                    && !change.was(before -> Objects.equals(
                                            before.mergedInto(), change.after().mergedInto())),
                            "mergedInto",
                            "archived",
                            "%s is archived; restore it first.",
                            change.after().mergedInto()));

    /** About one organization that is written as a whole. */
    static final RecordRules<Facts> RECORD = RecordRules.over(Facts.class)
            .all(MERGED)
            .rule(
                    "organization-is-merged-by-an-action",
                    (change, found) -> found.addIf(
                            change.after().mergedInto() != null && change.was(before -> before.mergedInto() == null),
                            "mergedInto",
                            "invalid",
                            "It is not merged yet: merging moves what refers to it and is an action of its own."))
            .rule("organization-stays-merged", (change, found) -> {
                Facts before = change.before();
                found.addIf(
                        before != null
                                && before.mergedInto() != null
                                && !before.mergedInto().equals(change.after().mergedInto()),
                        "mergedInto",
                        "merged",
                        "It was merged into %s, for good.",
                        before == null ? null : before.mergedInto());
            })
            .rule("organization-keeps-its-type", (change, found) -> {
                Facts before = change.before();
                found.addIf(
                        before != null && before.type() != change.after().type(),
                        "kind",
                        "wrong-type",
                        "An organization stays an automaker, a partner or an own unit; this one is an %s.",
                        before == null ? null : before.type());
            });

    /** About one tie. */
    static final RecordRules<TieFacts> TIE = RecordRules.over(TieFacts.class)
            .rule(
                    "tie-to-another",
                    (change, found) -> found.addIf(
                            change.after().organization().equals(change.after().to()),
                            "to",
                            "itself",
                            "An organization has no tie to itself."))
            .rule(
                    "tie-of-a-unit-has-no-stake",
                    (change, found) -> found.addIf(
                            change.after().kind() == TieKind.UNIT_OF
                                    && change.after().stakePercent() != null,
                            "stakePercent",
                            "invalid",
                            "A unit is no legal entity: nobody holds a stake in it."))
            .rule("tie-ends-after-it-begins", DateRules.inOrder("from", TieFacts::from, "until", TieFacts::until));

    /** About one cooperation. */
    static final RecordRules<CooperationFacts> COOPERATION = RecordRules.over(CooperationFacts.class)
            .rule(
                    "cooperation-since-or-in-words",
                    (change, found) -> found.addIf(
                            change.after().since() == null
                                    && change.after().wordingZh() == null
                                    && change.after().wordingEn() == null,
                            "since",
                            "required",
                            "A cooperation has a date since when, or the words of a source."))
            .rule(
                    "cooperation-ends-after-it-begins",
                    DateRules.inOrder("since", CooperationFacts::since, "until", CooperationFacts::until));

    /** Across the ties of organizations. */
    static final SetRule TIES =
            SetRule.of("tie_violations", "tie-overlap", "tie-second-parent", "tie-cycle", "tie-stakes-up-to-a-hundred");

    private OrganizationRules() {}

    /**
     * What the rules about organizations look at.
     *
     * @param code its code
     * @param type which of the three it is
     * @param archived whether it is kept for the record only
     * @param mergedInto the code of the one that it was merged into
     * @param otherIsMerged whether that one was merged itself
     * @param otherType which of the three that one is; null where it is not known
     * @param otherWasArchived whether that one was archived before the write
     */
    record Facts(
            String code,
            OrganizationType type,
            boolean archived,
            @Nullable String mergedInto,
            boolean otherIsMerged,
            @Nullable OrganizationType otherType,
            boolean otherWasArchived) {}

    /**
     * What the rules about ties look at.
     *
     * @param organization the code of the one that belongs to another
     * @param to the code of the other
     * @param kind how it belongs to it
     * @param stakePercent the other one's stake
     * @param from the first day
     * @param until the last day
     */
    record TieFacts(
            String organization,
            String to,
            TieKind kind,
            @Nullable BigDecimal stakePercent,
            @Nullable RoughDate from,
            @Nullable RoughDate until) {}

    /**
     * What the rules about cooperations look at.
     *
     * @param since the first day
     * @param until the last day
     * @param wordingZh what the source calls it, in Chinese
     * @param wordingEn what the source calls it, in English
     */
    record CooperationFacts(
            @Nullable RoughDate since,
            @Nullable RoughDate until,
            @Nullable String wordingZh,
            @Nullable String wordingEn) {}
}
