package io.autopact.exchange;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From when on changes are wanted: what a reader could see then, in the database's own words, which hold whatever order
 * transactions committed in.
 *
 * @param snapshot a {@code pg_snapshot}; null for since ever
 */
public record Since(@Nullable String snapshot) {

    /** Since ever: every row is new. */
    public static final Since EVER = new Since(null);

    private static final Pattern SNAPSHOT = Pattern.compile("[0-9]+:[0-9]+:[0-9,]*");

    /** Checks that what is written into SQL is a snapshot and nothing else. */
    public Since {
        if (snapshot != null && !SNAPSHOT.matcher(snapshot).matches()) {
            throw new IllegalArgumentException("Not a snapshot: " + snapshot);
        }
    }
}
