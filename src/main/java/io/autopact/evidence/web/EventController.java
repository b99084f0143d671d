package io.autopact.evidence.web;

import io.autopact.evidence.EventDraft;
import io.autopact.evidence.EventService;
import io.autopact.evidence.EventView;
import io.autopact.shared.document.MergePatch;
import io.autopact.shared.document.MergePatches;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.roles.AllowManagers;
import io.autopact.shared.roles.AllowReaders;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.ExpectedVersion;
import io.autopact.shared.web.PageAnswer;
import io.autopact.shared.web.RecordAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Events")
@RestController
@RequestMapping(path = "/api/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class EventController {

    private static final String CODE = "The event's code.";

    private final EventService events;
    private final MergePatches patches;

    @Operation(
            operationId = "listEvents",
            summary = "All events 事件列表",
            description =
                    "What happened and is no step of a record: conferences, announcements, launches, meetings, with the"
                            + " organizations there and the records that each is about.")
    @AllowReaders
    @GetMapping
    ResponseEntity<Page<EventView>> list(@Listed(EventService.EVENTS) ListRequest query) {
        return PageAnswer.of(events.list(query));
    }

    @Operation(
            operationId = "getEvent",
            summary = "One event 事件",
            description = "What happened, when as exactly as is known, where, and who was there.")
    @AllowReaders
    @GetMapping("/{code}")
    ResponseEntity<EventView> get(@Parameter(description = CODE) @PathVariable String code, Fields fields) {
        EventView event = events.get(code, fields);
        return RecordAnswer.of(event, ETags.of(event.version()), fields);
    }

    @Operation(
            operationId = "createEvent",
            summary = "Record an event 新建事件",
            description = "Records what happened, under the code given or the next free one of the year.")
    @AllowManagers
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EventView> create(@RequestBody EventDocument document) {
        return created(events.create(document.draft(null)));
    }

    @Operation(
            operationId = "replaceEvent",
            summary = "Replace one, or record it under this code 替换或新建",
            description = "With If-Match it replaces what is recorded; with If-None-Match: * it creates only.")
    @AllowManagers
    @PutMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EventView> put(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody EventDocument document) {
        EventDraft draft = document.draft(code);
        return expected.creates(code, events.exists(code))
                ? created(events.create(draft))
                : ok(events.replace(code, draft, expected));
    }

    @Operation(
            operationId = "patchEvent",
            summary = "Change some of it 部分修改",
            description = "Changes the members given and leaves the others; null empties a member.")
    @AllowManagers
    @PatchMapping(path = "/{code}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<EventView> patch(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        EventDocument merged = patches.apply(events.get(code), patch, EventDocument.class);
        return ok(events.replace(code, merged.draft(code), expected));
    }

    @Operation(
            operationId = "deleteEvent",
            summary = "Delete one that nothing names 删除",
            description = "Deletes the record; the history stays and the code is never given again.")
    @AllowManagers
    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = CODE) @PathVariable String code, ExpectedVersion expected) {
        events.delete(code, expected);
    }

    private static ResponseEntity<EventView> created(EventView event) {
        return ResponseEntity.created(URI.create("/api/v1/events/" + event.code()))
                .eTag(ETags.of(event.version()))
                .body(event);
    }

    private static ResponseEntity<EventView> ok(EventView event) {
        return ResponseEntity.ok().eTag(ETags.of(event.version())).body(event);
    }
}
