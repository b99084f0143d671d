package io.autopact.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records behind a figure.
 *
 * @param counted the codes of those that are counted
 * @param possible the codes of those that it may count and is not certain to, of what is known roughly
 * @param excluded those that one might look for among them, and why they are not counted
 */
@Schema(name = "MetricRecords")
public record MetricRecords(List<String> counted, List<String> possible, List<Excluded> excluded) {

    /**
     * A record that is not counted.
     *
     * @param code its code
     * @param kind why not
     * @param under the code of the ancestor that is counted in its place; null unless there is one
     * @param reason why not, in English
     * @param reasonZh the same in Chinese
     */
    @Schema(name = "MetricExcluded")
    public record Excluded(
            String code, ExclusionReason kind, @Nullable String under, String reason, String reasonZh) {}
}
