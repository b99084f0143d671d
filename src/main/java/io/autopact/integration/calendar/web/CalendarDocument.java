package io.autopact.integration.calendar.web;

import io.autopact.integration.calendar.CalendarView.Scope;
import io.autopact.shared.document.Document;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to have a calendar.
 *
 * @param scope what is in it; everything where it is missing
 */
@Document
@Schema(name = "CalendarRequest")
record CalendarDocument(@Valid @Nullable ScopeDocument scope) {

    /**
     * What is in it.
     *
     * @param organization the code of the organization that it concerns
     * @param responsible the code of whoever is responsible; me for oneself, by the login
     */
    @Document
    @Schema(name = "CalendarScopeRequest")
    record ScopeDocument(
            @Size(min = 1, max = 80) @Nullable String organization,
            @Size(min = 1, max = 80) @Nullable String responsible) {}

    Scope asked() {
        return scope == null ? new Scope(null, null) : new Scope(scope.organization(), scope.responsible());
    }
}
