package io.autopact.shared.writing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A representation that can tell what the write that it answers does beyond the record. */
public interface TellsConsequences {

    /** What it tells so far; null where it is no answer to such a write. */
    @Nullable
    List<Consequence> consequences();

    /** The same representation, telling these. */
    TellsConsequences withConsequences(@Nullable List<Consequence> consequences);
}
