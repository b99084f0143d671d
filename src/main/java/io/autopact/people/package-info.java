/** By whom: contacts at partners, and colleagues who are responsible for records. Personal data, handled as such. */
@ApplicationModule(
        displayName = "People 人员",
        allowedDependencies = {"shared", "history", "exchange", "evidence"})
@NullMarked
package io.autopact.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
