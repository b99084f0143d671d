/**
 * With whom we work: automakers, partners and own units, how they belong to each other, and since when we cooperate.
 */
@ApplicationModule(
        displayName = "Organization 组织",
        allowedDependencies = {"shared", "history", "exchange", "evidence", "people"})
@NullMarked
package io.autopact.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
