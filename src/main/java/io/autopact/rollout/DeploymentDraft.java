package io.autopact.rollout;

import io.autopact.shared.time.Validity;
import org.jspecify.annotations.Nullable;

/**
 * All that a client can record of a deployment.
 *
 * @param number its number; null to have one made
 * @param organization the code of the organization where it is in use
 * @param solution the code of the solution; null where it is not known which
 * @param validity from when to when it is in use
 * @param note what else is to be known
 */
public record DeploymentDraft(
        @Nullable String number,
        String organization,
        @Nullable String solution,
        Validity validity,
        @Nullable String note) {}
