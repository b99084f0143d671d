package io.autopact.agreement;

import io.autopact.people.NamingRules;
import io.autopact.shared.rule.Change;
import io.autopact.shared.rule.DateRules;
import io.autopact.shared.rule.Findings;
import io.autopact.shared.rule.Member;
import io.autopact.shared.rule.RecordRules;
import io.autopact.shared.rule.ReferenceRules;
import io.autopact.shared.rule.SetRule;
import io.autopact.shared.time.RoughDate;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What holds of agreements and their parts, whoever writes them. */
final class AgreementRules {

    /** About one agreement. */
    static final RecordRules<Facts> RECORD = RecordRules.over(Facts.class)
            .rule(
                    "agreement-given-up-stays",
                    (change, found) -> found.addIf(
                            change.was(before -> before.status() == AgreementStatus.WITHDRAWN),
                            "number",
                            "given-up",
                            "It was given up and is changed no more."))
            .rule("agreement-status-follows", (change, found) -> {
                Facts before = change.before();
                found.addIf(
                        before != null
                                && !before.status().mayBecome(change.after().status()),
                        "status",
                        "status-not-allowed",
                        "It is %s; it cannot become %s.",
                        before == null ? null : before.status(),
                        change.after().status());
            })
            .rule("agreement-signed-terms-stay", AgreementRules::signedTermsStay)
            .rule(
                    "agreement-signed-in-past",
                    DateRules.past(
                            "signedOn", Facts::signedOn, "An agreement cannot be recorded as signed in the future."))
            .rule(
                    "agreement-negotiated-in-past",
                    DateRules.pastDay(
                            "negotiatingOn",
                            Facts::negotiatingOn,
                            "Negotiations cannot be recorded as begun in the future."))
            .rule(
                    "agreement-given-up-in-past",
                    DateRules.pastDay(
                            "withdrawnOn",
                            Facts::withdrawnOn,
                            "An agreement cannot be recorded as given up in the future."))
            .rule(
                    "agreement-drafted-before-it-was-signed",
                    (change, found) -> found.addIf(
                            DateRules.isBefore(
                                    DateRules.day(change.after().signedOn()),
                                    DateRules.firstDay(change.after().draftedOn())),
                            "draftedOn",
                            "out-of-order",
                            "It would have been drafted after it was signed (%s).",
                            DateRules.day(change.after().signedOn())))
            .rule(
                    "agreement-negotiated-before-it-was-signed",
                    (change, found) -> found.addIf(
                            DateRules.isBefore(
                                    DateRules.day(change.after().signedOn()),
                                    change.after().negotiatingOn()),
                            "negotiatingOn",
                            "out-of-order",
                            "Negotiations would have begun on %s, after the signing (%s).",
                            change.after().negotiatingOn(),
                            DateRules.day(change.after().signedOn())))
            .rule(
                    "agreement-negotiated-after-it-was-drafted",
                    (change, found) -> found.addIf(
                            DateRules.isBefore(
                                    change.after().negotiatingOn(),
                                    DateRules.firstDay(change.after().draftedOn())),
                            "negotiatingOn",
                            "out-of-order",
                            "Negotiations would have begun on %s, before it was drafted.",
                            change.after().negotiatingOn()))
            .rule(
                    "agreement-expires-after-its-effect",
                    (change, found) -> found.addIf(
                            DateRules.isBefore(
                                    DateRules.day(change.after().expiresOn()),
                                    DateRules.day(change.after().effectiveOn())),
                            "expiresOn",
                            "out-of-order",
                            "The expiry (%s) lies before the first day of effect (%s).",
                            DateRules.day(change.after().expiresOn()),
                            DateRules.day(change.after().effectiveOn())))
            .rule(
                    "agreement-ends-after-its-signing",
                    (change, found) -> found.addIf(
                            DateRules.isBefore(
                                    change.after().terminatedOn(),
                                    DateRules.day(change.after().signedOn())),
                            "terminatedOn",
                            "out-of-order",
                            "The agreement was signed on %s, after that day.",
                            DateRules.day(change.after().signedOn())))
            .rule(
                    "agreement-terminated-on-a-day",
                    (change, found) -> found.addIf(
                            (change.after().status() == AgreementStatus.TERMINATED)
                                    != (change.after().terminatedOn() != null),
                            "terminatedOn",
                            "out-of-order",
                            "A terminated agreement has a last day, and no other has: terminate it with the action for that."))
            .rule(
                    "agreement-terminated-for-a-reason",
                    (change, found) -> found.addIf(
                            (change.after().status() == AgreementStatus.TERMINATED)
                                    != (change.after().terminationReason() != null),
                            "terminationReason",
                            "required",
                            "A terminated agreement has a reason why, and no other has."))
            .rule(
                    "agreement-given-up-on-a-day",
                    (change, found) -> found.addIf(
                            change.after().status() != AgreementStatus.WITHDRAWN
                                    && change.after().withdrawnOn() != null,
                            "withdrawnOn",
                            "invalid",
                            "Only what was given up has a day on which it was."))
            .rule(
                    "agreement-given-up-for-a-reason",
                    (change, found) -> found.addIf(
                            (change.after().status() == AgreementStatus.WITHDRAWN)
                                    != (change.after().withdrawalReason() != null),
                            "withdrawalReason",
                            "required",
                            "What was given up has a reason why, and nothing else has."))
            .rule(
                    "agreement-signed-on-a-day-once-it-is-signed",
                    (change, found) -> found.addIf(
                            change.after().signedOn() != null
                                    && !change.after().status().isSigned(),
                            "signedOn",
                            "invalid",
                            "An agreement that is not signed has no such date."));

