package io.autopact.shared.web;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Large bodies are read as there is room for them; small ones always. */
class BodyRoomTests {

    /** What one requester has on its way is in nobody else's way, and has an end. */
    @Test
    void aRequesterHasSoManyTurnsAndOthersHaveTheirs() {
        BodyTurns turns = new BodyTurns();
        List<BodyTurns.Turn> own = new ArrayList<>();
        for (int i = 0; i < BodyTurns.OF_ONE; i++) {
            own.add(turns.take("slow"));
        }
        turns.take("other").close();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> turns.take("slow"))
                .satisfies(busy -> Assertions.assertThat(busy.getType()).isEqualTo(CommonProblem.BUSY));
        own.getFirst().close();
        own.getFirst().close();
        turns.take("slow");
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> turns.take("slow"));
    }

    @Test
    void aLargeBodyWaitsForRoomAndASmallOneDoesNot() {
        BodyRoom room = new BodyRoom(1024);
        BodyRoom.Taken all = room.take(1024 * 1024);
        room.take(BodyRoom.SMALL).close();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> room.take(BodyRoom.SMALL + 1))
                .satisfies(busy -> Assertions.assertThat(busy.getType()).isEqualTo(CommonProblem.BUSY));
        all.close();
        room.take(1024 * 1024).close();
        room.take(Long.MAX_VALUE).close();
    }
}
