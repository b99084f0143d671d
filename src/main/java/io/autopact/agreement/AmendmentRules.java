package io.autopact.agreement;

import io.autopact.shared.rule.Change;
import io.autopact.shared.rule.DateRules;
import io.autopact.shared.rule.Finding;
import io.autopact.shared.rule.RecordRules;
import io.autopact.shared.time.RoughDate;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What holds of amendments, renewals and notices, whoever writes them. */
public final class AmendmentRules {

    /** About what each kind has, which it tells by itself. */
    private static final RecordRules<Facts> SHAPE = RecordRules.over(Facts.class)
            .rule(
                    "renewal-has-an-expiry",
                    (change, found) -> found.addIf(
                            change.after().kind() == AmendmentKind.RENEWAL
                                    && change.after().expiresOn() == null,
                            "expiresOn",
                            "required",
                            "A renewal has the new expiry."))
            .rule(
                    "notice-changes-nothing-else",
                    (change, found) -> found.addIf(
                            change.after().kind() == AmendmentKind.NOTICE
                                    && (change.after().expiresOn() != null
                                            || change.after().extendsToSubsidiaries() != null),
                            "kind",
                            "invalid",
                            "Notice changes neither the expiry nor the reach."));

    /** About one of them. */
    static final RecordRules<Facts> RECORD = RecordRules.over(Facts.class)
            .rule(
                    "amendment-of-agreement-given-up",
                    (change, found) -> found.addIf(
                            change.after().agreementGivenUp(),
                            "agreement",
                            "given-up",
                            "It was given up and is changed no more."))
            .rule(
                    "amendment-recorded-stays",
                    (change, found) -> found.addIf(
                            change.before() != null && !change.correction(),
                            "number",
                            "recorded-already",
                            "Amendment %s is recorded: it changes by a correction.",
                            change.after().number()))
            .rule(
                    "amendment-signed-in-past",
                    DateRules.past(
                            "signedOn", Facts::signedOn, "An amendment cannot be recorded as signed in the future."))
            .rule(
                    "notice-in-past",
                    (change, found) -> found.addIf(
                            change.after().kind() == AmendmentKind.NOTICE
                                    && change.after().effectiveOn().value().isAfter(change.today()),
                            "effectiveOn",
                            "out-of-range",
                            "Notice is given after the signing and not in the future; this is of %s.",
                            change.after().effectiveOn().value()))
            .rule(
                    "amendment-expires-after-it-takes-effect",
                    (change, found) -> found.addIf(
                            DateRules.isBefore(
                                    DateRules.day(change.after().expiresOn()),
                                    change.after().effectiveOn().value()),
                            "expiresOn",
                            "out-of-order",
                            "By amendment %s the agreement would expire before that takes effect (%s).",
                            change.after().number(),
                            change.after().effectiveOn().value()))
            .all(SHAPE)
            .rule(
                    "amendment-says-what-it-is-about",
                    (change, found) -> found.addIf(
                            change.after().kind() == AmendmentKind.AMENDMENT
                                    && change.after().note() == null,
                            "note",
                            "required",
                            "An amendment says what it is about."));

    private AmendmentRules() {}

    /** Tells what an amendment of its kind lacks, or has too much. */
    public static void checkShape(
            AmendmentKind kind,
            @Nullable RoughDate expiresOn,
            @Nullable Boolean extendsToSubsidiaries,
            Consumer<Finding> found) {
        RoughDate day = RoughDate.of(LocalDate.EPOCH);
        Facts facts = new Facts(false, 1, kind, day, null, expiresOn, extendsToSubsidiaries, null);
        SHAPE.check(new Change<>(null, facts, LocalDate.EPOCH), found);
    }

    /**
     * What the rules look at.
     *
     * @param agreementGivenUp whether the agreement was given up, before the write
     * @param number its number within the agreement
     * @param kind which kind it is
     * @param effectiveOn from which day on it holds
     * @param signedOn when it was signed
     * @param expiresOn the expiry since
     * @param extendsToSubsidiaries whether the agreement extends to subsidiaries since
     * @param note what it is about
     */
    record Facts(
            boolean agreementGivenUp,
            int number,
            AmendmentKind kind,
            RoughDate effectiveOn,
            @Nullable RoughDate signedOn,
            @Nullable RoughDate expiresOn,
            @Nullable Boolean extendsToSubsidiaries,
            @Nullable String note) {}
}