    /** About one party, or one thing that an agreement names in its scope. */
    static final RecordRules<PartFacts> PART = RecordRules.over(PartFacts.class)
            .rule(
                    "part-of-agreement-given-up",
                    PartsOfAgreements.notGivenUp(PartFacts::agreement, PartFacts::agreementGivenUp))
            .rule(
                    "part-ends-after-it-begins",
                    (change, found) -> found.addIf(
                            DateRules.isBefore(
                                    DateRules.day(change.after().until()),
                                    DateRules.day(change.after().from())),
                            "until",
                            "out-of-order",
                            "What the agreement covers would end before its first day of effect."))
            .rule(
                    "part-begins-with-its-amendment",
                    (change, found) -> found.addIf(
                            DateRules.isBefore(
                                    DateRules.day(change.after().from()),
                                    change.after().addedOn()),
                            "from",
                            "out-of-order",
                            "It would hold before %s, when the amendment takes effect.",
                            change.after().addedOn()))
            .rule("part-ends-with-its-amendment", (change, found) -> {
                LocalDate endedOn = change.after().endedOn();
                found.addIf(
                        endedOn != null
                                && !endedOn.minusDays(1)
                                        .equals(DateRules.day(change.after().until())),
                        "until",
                        "out-of-order",
                        "It ends on the day before %s, when the amendment takes effect.",
                        endedOn);
            })
            .rule(
                    "part-of-signed-agreement-stays",
                    (change, found) -> found.addIf(
                            change.after().agreementSigned()
                                    && !change.correction()
                                    && !change.after().isAmended(change.before()),
                            "agreement",
                            "signed",
                            "%s is signed: its parties and its scope change by an amendment or a correction.",
                            change.after().agreement()))
            .rule(
                    "party-in-use",
                    ReferenceRules.notArchived("organization", PartFacts::party, PartFacts::partyArchived));

