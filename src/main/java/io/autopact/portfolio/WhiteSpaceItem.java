package io.autopact.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * A domain that an automaker we work with does not cover.
 *
 * @param organization the automaker's code
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param domain the domain's code
 * @param domainNameZh the domain's name in Chinese
 * @param domainNameEn the domain's name in English
 * @param state how far it has come: LAPSED, UNCOVERED, PLANNED or NONE
 * @param country whose groups are comparable; null where the automaker's country is not known and all others are
 * @param comparable how many comparable groups we work with
 * @param covering how many of them cover the domain
 * @param sharePercent the share of those, rounded to whole percent; 0 where there are none
 * @param examples some of them, at most five
 * @param agreements agreements on their way that will bring it
 * @param scopeUnknown whether nothing at all is known of what was agreed with the automaker: then this is not open but
 *     unknown
 * @param affiliates those that belong to the automaker, by whatever tie, and have a solution for the domain in use or
 *     in their vehicles
 * @param reasons why it stands where it stands
 */
@With
@Schema(name = "WhiteSpace")
public record WhiteSpaceItem(
        String organization,
        String nameZh,
        String nameEn,
        String domain,
        String domainNameZh,
        String domainNameEn,
        CoverageState state,
        @Nullable String country,
        int comparable,
        int covering,
        int sharePercent,
        List<Subject> examples,
        List<String> agreements,
        boolean scopeUnknown,
        List<Subject> affiliates,
        List<Reason> reasons) {

    /**
     * A reason in words.
     *
     * @param zh in Chinese
     * @param en in English
     */
    @Schema(name = "WhiteSpaceReason")
    public record Reason(String zh, String en) {}

    /** The same with its reasons in words. */
    WhiteSpaceItem told() {
        List<Reason> told = new ArrayList<>();
        told.add(comparison());
        if (state == CoverageState.LAPSED) {
            told.add(new Reason("方案已落地，原有协议已失效", "A solution has landed, and the agreement that covered it has ended"));
        }
        if (state == CoverageState.UNCOVERED) {
            told.add(new Reason("方案已落地，但从无协议覆盖", "A solution has landed, and no agreement ever covered it"));
        }
        if (scopeUnknown) {
            told.add(new Reason("合作范围未知，并非空白", "What was agreed with it is not known: unknown, not open"));
        }
        if (!affiliates.isEmpty()) {
            told.add(new Reason(
                    "已在关联企业落地" + named(affiliates, true), "In use at its affiliates" + named(affiliates, false)));
        }
        if (!agreements.isEmpty()) {
            String codes = String.join(", ", agreements);
            told.add(new Reason("洽谈中的协议：" + codes, "On its way: " + codes));
        }
        return withReasons(told);
    }

    private Reason comparison() {
        String placeZh = country == null ? "" : "（%s）".formatted(country);
        String placeEn = country == null ? "" : " (%s)".formatted(country);
        return new Reason(
                "%d 家可比车企%s中有 %d 家已覆盖%s".formatted(comparable, placeZh, covering, named(examples, true)),
                "%d of %d comparable automakers%s cover it%s"
                        .formatted(covering, comparable, placeEn, named(examples, false)));
    }

    private static String named(List<Subject> examples, boolean inChinese) {
        if (examples.isEmpty()) {
            return "";
        }
        return inChinese
                ? examples.stream().map(Subject::nameZh).collect(Collectors.joining("、", "：", ""))
                : examples.stream().map(Subject::nameEn).collect(Collectors.joining(", ", ": ", ""));
    }
}
