package io.autopact.people;

import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is responsible for a record.
 *
 * @param person the person's code
 * @param role what they are to it
 * @param from the first day; null for since ever
 * @param until the last day; null where it is open
 */
@Document
@Schema(name = "Responsible")
public record Responsible(
        @NotBlank @Size(max = 80) String person,
        @NotNull ResponsibleRole role,
        @Nullable LocalDate from,
        @Nullable LocalDate until)
        implements SelfChecking {

    /** Whether they are responsible on a day. */
    public boolean isOn(LocalDate day) {
        return (from == null || !from.isAfter(day)) && (until == null || !until.isBefore(day));
    }

    @Override
    public void check(Complaints complaints) {
        RoughDates.check(complaints, "from", from, null);
        RoughDates.check(complaints, "until", until, null);
    }
}