    /** About one of those who signed or stood by. */
    static final RecordRules<SignatoryFacts> SIGNATORY = RecordRules.over(SignatoryFacts.class)
            .rule(
                    "note-on-agreement-given-up",
                    PartsOfAgreements.notGivenUp(SignatoryFacts::agreement, SignatoryFacts::agreementGivenUp))
            .rule("signatory-erased-has-no-name", NamingRules.hasNoNameOfErased("nameZh", SignatoryFacts::words));

    /** About one agreement that another one follows from. */
    static final RecordRules<LineageFacts> LINEAGE = RecordRules.over(LineageFacts.class)
            .rule(
                    "lineage-of-agreement-given-up",
                    PartsOfAgreements.notGivenUp(LineageFacts::agreement, LineageFacts::agreementGivenUp))
            .rule(
                    "lineage-from-another",
                    (change, found) -> found.addIf(
                            change.after().agreement().equals(change.after().related()),
                            "related",
                            "itself",
                            "An agreement does not follow from itself."));

    /** Across the parts and amendments of agreements, and what refers to them. */
    static final SetRule SETS = SetRule.of(
            "agreement_violations",
            "part-once-at-a-time",
            "part-names-an-amendment",
            "signatory-once-in-a-role",
            "lineage-without-cycles",
            "amendment-of-a-signed-agreement",
            "amendment-after-the-first-day-of-effect",
            "notice-after-the-signing",
            "notice-of-what-renews-itself",
            "notice-once-a-term",
            "renewal-prolongs",
            "renewal-of-what-expires",
            "agreement-ends-before-it-expires",
            "milestone-owner-stays-party");

    private AgreementRules() {}

    private static void signedTermsStay(Change<Facts> change, Findings found) {
        Facts before = change.before();
        if (before == null || change.correction() || !before.status().isSigned()) {
            return;
        }
        Facts after = change.after();
        Terms.MEMBERS.forEach(
                (member, value) -> stays(member, value.apply(before.terms()), value.apply(after.terms()), found));
        stays("negotiatingOn", before.negotiatingOn(), after.negotiatingOn(), found);
        stays("signedOn", before.signedOn(), after.signedOn(), found);
        if (before.status() == AgreementStatus.TERMINATED) {
            stays("status", before.status(), after.status(), found);
            stays("terminatedOn", before.terminatedOn(), after.terminatedOn(), found);
            stays("terminationReason", before.terminationReason(), after.terminationReason(), found);
        }
    }

    private static void stays(String member, @Nullable Object before, @Nullable Object after, Findings found) {
        found.addIf(
                !Objects.equals(before, after),
                member,
                "signed",
                "It is signed: %s changes by an amendment or a correction.",
                new Member(member));
    }

    /**
     * What the rules about agreements look at.
     *
     * @param status what people did with it
     * @param kind what kind it is
     * @param draftedOn when it was drafted
     * @param negotiatingOn when negotiations began
     * @param signedOn when it was signed
     * @param effectiveOn the first day of its effect
     * @param expiresOn the last day of its effect
     * @param noticeDays how many days before the expiry notice must be given
     * @param renewalMonths for how many months it renews itself
     * @param extendsToSubsidiaries whether it extends to the subsidiaries and brands of its parties
     * @param terminatedOn its last day, where it was terminated
     * @param terminationReason why it was terminated
     * @param withdrawnOn the day it was given up
     * @param withdrawalReason why it was given up
     */
    record Facts(
            AgreementStatus status,
            AgreementKind kind,
            @Nullable RoughDate draftedOn,
            @Nullable LocalDate negotiatingOn,
            @Nullable RoughDate signedOn,
            @Nullable RoughDate effectiveOn,
            @Nullable RoughDate expiresOn,
            @Nullable Integer noticeDays,
            @Nullable Integer renewalMonths,
            boolean extendsToSubsidiaries,
            @Nullable LocalDate terminatedOn,
            @Nullable String terminationReason,
            @Nullable LocalDate withdrawnOn,
            @Nullable String withdrawalReason) {

        Terms terms() {
            return new Terms(kind, draftedOn, effectiveOn, expiresOn, noticeDays, renewalMonths, extendsToSubsidiaries);
        }
    }

