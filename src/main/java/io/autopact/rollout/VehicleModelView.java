package io.autopact.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.autopact.shared.listing.OnlyOfWrites;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.writing.Consequence;
import io.autopact.shared.writing.TellsConsequences;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * A model of an automaker's.
 *
 * @param code its code
 * @param automaker the code of its maker
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param segment the segment of the market it is for; null where it is not known
 * @param powertrain what drives it; null where it is not known
 * @param startOfProduction when its production began
 * @param startOfProductionPrecision how exactly that is known
 * @param startOfProductionConfidence whether that is stated or inferred
 * @param startOfProductionNotBefore the first day on which it can have been, where it is known to have been on or
 *     before a day
 * @param archived whether it is kept for the record only
 * @param disputed whether a source contradicts anything that is recorded of it
 * @param disputedMembers the members that are contradicted, such as {@code automaker}
 * @param version rises with every change
 * @param updatedAt when it last changed
 * @param consequences what the change does beyond it; there only in the answer to one that can have any
 */
@Schema(name = "VehicleModel")
public record VehicleModelView(
        String code,
        String automaker,
        String nameZh,
        String nameEn,
        @Nullable String segment,
        @Nullable Powertrain powertrain,
        @Nullable LocalDate startOfProduction,
        @Nullable DatePrecision startOfProductionPrecision,
        @Nullable Confidence startOfProductionConfidence,
        @Nullable LocalDate startOfProductionNotBefore,
        boolean archived,
        boolean disputed,
        List<String> disputedMembers,
        int version,
        Instant updatedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @OnlyOfWrites @With @Nullable
        List<Consequence> consequences)
        implements TellsConsequences {}
