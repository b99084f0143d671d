package io.autopact.rollout;

import io.autopact.shared.listing.Codes;

/** The codes of what is rolled out that filters take. */
public final class RolloutCodes {

    /** Those of vehicle models. */
    public static final Codes VEHICLE_MODEL = Codes.of("vehicle model", "vehicle_model");

    private RolloutCodes() {}
}
