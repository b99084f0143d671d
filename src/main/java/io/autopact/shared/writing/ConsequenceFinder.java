package io.autopact.shared.writing;

import java.util.List;

/** Finds what the write of the current transaction does to records beyond those that it changes. */
public interface ConsequenceFinder {

    /** What follows from the write, once it is flushed and before it is committed or rolled back. */
    List<Consequence> ofTheWriteUnderWay();
}
