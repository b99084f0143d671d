/**
 * CSV out and in: data sets that are streamed from one snapshot, and an importer that checks and merges whole files as
 * sets. The modules that own the data contribute their data sets; this module knows none of them.
 */
@ApplicationModule(
        displayName = "Exchange 数据交换",
        allowedDependencies = {"shared", "history"})
@NullMarked
package io.autopact.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
