package io.autopact.agreement.instrument;

import java.util.Arrays;
import java.util.List;

/** How far an instrument has come. */
public enum InstrumentState {
    /** Agreed to be set up 拟设立. */
    PLANNED,
    /** Set up 已设立. */
    ESTABLISHED,
    /** At work 运营中. */
    OPERATING,
    /** At its end, or given up 已关闭. */
    CLOSED;

    /** The states that can come next: any later one, as what has happened is recorded as far as it is known. */
    public List<InstrumentState> next() {
        return Arrays.stream(values())
                .filter(state -> state.compareTo(this) > 0)
                .toList();
    }
}
