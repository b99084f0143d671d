package io.autopact.agreement;

import java.time.LocalDate;

/** Reminds of what falls due of other records than agreements; their module contributes it as a bean. */
public interface Reminding {

    /**
     * Notes the reminders of a day that were not noted yet.
     *
     * @param day the day that they are of
     * @param today the day on which they are told
     * @return how many these are
     */
    int tell(LocalDate day, LocalDate today);
}
