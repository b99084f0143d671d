package io.autopact.rollout.web;

import io.autopact.rollout.VehicleModelDraft;
import io.autopact.rollout.VehicleModelService;
import io.autopact.rollout.VehicleModelView;
import io.autopact.shared.document.Because;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Vehicle models")
@RestController
@RequestMapping(path = "/api/v1/vehicle-models", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class VehicleModelController {

    private static final String CODE = "The vehicle model's code.";

    private final VehicleModelService models;
    private final MergePatches patches;

    @Operation(
            operationId = "listVehicleModels",
            summary = "All vehicle models 车型列表",
            description = "The models of automakers. q finds by any part of the code or a name, in either language.")
    @AllowReaders
    @GetMapping
    ResponseEntity<Page<VehicleModelView>> list(@Listed("vehicle-models") ListRequest query) {
        return PageAnswer.of(models.list(query));
    }

    @Operation(
            operationId = "getVehicleModel",
            summary = "One vehicle model 车型",
            description = "A model with its maker and what is known of it.")
    @AllowReaders
    @GetMapping("/{code}")
    ResponseEntity<VehicleModelView> get(@Parameter(description = CODE) @PathVariable String code, Fields fields) {
        VehicleModelView model = models.get(code, fields);
        return RecordAnswer.of(model, ETags.of(model.version()), fields);
    }

    @Operation(
            operationId = "createVehicleModel",
            summary = "Record a vehicle model 新建车型",
            description = "Records a model of an automaker under a code that is its own for good.")
    @AllowManagers
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VehicleModelView> create(@RequestBody VehicleModelDocument document) {
        return created(models.create(document.draft(null)));
    }

    @Operation(
            operationId = "replaceVehicleModel",
            summary = "Replace one, or record it under this code 替换或新建",
            description = "With If-Match it replaces what is recorded; with If-None-Match: * it creates only.")
    @AllowManagers
    @PutMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VehicleModelView> put(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody VehicleModelDocument document) {
        VehicleModelDraft draft = document.draft(code);
        return expected.creates(code, models.exists(code))
                ? created(models.create(draft))
                : ok(models.replace(draft, expected));
    }

    @Operation(
            operationId = "patchVehicleModel",
            summary = "Change some of it 部分修改",
            description = "Changes the members given and leaves the others; null empties a member.")
    @AllowManagers
    @PatchMapping(path = "/{code}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<VehicleModelView> patch(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        VehicleModelDocument merged = patches.apply(models.get(code), patch, VehicleModelDocument.class);
        return ok(models.replace(merged.draft(code), expected));
    }

    @Operation(
            operationId = "archiveVehicleModel",
            summary = "Keep it for the record only 归档",
            description =
                    "Leaves it out of lists and changes no answer about any date. consequences tells which rollouts are"
                            + " still on their way into it.")
    @AllowManagers
    @PostMapping(path = "/{code}/archive", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VehicleModelView> archive(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody(required = false) @Nullable Because because) {
        return ok(models.archive(code, Because.orNone(because), expected));
    }

    @Operation(
            operationId = "restoreVehicleModel",
            summary = "Take an archived one up again 恢复",
            description = "Puts it back into lists.")
    @AllowManagers
    @PostMapping(path = "/{code}/restore", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VehicleModelView> restore(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody(required = false) @Nullable Because because) {
        return ok(models.restore(code, Because.orNone(because), expected));
    }

    @Operation(
            operationId = "deleteVehicleModel",
            summary = "Delete one that nothing refers to 删除",
            description = "Deletes the record; the history stays and the code is never given again.")
    @AllowManagers
    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = CODE) @PathVariable String code, ExpectedVersion expected) {
        models.delete(code, expected);
    }

    private static ResponseEntity<VehicleModelView> created(VehicleModelView model) {
        return ResponseEntity.created(URI.create("/api/v1/vehicle-models/" + model.code()))
                .eTag(ETags.of(model.version()))
                .body(model);
    }

    private static ResponseEntity<VehicleModelView> ok(VehicleModelView model) {
        return ResponseEntity.ok().eTag(ETags.of(model.version())).body(model);
    }
}
