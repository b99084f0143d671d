package io.autopact.portfolio.web;

import io.autopact.capability.ArchitectureView;
import io.autopact.capability.CapabilityService;
import io.autopact.portfolio.CapabilityMapView;
import io.autopact.portfolio.picture.CapabilityMapPicture;
import io.autopact.portfolio.picture.Language;
import io.autopact.shared.roles.AllowEveryRole;
import io.autopact.shared.time.Today;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Architectures")
@RestController
@RequestMapping(path = "/api/v1/architectures", produces = PictureAnswer.SVG)
@RequiredArgsConstructor
class ArchitectureMapController {

    private final CapabilityService capabilities;
    private final CapabilityMapPicture picture;
    private final Today today;

    @Operation(
            operationId = "getArchitectureMap",
            summary = "The architecture as a picture 业务架构图",
            description =
                    "The layers in their shape, as SVG: horizontal ones across, vertical ones down, the platform beneath,"
                            + " the base abilities under it. current is the version in effect at the date asked about.")
    @PictureOperation
    @AllowEveryRole
    @GetMapping("/{version}/map.svg")
    ResponseEntity<String> map(
            @Parameter(description = "The version, or current.") @PathVariable String version,
            @Parameter(description = "The date asked about; today where it is missing.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate asOf,
            @LanguageParameter @RequestParam(required = false) @Nullable String lang,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable
                    String acceptLanguage) {
        Language language = Language.of(lang, acceptLanguage);
        LocalDate date = today.or(asOf);
        ArchitectureView architecture = capabilities.architecture(version, date);
        return PictureAnswer.of(picture.draw(map(architecture, date), language), language);
    }

    /** The architecture alone, as a map that tells no coverage. */
    private static CapabilityMapView map(ArchitectureView architecture, LocalDate asOf) {
        return new CapabilityMapView(
                null,
                architecture.nameZh(),
                architecture.nameEn(),
                asOf,
                architecture.version(),
                architecture.nameZh(),
                architecture.nameEn(),
                0,
                architecture.layers().stream()
                        .map(layer -> new CapabilityMapView.Layer(
                                layer.kind(),
                                layer.nameZh(),
                                layer.nameEn(),
                                layer.declaredCount(),
                                layer.elements().stream()
                                        .map(ArchitectureMapController::element)
                                        .toList()))
                        .toList(),
                architecture.capabilities().stream()
                        .map(CapabilityMapView.Capability::alone)
                        .toList());
    }

    private static CapabilityMapView.Element element(ArchitectureView.Element element) {
        return new CapabilityMapView.Element(
                element.code(),
                element.nameZh(),
                element.nameEn(),
                element.confidence(),
                null,
                null,
                0,
                List.of(),
                List.of(),
                List.of());
    }
}
