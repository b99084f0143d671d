package io.autopact.pages;

import io.autopact.agreement.AgreementView;
import io.autopact.portfolio.picture.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/** What holds of an agreement at a date, fact by fact, with what held at another one. */
@RequiredArgsConstructor
final class AgreementFacts {

    private final Language language;
    private final Testimony.OfRecord words;
    private final List<AgreementRows.Fact> facts = new ArrayList<>();

    /**
     * The facts that are known.
     *
     * @param then the agreement at the date compared with; null where none is
     */
    List<AgreementRows.Fact> of(AgreementView view, @Nullable AgreementView then) {
        add(
                "原文称谓",
                "Called",
                view,
                then,
                each -> text(each.wordingZh(), each.wordingEn()),
                "kind",
                "wordingZh",
                "wordingEn");
        add("签署日期", "Signed on", view, then, this::signed, "signedOn", "status");
        add("签署地点", "Signed at", view, then, each -> text(each.placeZh(), each.placeEn()), "placeZh", "placeEn");
        add("生效日期", "In effect from", view, then, this::effective, "effectiveOn");
        add("到期日期", "Expires on", view, then, this::expires, "expiresOn");
        add("最后一天", "Last day", view, then, each -> Objects.toString(each.endsOn(), null), "terminatedOn", "noticeOn");
        add("自动续期", "Renews itself", view, then, this::renews, "renewalMonths", "noticeDays");
        add("已通知不续期", "Notice given on", view, then, each -> Objects.toString(each.noticeOn(), null), "noticeOn");
        add("终止", "Terminated on", view, then, this::terminated, "terminatedOn");
        add("适用子公司", "Extends to subsidiaries", view, then, this::extended, "extendsToSubsidiaries");
        return facts;
    }

    private void add(
            String zh,
            String en,
            AgreementView view,
            @Nullable AgreementView then,
            Function<AgreementView, @Nullable String> value,
            String... members) {
        String now = value.apply(view);
        String was = then == null ? null : value.apply(then);
        boolean differs = then != null && !Objects.equals(now, was);
        if (now != null || differs) {
            String unknown = language.choose("未知", "not known");
            facts.add(new AgreementRows.Fact(
                    language.choose(zh, en),
                    now == null ? unknown : now,
                    differs ? Objects.requireNonNullElse(was, unknown) : null,
                    words.on(members)));
        }
    }

    private @Nullable String text(@Nullable String zh, @Nullable String en) {
        return zh == null && en == null
                ? null
                : language.name(
                        Objects.requireNonNullElse(zh, String.valueOf(en)),
                        Objects.requireNonNullElse(en, String.valueOf(zh)));
    }

    private @Nullable String signed(AgreementView view) {
        return Dates.written(
                view.signedOn(),
                view.signedOnPrecision(),
                view.signedOnConfidence(),
                view.signedOnNotBefore(),
                language);
    }

    private @Nullable String effective(AgreementView view) {
        return Dates.written(
                view.effectiveOn(),
                view.effectiveOnPrecision(),
                view.effectiveOnConfidence(),
                view.effectiveOnNotBefore(),
                language);
    }

    private @Nullable String expires(AgreementView view) {
        if (view.expiresOn() == null) {
            return view.signedOn() == null ? null : language.choose("未知", "not known");
        }
        return Dates.written(
                view.expiresOn(),
                view.expiresOnPrecision(),
                view.expiresOnConfidence(),
                view.expiresOnNotBefore(),
                language);
    }

    private @Nullable String renews(AgreementView view) {
        if (view.renewalMonths() == null) {
            return null;
        }
        String each = language.choose(
                "每次 %d 个月".formatted(view.renewalMonths()), "for %d months each time".formatted(view.renewalMonths()));
        return view.noticeDays() == null
                ? each
                : each
                        + language.choose(
                                "，提前 %d 天通知可不续".formatted(view.noticeDays()),
                                ", unless notice is given %d days before".formatted(view.noticeDays()));
    }

    private @Nullable String terminated(AgreementView view) {
        return view.terminatedOn() == null
                ? null
                : view.terminatedOn()
                        + (view.terminationReason() == null
                                ? ""
                                : language.choose("：", ": ") + view.terminationReason());
    }

    private @Nullable String extended(AgreementView view) {
        return view.extendsToSubsidiaries()
                ? language.choose("是，含各方子公司与品牌", "yes, and to brands of its parties")
                : null;
    }
}
