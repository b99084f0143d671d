package io.autopact.agreement.web;

import io.autopact.agreement.instrument.InstrumentService;
import io.autopact.agreement.instrument.InstrumentView;
import io.autopact.shared.document.MergePatch;
import io.autopact.shared.document.MergePatches;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.roles.AllowManagers;
import io.autopact.shared.roles.AllowReaders;
import io.autopact.shared.time.Today;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.ExpectedVersion;
import io.autopact.shared.web.PageAnswer;
import io.autopact.shared.web.RecordAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Instruments")
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class InstrumentController {

    private static final String NUMBER = "The agreement's number.";
    private static final String CODE = "The instrument's code.";

    private final InstrumentService instruments;
    private final MergePatches patches;
    private final Today today;

    @Operation(
            operationId = "listInstruments",
            summary = "All instruments 合作载体列表",
            description = "What agreements set up: joint labs, funds, joint ventures.")
    @AllowReaders
    @GetMapping("/instruments")
    ResponseEntity<Page<InstrumentView>> list(@Listed("instruments") ListRequest query) {
        return PageAnswer.of(instruments.list(query));
    }

    @Operation(
            operationId = "getInstrument",
            summary = "One instrument 合作载体",
            description = "An instrument with its size and how far it has come. Its ETag is the agreement's.")
    @AllowReaders
    @GetMapping("/instruments/{code}")
    ResponseEntity<InstrumentView> get(
            @Parameter(description = CODE) @PathVariable String code,
            @Parameter(description = "The date asked about; today where it is missing.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate asOf,
            Fields fields) {
        LocalDate date = today.or(asOf);
        InstrumentView found = instruments.get(code, date, fields);
        return RecordAnswer.of(found, ETags.of(found.version(), date), fields);
    }

    @Operation(
            operationId = "listAgreementInstruments",
            summary = "The instruments of an agreement 协议的合作载体",
            description = "What agreements set up: joint labs, funds, joint ventures: those of one agreement.")
    @AllowReaders
    @GetMapping("/agreements/{number}/instruments")
    ResponseEntity<Page<InstrumentView>> ofAgreement(
            @Parameter(description = NUMBER) @PathVariable String number,
            @Listed("agreement-instruments") ListRequest query) {
        return PageAnswer.of(instruments.list(number, query));
    }

    @Operation(
            operationId = "addInstrument",
            summary = "Record an instrument of an agreement 新增合作载体",
            description = "Records what an agreement sets up: a joint lab, a fund, a joint venture. It begins PLANNED.")
    @AllowManagers
    @PostMapping(path = "/agreements/{number}/instruments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<InstrumentView> add(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody InstrumentDocument document) {
        InstrumentView added = instruments.add(number, document.draft(), expected);
        return ResponseEntity.created(URI.create("/api/v1/instruments/" + added.code()))
                .eTag(ETags.of(added.version(), today.get()))
                .body(added);
    }

    @Operation(
            operationId = "patchInstrument",
            summary = "Change some of it 部分修改",
            description =
                    "Changes the members given and leaves the others; null empties a member. The state has an action of its own.")
    @AllowManagers
    @PatchMapping(path = "/instruments/{code}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<InstrumentView> patch(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        InstrumentDocument merged = patches.apply(instruments.get(code, today.get()), patch, InstrumentDocument.class);
        return ok(instruments.change(code, merged.draft(), expected));
    }

    @Operation(
            operationId = "moveInstrument",
            summary = "Record how it stands 变更状态",
            description =
                    "Moves an instrument on to ESTABLISHED, OPERATING or CLOSED. allowedStates tells what can come next.")
    @AllowManagers
    @PostMapping(path = "/instruments/{code}/state", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<InstrumentView> move(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody InstrumentDocument.Step step) {
        return ok(instruments.move(code, step.to(), step.date(), step.note(), expected));
    }

    @Operation(
            operationId = "deleteInstrument",
            summary = "Delete one that was recorded by mistake 删除",
            description = "Deletes the record; the history stays and the code is never given again.")
    @AllowManagers
    @DeleteMapping("/instruments/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = CODE) @PathVariable String code, ExpectedVersion expected) {
        instruments.delete(code, expected);
    }

    private ResponseEntity<InstrumentView> ok(InstrumentView changed) {
        return ResponseEntity.ok()
                .eTag(ETags.of(changed.version(), today.get()))
                .body(changed);
    }
}
