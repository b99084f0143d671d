package io.autopact.agreement.web;

import io.autopact.agreement.milestone.DueDateView;
import io.autopact.agreement.milestone.MilestoneService;
import io.autopact.agreement.milestone.MilestoneView;
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

@Tag(name = "Milestones")
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class MilestoneController {

    private static final String NUMBER = "The agreement's number.";
    private static final String CODE = "The milestone's code.";

    private final MilestoneService milestones;
    private final MergePatches patches;
    private final Today today;

    @Operation(
            operationId = "listMilestones",
            summary = "All milestones 里程碑列表",
            description = "What agreements oblige someone to deliver, the next due first.")
    @AllowReaders
    @GetMapping("/milestones")
    ResponseEntity<Page<MilestoneView>> list(@Listed("milestones") ListRequest query) {
        return PageAnswer.of(milestones.list(query));
    }

    @Operation(
            operationId = "getMilestone",
            summary = "One milestone 里程碑",
            description = "A milestone with its owner and its state. Its ETag is the agreement's.")
    @AllowReaders
    @GetMapping("/milestones/{code}")
    ResponseEntity<MilestoneView> get(
            @Parameter(description = CODE) @PathVariable String code,
            @Parameter(description = "The date asked about; today where it is missing.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate asOf,
            Fields fields) {
        LocalDate date = today.or(asOf);
        MilestoneView found = milestones.get(code, date, fields);
        return RecordAnswer.of(found, ETags.of(found.version(), date), fields);
    }

    @Operation(
            operationId = "listAgreementMilestones",
            summary = "The milestones of an agreement 协议的里程碑",
            description = "What agreements oblige someone to deliver, the next due first: those of one agreement.")
    @AllowReaders
    @GetMapping("/agreements/{number}/milestones")
    ResponseEntity<Page<MilestoneView>> ofAgreement(
            @Parameter(description = NUMBER) @PathVariable String number,
            @Listed("agreement-milestones") ListRequest query) {
        return PageAnswer.of(milestones.list(number, query));
    }

    @Operation(
            operationId = "addMilestone",
            summary = "Record a milestone of an agreement 新增里程碑",
            description =
                    "Records what an agreement obliges one of its parties to deliver, and by when. It begins OPEN.")
    @AllowManagers
    @PostMapping(path = "/agreements/{number}/milestones", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<MilestoneView> add(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody MilestoneDocument document) {
        MilestoneView added = milestones.add(number, document.draft(), expected);
        return ResponseEntity.created(URI.create("/api/v1/milestones/" + added.code()))
                .eTag(ETags.of(added.version(), today.get()))
                .body(added);
    }

    @Operation(
            operationId = "patchMilestone",
            summary = "Change some of it 部分修改",
            description =
                    "Changes the members given and leaves the others; null empties a member. The state has an action of its own."
                            + " Another dueOn needs a reason, and the one before is kept.")
    @AllowManagers
    @PatchMapping(path = "/milestones/{code}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<MilestoneView> patch(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        MilestoneDocument merged = patches.apply(milestones.get(code, today.get()), patch, MilestoneDocument.class);
        return ok(milestones.change(code, merged.draft(), expected));
    }

    @Operation(
            operationId = "moveMilestone",
            summary = "Record how it stands 变更状态",
            description =
                    "Moves a milestone to DONE, MISSED or WAIVED, or opens it again. allowedStates tells what can come next.")
    @AllowManagers
    @PostMapping(path = "/milestones/{code}/state", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<MilestoneView> move(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody MilestoneDocument.Step step) {
        return ok(milestones.move(code, step.to(), step.on(), step.note(), expected));
    }

    @Operation(
            operationId = "listMilestonePlans",
            summary = "Every due date that it had 历次到期日",
            description = "The first due date and each that it was moved to, with the reason.")
    @AllowReaders
    @GetMapping("/milestones/{code}/plans")
    ResponseEntity<Page<DueDateView>> plans(
            @Parameter(description = CODE) @PathVariable String code, @Listed("milestone-plans") ListRequest query) {
        return PageAnswer.of(milestones.dueDates(code, query));
    }

    @Operation(
            operationId = "correctMilestone",
            summary = "Put a due date right 更正到期日",
            description =
                    "Puts right a due date that was recorded wrongly, so that it did not slip. The history keeps both, with the reason.")
    @AllowManagers
    @PostMapping(path = "/milestones/{code}/correct", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<MilestoneView> correct(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody MilestoneDocument.Correction correction) {
        return ok(milestones.correct(code, correction.reason(), correction.date(), correction.madeOn(), expected));
    }

    @Operation(
            operationId = "deleteMilestone",
            summary = "Delete one that was recorded by mistake 删除",
            description = "Deletes the record; the history stays and the code is never given again.")
    @AllowManagers
    @DeleteMapping("/milestones/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = CODE) @PathVariable String code, ExpectedVersion expected) {
        milestones.delete(code, expected);
    }

    private ResponseEntity<MilestoneView> ok(MilestoneView changed) {
        return ResponseEntity.ok()
                .eTag(ETags.of(changed.version(), today.get()))
                .body(changed);
    }
}
