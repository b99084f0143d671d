package io.autopact.shared.listing;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes and reads the cursors of lists. A cursor carries the whole question and where it got to, encrypted. */
@Component
@RequiredArgsConstructor
class Cursors {

    private final CursorCipher cipher;

    /**
     * What a cursor holds.
     *
     * @param list the list's path
     * @param asOf the resolved date
     * @param sort the order, in the syntax of the parameter
     * @param filters the filters as given
     * @param fields the members asked for, in the syntax of the parameter; missing or empty for all of them
     * @param after the sort values of the last item
     */
    record Position(
            String list,
            LocalDate asOf,
            String sort,
            Map<String, String> filters,
            @Nullable String fields,
            List<@Nullable String> after) {}

    String write(Position position) {
        return cipher.encrypt(position);
    }

    /** @throws ProblemException if the cursor was not written here for this list */
    Position read(String list, String cursor) {
        return cipher.decrypt(cursor, Position.class)
                // What was encrypted for something else has other members.
                .filter(position -> list.equals(position.list()))
                .orElseThrow(Cursors::invalid);
    }

    static ProblemException invalid() {
        return new ProblemException(
                CommonProblem.INVALID_CURSOR, "The cursor does not come from an earlier page of this list.");
    }
}
