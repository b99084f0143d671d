package io.autopact.rollout;

import org.jspecify.annotations.Nullable;

/**
 * The internal keys of what a rollout refers to.
 *
 * @param model the vehicle model
 * @param solution the solution
 * @param basis the agreement that is given as its basis; null where none is
 */
record RolloutKeys(Long model, Long solution, @Nullable Long basis) {}
