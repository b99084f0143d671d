package io.autopact.agreement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long an agreement runs, as the calendar and its amendments have it at a date.
 *
 * @param expiresOn the last day of its effect; null where it is open
 * @param noticeOn when notice was given in this term that it is not to renew itself; null where none was
 */
record AgreementTerm(
        @Nullable LocalDate expiresOn, @Nullable LocalDate noticeOn) {}
