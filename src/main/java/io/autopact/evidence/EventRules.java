package io.autopact.evidence;

import io.autopact.shared.rule.RecordRules;

/** What holds of events, whoever writes them. */
final class EventRules {

    /** About an organization that was there. */
    static final RecordRules<PartyFacts> PARTY = RecordRules.over(PartyFacts.class)
            .rule(
                    "event-of-organizations-that-are-there",
                    (change, found) -> found.addIf(
                            !change.after().organizationIsThere(),
                            "organization",
                            "unknown-code",
                            "There is no organization %s.",
                            change.after().organization()));

    private EventRules() {}

    /**
     * What the rules about an organization that was there look at.
     *
     * @param organization its code
     * @param organizationIsThere whether there is an organization with this code
     */
    record PartyFacts(String organization, boolean organizationIsThere) {}
}
