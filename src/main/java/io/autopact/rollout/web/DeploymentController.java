package io.autopact.rollout.web;

import io.autopact.rollout.DeploymentDraft;
import io.autopact.rollout.DeploymentService;
import io.autopact.rollout.DeploymentView;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Deployments")
@RestController
@RequestMapping(path = "/api/v1/deployments", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class DeploymentController {

    private static final String NUMBER = "The deployment's number.";

    private final DeploymentService deployments;
    private final MergePatches patches;
    private final Today today;

    @Operation(
            operationId = "listDeployments",
            summary = "All deployments 部署列表",
            description = "Which solutions are in use at which organizations, from when to when.")
    @AllowReaders
    @GetMapping
    ResponseEntity<Page<DeploymentView>> list(@Listed("deployments") ListRequest query) {
        return PageAnswer.of(deployments.list(query));
    }

    @Operation(
            operationId = "getDeployment",
            summary = "One deployment 部署",
            description = "A solution in use at an organization; the solution is empty where no source says which.")
    @AllowReaders
    @GetMapping("/{number}")
    ResponseEntity<DeploymentView> get(
            @Parameter(description = NUMBER) @PathVariable String number,
            @Parameter(description = "The date asked about; today where it is missing.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate asOf,
            Fields fields) {
        LocalDate date = today.or(asOf);
        DeploymentView deployment = deployments.get(number, date, fields);
        return RecordAnswer.of(deployment, ETags.of(deployment.version(), date), fields);
    }

    @Operation(
            operationId = "createDeployment",
            summary = "Record a deployment 新建部署",
            description = "Records that a solution is in use, under the number given or the next free one of the year.")
    @AllowManagers
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DeploymentView> create(@RequestBody DeploymentDocument document) {
        return created(deployments.create(document.draft(null)));
    }

    @Operation(
            operationId = "replaceDeployment",
            summary = "Replace one, or record it under this number 替换或新建",
            description = "With If-Match it replaces what is recorded; with If-None-Match: * it creates only.")
    @AllowManagers
    @PutMapping(path = "/{number}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DeploymentView> put(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody DeploymentDocument document) {
        DeploymentDraft draft = document.draft(number);
        return expected.creates(number, deployments.exists(number))
                ? created(deployments.create(draft))
                : ok(deployments.replace(number, draft, expected));
    }

    @Operation(
            operationId = "patchDeployment",
            summary = "Change some of it 部分修改",
            description = "Changes the members given and leaves the others; null empties a member.")
    @AllowManagers
    @PatchMapping(path = "/{number}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<DeploymentView> patch(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        DeploymentDocument merged =
                patches.apply(deployments.get(number, today.get()), patch, DeploymentDocument.class);
        return ok(deployments.replace(number, merged.draft(number), expected));
    }

    @Operation(
            operationId = "deleteDeployment",
            summary = "Delete one that was recorded by mistake 删除",
            description = "Deletes the record; the history stays and the number is never given again.")
    @AllowManagers
    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = NUMBER) @PathVariable String number, ExpectedVersion expected) {
        deployments.delete(number, expected);
    }

    private ResponseEntity<DeploymentView> created(DeploymentView deployment) {
        return ResponseEntity.created(URI.create("/api/v1/deployments/" + deployment.number()))
                .eTag(ETags.of(deployment.version(), today.get()))
                .body(deployment);
    }

    private ResponseEntity<DeploymentView> ok(DeploymentView deployment) {
        return ResponseEntity.ok()
                .eTag(ETags.of(deployment.version(), today.get()))
                .body(deployment);
    }
}
