package io.autopact.integration.notification;

import lombok.RequiredArgsConstructor;

/** The stages of rollouts that are planned, as they are called in a mail. */
@RequiredArgsConstructor
enum RolloutSteps {
    INTEGRATING("集成", "integration"),
    VALIDATING("验证", "validation"),
    LAUNCHED("上市", "launch"),
    RETIRED("退役", "retirement");

    final String zh;
    final String en;
}
