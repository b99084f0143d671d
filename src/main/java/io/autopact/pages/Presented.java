package io.autopact.pages;

import io.autopact.shared.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture for a room: as large as the screen, with nothing beside it but the way back.
 *
 * @param name what it is called
 * @param kind which style it has: coverage or map
 * @param picture the picture; null where there is none at the date
 * @param back the page that it is of
 * @param before the picture with the rows before; null where there are none
 * @param after the picture with those that follow; null where none do
 */
record Presented(
        String name,
        String kind,
        @Nullable String picture,
        String back,
        @Nullable String before,
        @Nullable String after) {

    private static final String PRESENT = "present";

    /**
     * Whether the picture of a page is asked for as large as the screen.
     *
     * @throws ProblemException if it is asked for in a way that there is not
     */
    static boolean isAsked(Asked asked) {
        return Choices.of(asked, Asked.VIEW, List.of(PRESENT)) != null;
    }

    /** The address of the current page's picture as large as the screen. */
    static String of(Asked asked) {
        return asked.with(Asked.VIEW, PRESENT);
    }

    /** The page that the current picture is of. */
    static String back(Asked asked) {
        return asked.with(Asked.VIEW, null);
    }
}
