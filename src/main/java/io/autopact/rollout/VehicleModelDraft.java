package io.autopact.rollout;

import io.autopact.shared.time.RoughDate;
import org.jspecify.annotations.Nullable;

/**
 * All that a client can record of a vehicle model.
 *
 * @param code its code
 * @param automaker the code of its maker
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param segment the segment of the market it is for; null where it is not known
 * @param powertrain what drives it; null where it is not known
 * @param startOfProduction when its production began; null where it is not known
 */
public record VehicleModelDraft(
        String code,
        String automaker,
        String nameZh,
        String nameEn,
        @Nullable String segment,
        @Nullable Powertrain powertrain,
        @Nullable RoughDate startOfProduction) {}
