package io.autopact.capability;

import io.autopact.shared.listing.Codes;

/** The codes of what is offered that filters take. */
public final class CapabilityCodes {

    /** Those of cooperation domains. */
    public static final Codes DOMAIN = Codes.of("cooperation domain", "cooperation_domain");

    /** Those of elements of the architecture, of all its versions. */
    public static final Codes ELEMENT = Codes.of("architecture element", "element");

    /** Those of base capabilities. */
    public static final Codes CAPABILITY = Codes.of("base capability", "capability");

    /** Those of solutions. */
    public static final Codes SOLUTION = Codes.of("solution", "solution");

    private CapabilityCodes() {}
}
