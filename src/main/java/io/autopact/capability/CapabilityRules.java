package io.autopact.capability;

import io.autopact.organization.OrganizationType;
import io.autopact.shared.rule.DateRules;
import io.autopact.shared.rule.RecordRules;
import io.autopact.shared.time.RoughDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What holds of versions of the architecture and their parts, whoever writes them. */
final class CapabilityRules {

    /** About one version. */
    static final RecordRules<Facts> ARCHITECTURE = RecordRules.over(Facts.class)
            .rule(
                    "architecture-is-not-called-current",
                    (change, found) -> found.addIf(
                            change.after().version().equals(CapabilityService.CURRENT),
                            "version",
                            "invalid",
                            "It is the word for whichever version holds today."))
            .rule(
                    "architecture-takes-effect-alone",
                    (change, found) -> found.addIf(
                            change.after().sameDay() != null,
                            "effectiveOn",
                            "taken",
                            "%s takes effect on %s already.",
                            change.after().sameDay(),
                            DateRules.day(change.after().effectiveOn())))
            .rule(
                    "architecture-owned-by-own-unit",
                    (change, found) -> found.addIf(
                            change.after().owner() != null && change.after().ownerType() != OrganizationType.OWN_UNIT,
                            "owner",
                            "wrong-type",
                            "%s is no own unit.",
                            change.after().owner()))
            .rule("architecture-follows-an-earlier-one", (change, found) -> {
                LocalDate before = change.after().predecessorEffectiveOn();
                found.addIf(
                        before != null
                                && !before.isBefore(change.after().effectiveOn().value()),
                        "predecessor",
                        "out-of-order",
                        "%s takes effect on %s, which is not before this one does.",
                        change.after().predecessor(),
                        before);
            });

    /** About one own unit that offers a solution. */
    static final RecordRules<ProviderFacts> PROVIDED = RecordRules.over(ProviderFacts.class)
            .rule(
                    "solution-offered-by-own-unit",
                    (change, found) -> found.addIf(
                            change.after().providerType() != OrganizationType.OWN_UNIT,
                            "provider",
                            "wrong-type",
                            "%s is no own unit.",
                            change.after().provider()));

    /** About one domain that an element serves. */
    static final RecordRules<ServedFacts> SERVED = RecordRules.over(ServedFacts.class)
            .rule(
                    "element-of-the-version",
                    (change, found) -> found.addIf(
                            !change.after().elementIsThere(),
                            "element",
                            "unknown-code",
                            "%s is no element of this version of the architecture.",
                            change.after().element()));

    private CapabilityRules() {}

    /**
     * What the rules about versions look at.
     *
     * @param version what it is called
     * @param effectiveOn the day it takes effect
     * @param sameDay another version that takes effect on that day; null where there is none
     * @param owner whom it belongs to
     * @param ownerType what that one is to us
     * @param predecessor the version that it follows
     * @param predecessorEffectiveOn the day that one takes effect
     */
    record Facts(
            String version,
            RoughDate effectiveOn,
            @Nullable String sameDay,
            @Nullable String owner,
            @Nullable OrganizationType ownerType,
            @Nullable String predecessor,
            @Nullable LocalDate predecessorEffectiveOn) {}

    /**
     * What the rules about providers look at.
     *
     * @param provider the code of the one that offers a solution
     * @param providerType what that one is to us
     */
    record ProviderFacts(String provider, @Nullable OrganizationType providerType) {}

    /**
     * What the rules about served domains look at.
     *
     * @param element the code of the element
     * @param elementIsThere whether the version has it
     */
    record ServedFacts(String element, boolean elementIsThere) {}
}
