package io.autopact.capability.web;

import io.autopact.capability.ArchitectureView;
import io.autopact.capability.CapabilityService;
import io.autopact.capability.CooperationDomainView;
import io.autopact.capability.SolutionView;
import io.autopact.shared.listing.ListQuery;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.time.Today;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.PageAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class CapabilityController {

    private static final String AS_OF = "The date asked about; today where it is missing.";

    private final CapabilityService capabilities;
    private final Today today;

    @Tag(name = "Cooperation domains")
    @Operation(
            operationId = "listCooperationDomains",
            summary = "The cooperation domains 合作领域列表",
            description = "The areas that agreements are about, with the elements and solutions that serve each.")
    @GetMapping("/cooperation-domains")
    ResponseEntity<Page<CooperationDomainView>> domains(@Listed("cooperation-domains") ListQuery query) {
        return PageAnswer.of(capabilities.domains(query));
    }

    @Tag(name = "Cooperation domains")
    @Operation(
            operationId = "getCooperationDomain",
            summary = "One cooperation domain 合作领域",
            description = "A domain with the elements and solutions that serve it, stated or inferred.")
    @GetMapping("/cooperation-domains/{code}")
    ResponseEntity<CooperationDomainView> domain(
            @Parameter(description = "The domain's code.", example = "CONNECTED_VEHICLE") @PathVariable String code,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf) {
        LocalDate date = today.or(asOf);
        CooperationDomainView domain = capabilities.domain(code, date);
        return ResponseEntity.ok().eTag(ETags.of(domain.version(), date)).body(domain);
    }

    @Tag(name = "Architectures")
    @Operation(
            operationId = "listArchitectures",
            summary = "The versions of the architecture 业务架构列表",
            description = "The versions of 四横两纵一中台, the latest first.")
    @GetMapping("/architectures")
    ResponseEntity<Page<ArchitectureView>> architectures(@Listed("architectures") ListQuery query) {
        return PageAnswer.of(capabilities.architectures(query));
    }

    @Tag(name = "Architectures")
    @Operation(
            operationId = "getArchitecture",
            summary = "One version of the architecture 业务架构",
            description =
                    "The layers with their declared count and their elements, and the base abilities. current is the"
                            + " version in effect at the date asked about.")
    @GetMapping("/architectures/{version}")
    ResponseEntity<ArchitectureView> architecture(
            @Parameter(description = "The version, or current.", example = "2019-05") @PathVariable String version,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf) {
        LocalDate date = today.or(asOf);
        ArchitectureView architecture = capabilities.architecture(version, date);
        return ResponseEntity.ok()
                .eTag(ETags.of(architecture.revision(), architecture.version(), date))
                .body(architecture);
    }

    @Tag(name = "Solutions")
    @Operation(
            operationId = "listSolutions",
            summary = "All solutions 解决方案列表",
            description = "The products offered, with the element and the domains of each, stated or inferred.")
    @GetMapping("/solutions")
    ResponseEntity<Page<SolutionView>> solutions(@Listed("solutions") ListQuery query) {
        return PageAnswer.of(capabilities.solutions(query));
    }

    @Tag(name = "Solutions")
    @Operation(
            operationId = "getSolution",
            summary = "One solution 解决方案",
            description =
                    "A solution with its element, its relationship level, the domains it serves and the abilities it uses.")
    @GetMapping("/solutions/{code}")
    ResponseEntity<SolutionView> solution(
            @Parameter(description = "The solution's code.", example = "ECO_CONNECTED_VEHICLE") @PathVariable
                    String code) {
        SolutionView solution = capabilities.solution(code, today.get());
        return ResponseEntity.ok().eTag(ETags.of(solution.version())).body(solution);
    }
}
