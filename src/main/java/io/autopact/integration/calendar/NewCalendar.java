package io.autopact.integration.calendar;

import io.autopact.shared.writing.HoldsSecret;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A calendar just made: the only time that its address is shown.
 *
 * @param id what it is revoked by
 * @param scope what is in it
 * @param address where programs subscribe to it; null where a retry asks for it again, as it is not kept
 */
@Schema(name = "NewCalendar")
public record NewCalendar(
        String id, CalendarView.Scope scope, @Nullable String address) implements HoldsSecret {

    @Override
    public NewCalendar withoutSecret() {
        return new NewCalendar(id, scope, null);
    }

    @Override
    public String toString() {
        return "NewCalendar[" + id + "]";
    }
}
