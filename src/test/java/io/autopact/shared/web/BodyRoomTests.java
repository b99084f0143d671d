package io.autopact.shared.web;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Large bodies are read as there is room for them; small ones always. */
class BodyRoomTests {

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
