/** Who may do what: tokens and roles. Everything is denied that is not allowed here. */
@ApplicationModule(
        displayName = "Access 访问控制",
        allowedDependencies = {"shared"})
@NullMarked
package io.autopact.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
