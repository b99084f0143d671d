package io.autopact.integration.calendar.web;

import io.autopact.integration.LinkSecret;
import io.autopact.integration.RecordPages;
import io.autopact.integration.calendar.CalendarFile;
import io.autopact.integration.calendar.CalendarService;
import io.autopact.integration.calendar.CalendarView;
import io.autopact.integration.calendar.NewCalendar;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.request.PublicAddress;
import io.autopact.shared.roles.AllowReaders;
import io.autopact.shared.roles.CurrentRoles;
import io.autopact.shared.roles.Role;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.PageAnswer;
import io.autopact.shared.web.RecordAnswer;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Notifications")
@RestController
@RequestMapping("/api/v1/calendars")
@RequiredArgsConstructor
class CalendarController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarService calendars;

    @Operation(
            operationId = "listCalendars",
            summary = "One's own calendars 我的日历",
            description =
                    "What each has in it. Their addresses were shown when they were made. Administrators are told of everybody's,"
                            + " with who made them.")
    @AllowReaders
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page<CalendarView>> list(@Listed(CalendarService.CALENDARS) ListRequest query) {
        return PageAnswer.of(calendars.list(query, isAdministrator()));
    }

    @Operation(
            operationId = "getCalendar",
            summary = "One calendar 日历",
            description =
                    "What it has in it. Its address was shown when it was made. Administrators are told of anybody's.")
    @AllowReaders
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CalendarView> get(
            @Parameter(description = "The calendar's number.") @PathVariable long id, Fields fields) {
        CalendarView calendar = calendars.get(id, isAdministrator(), fields);
        return RecordAnswer.of(calendar, ETags.of(calendar), fields);
    }

    @Operation(
            operationId = "createCalendar",
            summary = "Make a calendar to subscribe to 新建日历",
            description =
                    "Answers with an address that calendar programs subscribe to: what ends, the last days to give notice,"
                            + " milestones and planned stages, of an organization, by who is responsible, or all. Whoever has the"
                            + " address reads it without a token; it is shown once.")
    @AllowReaders
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<NewCalendar> create(@RequestBody CalendarDocument document) {
        LinkSecret secret = LinkSecret.make();
        CalendarView made = calendars.create(document.asked(), secret);
        return ResponseEntity.created(URI.create("/api/v1/calendars/" + made.id()))
                .body(new NewCalendar(
                        made.id(),
                        made.scope(),
                        PublicAddress.whole("/api/v1/calendars/%s.ics".formatted(secret.text()))));
    }

    @Operation(
            operationId = "revokeCalendar",
            summary = "Revoke a calendar 撤销日历",
            description = "Its address leads nowhere from now on. Administrators revoke everybody's.")
    @AllowReaders
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@Parameter(description = "The calendar's number.") @PathVariable long id) {
        calendars.revoke(id, isAdministrator());
    }

    private static boolean isAdministrator() {
        return CurrentRoles.anyOf(Set.of(Role.ADMIN));
    }

    @Hidden
    @PermitAll
    @GetMapping("/{secret}.ics")
    ResponseEntity<String> read(@PathVariable String secret) {
        return calendars
                .entries(LinkSecret.of(secret))
                .map(entries -> ResponseEntity.ok()
                        .contentType(CALENDAR)
                        .body(CalendarFile.of(entries, CalendarController::link)))
                .orElseThrow(
                        () -> new ProblemException(CommonProblem.NOT_FOUND, "There is no calendar with this address."));
    }

    private static String link(CalendarService.Entry entry) {
        return PublicAddress.whole("") + RecordPages.path(entry.type(), entry.code(), entry.agreement());
    }
}
