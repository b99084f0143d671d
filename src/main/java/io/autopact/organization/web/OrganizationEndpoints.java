package io.autopact.organization.web;

import io.autopact.organization.OrganizationDraft;
import io.autopact.organization.OrganizationService;
import io.autopact.organization.OrganizationType;
import io.autopact.organization.OrganizationView;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Today;
import io.autopact.shared.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.time.LocalDate;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What the resources of all three types of organizations have in common. */
@RequiredArgsConstructor
@Getter(AccessLevel.PROTECTED)
abstract class OrganizationEndpoints {

    private static final String AS_OF = "The date asked about; today where it is missing.";

    private final OrganizationType type;
    private final OrganizationService organizations;
    private final Today today;

    @Operation(
            summary = "Record a new one 新建",
            description = "Records an organization under a code that is its own for good.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrganizationView> create(@RequestBody OrganizationDocument document) {
        return created(organizations.create(document.draft(type, null)));
    }

    @Operation(summary = "Read one 查询", description = "An organization with its ties, aliases and cooperation.")
    @GetMapping(path = "/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrganizationView> get(
            @Parameter(description = "The organization's code.", example = "dongfeng") @PathVariable String code,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf) {
        LocalDate date = today.or(asOf);
        return ok(organizations.get(type, code, date), date);
    }

    @Operation(
            summary = "Replace one, or record it under this code 替换或新建",
            description = "With If-Match it replaces what is recorded; with If-None-Match: * it creates only.")
    @PutMapping(
            path = "/{code}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrganizationView> put(
            @Parameter(description = "The organization's code.", example = "dongfeng") @PathVariable String code,
            @Parameter(description = "The ETag that the record was read with; its version decides.")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Parameter(description = "* to create only.")
                    @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable
                    String ifNoneMatch,
            @RequestBody OrganizationDocument document) {
        OrganizationDraft draft = document.draft(type, code);
        boolean exists = organizations.exists(code);
        if ("*".equals(ifNoneMatch)) {
            if (exists) {
                throw new ProblemException(
                        CommonProblem.PRECONDITION_FAILED, "If-None-Match is * and %s exists.".formatted(code));
            }
            return created(createOnly(draft));
        }
        if (!exists) {
            throw ifMatch == null
                    ? new ProblemException(
                            CommonProblem.PRECONDITION_REQUIRED,
                            "There is no %s yet: send If-None-Match: * to create it.".formatted(code))
                    : new ProblemException(
                            CommonProblem.PRECONDITION_FAILED,
                            "If-Match names a version and there is no %s.".formatted(code));
        }
        return ok(organizations.replace(draft, version -> ETags.requireMatch(ifMatch, version)), today.get());
    }

    @Operation(
            summary = "All that belongs to it 下属组织",
            description = "The organizations that belong to this one at a date, over all levels, nearest first.")
    @GetMapping(path = "/{code}/descendants", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<OrganizationView> descendants(
            @Parameter(description = "The organization's code.", example = "dongfeng") @PathVariable String code,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf) {
        return new Page<>(organizations.descendants(type, code, today.or(asOf)), null, null);
    }

    @Operation(
            summary = "All that it belongs to 上级组织",
            description = "The organizations that this one belongs to at a date, over all levels, nearest first.")
    @GetMapping(path = "/{code}/ancestors", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<OrganizationView> ancestors(
            @Parameter(description = "The organization's code.", example = "dongfeng-liuzhou") @PathVariable
                    String code,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf) {
        return new Page<>(organizations.ancestors(type, code, today.or(asOf)), null, null);
    }

    private OrganizationView createOnly(OrganizationDraft draft) {
        try {
            return organizations.create(draft);
        } catch (ProblemException taken) {
            if (taken.getType() == CommonProblem.CONFLICT) {
                throw new ProblemException(
                        CommonProblem.PRECONDITION_FAILED,
                        "If-None-Match is * and %s exists by now.".formatted(draft.code()));
            }
            throw taken;
        }
    }

    private ResponseEntity<OrganizationView> created(OrganizationView view) {
        return ResponseEntity.created(URI.create("/api/v1/%s/%s".formatted(type.path(), view.code())))
                .eTag(ETags.of(view.version(), today.get()))
                .body(view);
    }

    private static ResponseEntity<OrganizationView> ok(OrganizationView view, LocalDate asOf) {
        return ResponseEntity.ok().eTag(ETags.of(view.version(), asOf)).body(view);
    }
}
