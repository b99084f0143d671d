package io.autopact.integration.calendar;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that programs subscribe to.
 *
 * @param id what it is revoked by
 * @param scope what is in it
 * @param madeBy the login of whoever made it; null for all but administrators
 * @param createdAt when it was made
 */
@Schema(name = "Calendar")
public record CalendarView(String id, Scope scope, @Nullable String madeBy, Instant createdAt) {

    /**
     * What is in a calendar: everything, where nothing is said.
     *
     * @param organization the code of the organization that it concerns; null for all
     * @param responsible the code of whoever is responsible; null for all
     */
    @Schema(name = "CalendarScope")
    public record Scope(
            @Nullable String organization, @Nullable String responsible) {}
}
