package io.autopact.rollout.web;

import io.autopact.rollout.Powertrain;
import io.autopact.rollout.VehicleModelDraft;
import io.autopact.shared.document.Codes;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to record a vehicle model.
 *
 * @param code its code, for good: 1 to 80 lower-case letters, digits and hyphens
 * @param automaker the code of its maker
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param segment the segment of the market it is for
 * @param powertrain what drives it
 * @param startOfProduction when its production began
 * @param startOfProductionPrecision how exactly that is known; a day where it is missing
 * @param startOfProductionConfidence whether that is stated; stated where it is missing
 */
@Document(readOnly = {"archived", "disputed", "disputedMembers", "version", "updatedAt", "consequences"})
@Schema(name = "VehicleModelRequest")
record VehicleModelDocument(
        @Nullable String code,
        @NotBlank @Size(max = 80) String automaker,
        @NotBlank @Size(min = 1, max = 200) String nameZh,
        @NotBlank @Size(min = 1, max = 200) String nameEn,
        @Size(min = 1, max = 80) @Nullable String segment,
        @Nullable Powertrain powertrain,
        @Nullable LocalDate startOfProduction,
        @Nullable DatePrecision startOfProductionPrecision,
        @Nullable Confidence startOfProductionConfidence,
        @Nullable LocalDate startOfProductionNotBefore)
        implements SelfChecking {

    @Override
    public void check(Complaints complaints) {
        RoughDates.check(
                complaints,
                "startOfProduction",
                startOfProduction,
                startOfProductionPrecision,
                startOfProductionNotBefore);
    }

    /**
     * The draft that this means.
     *
     * @param path the code in the path; null where the body gives it
     * @throws ProblemException if the code does not fit
     */
    VehicleModelDraft draft(@Nullable String path) {
        return new VehicleModelDraft(
                Codes.lowerCase("code", path, code),
                automaker,
                nameZh,
                nameEn,
                segment,
                powertrain,
                RoughDate.of(
                        startOfProduction,
                        startOfProductionPrecision,
                        startOfProductionConfidence,
                        startOfProductionNotBefore));
    }
}