    /**
     * What is agreed beside the parties and the scope: after the signing it changes by an amendment or a correction.
     *
     * @param kind what kind it is
     * @param draftedOn when it was drafted
     * @param effectiveOn the first day of its effect
     * @param expiresOn the last day of its effect
     * @param noticeDays how many days before the expiry notice must be given
     * @param renewalMonths for how many months it renews itself
     * @param extendsToSubsidiaries whether it extends to the subsidiaries and brands of its parties
     */
    record Terms(
            AgreementKind kind,
            @Nullable RoughDate draftedOn,
            @Nullable RoughDate effectiveOn,
            @Nullable RoughDate expiresOn,
            @Nullable Integer noticeDays,
            @Nullable Integer renewalMonths,
            boolean extendsToSubsidiaries) {

        private static final Map<String, Function<Terms, @Nullable Object>> MEMBERS = new TreeMap<>(Map.of(
                "kind", Terms::kind,
                "draftedOn", Terms::draftedOn,
                "effectiveOn", Terms::effectiveOn,
                "expiresOn", Terms::expiresOn,
                "noticeDays", Terms::noticeDays,
                "renewalMonths", Terms::renewalMonths,
                "extendsToSubsidiaries", Terms::extendsToSubsidiaries));
    }

    /**
     * What the rules about parties and scope look at.
     *
     * @param agreement the number of the agreement
     * @param agreementGivenUp whether that was given up, before the write
     * @param agreementSigned whether that was signed, before the write
     * @param from the first day
     * @param until the last day
     * @param addedIn the amendment that added it
     * @param endedIn the amendment that ended it
     * @param addedOn the first day of effect of the one that added it
     * @param endedOn the first day of effect of the one that ended it
     * @param addedByThis whether the one that added it comes with the same write
     * @param endedByThis whether the one that ended it comes with the same write
     * @param party the code of the organization, where it is a party
     * @param partyArchived whether that was archived before the write, and not party to the agreement
     */
    record PartFacts(
            String agreement,
            boolean agreementGivenUp,
            boolean agreementSigned,
            @Nullable RoughDate from,
            @Nullable RoughDate until,
            @Nullable Integer addedIn,
            @Nullable Integer endedIn,
            @Nullable LocalDate addedOn,
            @Nullable LocalDate endedOn,
            boolean addedByThis,
            boolean endedByThis,
            @Nullable String party,
            boolean partyArchived) {

        /** Whether an amendment that comes with the same write makes this of what was there. */
        boolean isAmended(@Nullable PartFacts before) {
            return before == null
                    ? addedByThis
                    : endedByThis
                            && Objects.equals(from, before.from)
                            && Objects.equals(addedIn, before.addedIn)
                            && before.endedIn == null;
        }
    }

    /**
     * What the rules about signatories look at.
     *
     * @param agreement the number of the agreement
     * @param agreementGivenUp whether that was given up, before the write
     * @param nameZh the name in Chinese
     * @param nameEn the name in English
     * @param officeZh the office in Chinese
     * @param officeEn the office in English
     * @param person the person's code
     * @param personErased whether that person's personal data was erased
     */
    record SignatoryFacts(
            String agreement,
            boolean agreementGivenUp,
            String nameZh,
            String nameEn,
            @Nullable String officeZh,
            @Nullable String officeEn,
            @Nullable String person,
            boolean personErased) {

        private NamingRules.Words words() {
            return new NamingRules.Words(person, personErased, nameZh, nameEn, officeZh, officeEn);
        }
    }

    /**
     * What the rules about lineage look at.
     *
     * @param agreement the number of the agreement
     * @param agreementGivenUp whether that was given up, before the write
     * @param related the number of the one that it follows from
     */
    record LineageFacts(String agreement, boolean agreementGivenUp, String related) {}
}
