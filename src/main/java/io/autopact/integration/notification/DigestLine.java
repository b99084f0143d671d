package io.autopact.integration.notification;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One thing in a digest. */
record DigestLine(
        long id,
        ReminderSubject subject,
        @Nullable String stage,
        LocalDate dueOn,
        String recordType,
        String recordCode,
        @Nullable String agreement,
        String titleZh,
        String titleEn,
        ReachedAs reachedAs,
        @Nullable String organizationsZh,
        @Nullable String organizationsEn) {

    /** What is the same in all reminders of one thing. */
    record Thing(ReminderSubject subject, @Nullable String stage, LocalDate dueOn, String recordType, String code) {}

    Thing thing() {
        return new Thing(subject, stage, dueOn, recordType, recordCode);
    }
}
