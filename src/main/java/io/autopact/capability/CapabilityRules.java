package io.autopact.capability;

import io.autopact.shared.rule.DateRules;
import io.autopact.shared.rule.RecordRules;
import io.autopact.shared.time.RoughDate;
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
                            DateRules.day(change.after().effectiveOn())));

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
     */
    record Facts(
            String version, RoughDate effectiveOn, @Nullable String sameDay) {}

    /**
     * What the rules about served domains look at.
     *
     * @param element the code of the element
     * @param elementIsThere whether the version has it
     */
    record ServedFacts(String element, boolean elementIsThere) {}
}
