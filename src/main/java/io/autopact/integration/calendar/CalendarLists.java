package io.autopact.integration.calendar;

import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of calendars: of whoever asks, and of everybody for administrators. */
@Configuration(proxyBeanMethods = false)
class CalendarLists {

    @Bean
    ListDefinition<CalendarView> calendarListing(JsonRows rows) {
        return new ListDefinition<>(
                        CalendarService.CALENDARS,
                        rows.of(CalendarView.class, """
                        calendar.id::text as "id",
                        json_build_object('organization', calendar.organization, 'responsible', person.code) as "scope",
                        case when cast(:all as boolean) then calendar.made_by end as "madeBy", calendar.made_at as "createdAt\""""),
                        "calendar left join person on person.id = calendar.person_id",
                        List.of(),
                        List.of(SortKey.integer("id", "calendar.id")),
                        List.of("id"))
                .only("(calendar.made_by = :maker or cast(:all as boolean))")
                .undated();
    }
}
