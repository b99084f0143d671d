package io.autopact.history.web;

import io.autopact.history.HistoryEntry;
import io.autopact.history.HistoryService;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.roles.AllowEveryRole;
import io.autopact.shared.web.PageAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "History")
@RestController
@RequestMapping(path = "/api/v1/{resource}/{code}/history", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class HistoryController {

    private final HistoryService history;

    @Operation(
            operationId = "listHistory",
            summary = "Every change of a record 变更历史",
            description =
                    "Who changed what, when, from what to what, the latest first. Parts and references of the record"
                            + " are members of it here, such as ties, parties and scope.")
    @AllowEveryRole
    @GetMapping
    ResponseEntity<Page<HistoryEntry>> list(
            @Parameter(description = "The resource that the record belongs to.") @PathVariable String resource,
            @Parameter(description = "The record's code.") @PathVariable String code,
            @Listed(HistoryService.LISTING) ListRequest query) {
        return PageAnswer.of(history.history(resource, code, query));
    }
}
