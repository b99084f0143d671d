package io.autopact.pages;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Until when what was written is told.
 *
 * @param at what was written later is not known
 * @param on the day of it
 */
public record Known(Instant at, LocalDate on) {}
