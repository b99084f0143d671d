/**
 * What every module needs and none owns: problems, lists, conditional requests, request bodies, dates, the current
 * actor and the embedded PostgreSQL. No word of the domain stands here.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package io.autopact.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
