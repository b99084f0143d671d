package io.autopact.agreement;

import io.autopact.shared.writing.Consequence;
import java.util.List;

/**
 * What stands in the register because of agreements, and can be left by a write. Each module whose records do
 * contributes one as a bean. The same question is asked of the register before the write and after it: what stood and
 * stands no more is what the write takes.
 */
public interface StandingRecords {

    /** What stands, of all that the write touched, on the days on which it can make a difference. */
    List<Standing> of(Touched touched);

    /**
     * One thing that stands.
     *
     * @param lost what is told if it stands no more; its kind, record, member and day say which it is
     * @param told whether its loss is told; what only follows from something else keeps that from being told as lost
     */
    record Standing(Consequence lost, boolean told) {

        /** One thing whose loss is told. */
        public Standing(Consequence lost) {
            this(lost, true);
        }
    }
}
