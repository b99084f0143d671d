package io.autopact.rollout.web;

import io.autopact.rollout.PlanView;
import io.autopact.rollout.RolloutDraft;
import io.autopact.rollout.RolloutProgress;
import io.autopact.rollout.RolloutService;
import io.autopact.rollout.RolloutView;
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
import java.time.Instant;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Rollouts")
@RestController
@RequestMapping(path = "/api/v1/rollouts", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class RolloutController {

    private static final String NUMBER = "The rollout's number.";

    private final RolloutService rollouts;
    private final RolloutProgress progress;
    private final MergePatches patches;
    private final Today today;

    @Operation(
            operationId = "listRollouts",
            summary = "All rollouts 车型落地列表",
            description = "Which solutions go into which vehicle models, and how far they have come.")
    @AllowReaders
    @GetMapping
    ResponseEntity<Page<RolloutView>> list(@Listed("rollouts") ListRequest query) {
        return PageAnswer.of(rollouts.list(query));
    }

    @Operation(
            operationId = "getRollout",
            summary = "One rollout 车型落地",
            description =
                    "A rollout with the dates of its stages and the agreement it rests on, as of a date; with knownAt, as"
                            + " the register knew it then.")
    @AllowReaders
    @GetMapping("/{number}")
    ResponseEntity<RolloutView> get(
            @Parameter(description = NUMBER) @PathVariable String number,
            @Parameter(description = "The date asked about; today where it is missing.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate asOf,
            @Parameter(description = "An instant: what the register said of it then. asOf then defaults to its date.")
                    @RequestParam(required = false)
                    @Nullable
                    Instant knownAt,
            Fields fields) {
        LocalDate date = today.or(asOf, knownAt);
        RolloutView rollout =
                knownAt == null ? rollouts.get(number, date, fields) : rollouts.recall(number, date, knownAt, fields);
        return RecordAnswer.of(rollout, ETags.of(rollout.version(), date), fields);
    }

    @Operation(
            operationId = "listRolloutPlans",
            summary = "Every plan that was made 历次计划",
            description = "The first plan of each stage and every change of it, with its reason.")
    @AllowReaders
    @GetMapping("/{number}/plans")
    ResponseEntity<Page<PlanView>> plans(
            @Parameter(description = NUMBER) @PathVariable String number, @Listed("rollout-plans") ListRequest query) {
        return PageAnswer.of(rollouts.plans(number, query));
    }

    @Operation(
            operationId = "createRollout",
            summary = "Record a rollout 新建车型落地",
            description =
                    "Records that a solution goes into a vehicle model. Past PLANNED it rests on an agreement, which is"
                            + " found where it is not given, and is refused where there is none, unless withoutBasis says"
                            + " why it is a fact all the same.")
    @AllowManagers
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RolloutView> create(@RequestBody RolloutDocument document) {
        return created(rollouts.create(document.draft(null)));
    }

    @Operation(
            operationId = "replaceRollout",
            summary = "Replace one, or record it under this number 替换或新建",
            description =
                    "With If-Match it replaces what is recorded; with If-None-Match: * it creates only. A plan that was"
                            + " made already is changed by its own action, with a reason.")
    @AllowManagers
    @PutMapping(path = "/{number}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RolloutView> put(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody RolloutDocument document) {
        RolloutDraft draft = document.draft(number);
        return expected.creates(number, rollouts.exists(number))
                ? created(rollouts.create(draft))
                : ok(rollouts.replace(number, draft, expected));
    }

    @Operation(
            operationId = "patchRollout",
            summary = "Change some of it 部分修改",
            description = "Changes the members given and leaves the others; null empties a member.")
    @AllowManagers
    @PatchMapping(path = "/{number}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<RolloutView> patch(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        RolloutDocument merged = patches.apply(rollouts.get(number, today.get()), patch, RolloutDocument.class);
        return ok(rollouts.replace(number, merged.draft(number), expected));
    }

    @Operation(
            operationId = "moveRollout",
            summary = "Take it to another stage 变更阶段",
            description =
                    "Records that a stage was reached, or that it is on hold or cancelled. allowedStages tells what can come"
                            + " next. What was on hold goes on with its next stage.")
    @AllowManagers
    @PostMapping(path = "/{number}/stage", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RolloutView> move(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody RolloutActions.Move move) {
        return ok(progress.move(number, move.change(), expected));
    }

    @Operation(
            operationId = "moveRollouts",
            summary = "Take many to other stages 批量变更阶段",
            description =
                    "All of the steps are taken, or none: what is wrong with each is told. A step may name the version that"
                            + " it means; there is no If-Match.")
    @AllowManagers
    @PostMapping(path = "/stages", consumes = MediaType.APPLICATION_JSON_VALUE)
    RolloutActions.Moved moveAll(@RequestBody RolloutActions.Moves moves) {
        return new RolloutActions.Moved(progress.moveAll(moves.steps(), moves.reason()));
    }

    @Operation(
            operationId = "planRollout",
            summary = "Make another plan 变更计划",
            description =
                    "Plans a stage for another date. The plans before it are kept, with their reasons; each counts from the"
                            + " day it was made.")
    @AllowManagers
    @PostMapping(path = "/{number}/plan", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RolloutView> plan(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody RolloutActions.Plan plan) {
        return ok(progress.plan(number, plan.plan(), expected));
    }

    @Operation(
            operationId = "deleteRollout",
            summary = "Delete one that was recorded by mistake 删除",
            description = "Deletes the record; the history stays and the number is never given again.")
    @AllowManagers
    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = NUMBER) @PathVariable String number, ExpectedVersion expected) {
        rollouts.delete(number, expected);
    }

    private ResponseEntity<RolloutView> created(RolloutView rollout) {
        return ResponseEntity.created(URI.create("/api/v1/rollouts/" + rollout.number()))
                .eTag(ETags.of(rollout.version(), today.get()))
                .body(rollout);
    }

    private ResponseEntity<RolloutView> ok(RolloutView rollout) {
        return ResponseEntity.ok()
                .eTag(ETags.of(rollout.version(), today.get()))
                .body(rollout);
    }
}
