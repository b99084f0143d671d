package io.autopact.pages;

import io.autopact.portfolio.brief.BriefView;
import io.autopact.portfolio.picture.Language;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;

/** What is open of a partner, as the brief lists it: one line each, whatever its kind. */
@RequiredArgsConstructor
final class OpenItems {

    private final Refs refs;
    private final Language language;
    private final PageWriter words;

    List<BriefPage.Open> of(BriefView.Open open) {
        return Stream.of(
                        open.agreements().stream()
                                .map(each -> item(
                                        RecordKind.AGREEMENT,
                                        each.number(),
                                        words.word(each.status().name(), language))),
                        open.milestones().stream()
                                .map(each -> item(
                                        RecordKind.MILESTONE,
                                        each.code(),
                                        language.choose("期限 ", "due ")
                                                + Dates.written(
                                                        each.dueOn(), each.dueOnPrecision(), null, null, language))),
                        open.instruments().stream()
                                .map(each -> item(
                                        RecordKind.INSTRUMENT, each.code(), language.choose("尚未设立", "not set up yet"))),
                        open.rollouts().stream()
                                .map(each ->
                                        item(RecordKind.ROLLOUT, each.number(), words.word(each.stage(), language))))
                .flatMap(each -> each)
                .toList();
    }

    private BriefPage.Open item(RecordKind kind, String code, String detail) {
        return new BriefPage.Open(language.choose(kind.zh(), kind.en()), refs.to(kind, code), detail);
    }
}
