package io.autopact.pages;

import io.autopact.portfolio.Metric;
import io.autopact.portfolio.claim.ClaimService;
import io.autopact.portfolio.claim.ClaimView;
import io.autopact.portfolio.claim.ReconciliationView;
import io.autopact.portfolio.picture.Language;
import io.autopact.shared.listing.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is stated in public, beside what the register has on the same day. */
@Component
@RequiredArgsConstructor
public class ClaimsPage {

    private static final int MOST_RECORDS = 60;

    private final ClaimService claims;
    private final Testimony testimony;
    private final RefNames names;
    private final Questions questions;
    private final PageWriter pages;

    /** A record that is left out of a figure. */
    record Excluded(Ref record, String reason) {}

    /**
     * A claim, with what the register has.
     *
     * @param figure whether the register can compute the figure
     */
    record Claim(
            Ref record,
            String code,
            String statement,
            boolean chinese,
            @Nullable Ref speaker,
            @Nullable String claimant,
            @Nullable Ref claimantPerson,
            @Nullable Ref claimantOrganization,
            @Nullable Ref occasion,
            @Nullable String on,
            boolean figure,
            @Nullable String comparison,
            String claimed,
            String registered,
            @Nullable String difference,
            boolean holds,
            boolean fails,
            @Nullable String how,
            @Nullable String possible,
            List<Ref> counted,
            int moreCounted,
            List<Excluded> excluded,
            List<Ref> about,
            List<Words> words) {}

    /** What the template reads. */
    record Screen(List<Claim> claims, Pager pager) {}

    /** Writes the page. */
    public String write(Asked asked) {
        Refs refs = names.on(asked);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("sort", "-asOf");
        parameters.put("limit", "30");
        for (String name : List.of("q", Asked.CURSOR)) {
            if (asked.own(name) != null) {
                parameters.put(name, Objects.requireNonNull(asked.own(name)));
            }
        }
        Page<ClaimView> page = claims.list(questions.ask(asked, "claims", parameters));
        Screen screen = new Screen(
                page.items().stream().map(each -> claim(asked, each, refs)).toList(), Pager.of(asked, page));
        Heading heading = Heading.of(asked.language().choose("对外口径", "Claims"), "/claims")
                .withLinks(List.of(
                        new Heading.Link("CSV", asked.api("/exports/claims.csv", Map.of())),
                        new Heading.Link("JSON", asked.api("/claims", Map.of()))));
        return pages.write(asked, heading, "claims", screen);
    }

    private Claim claim(Asked asked, ClaimView view, Refs refs) {
        Language language = asked.language();
        ReconciliationView register = view.metric() == null ? null : claims.reconcile(view.code());
        RecordKind kind = view.metric() == null ? RecordKind.ORGANIZATION : counted(view.metric());
        String statement =
                language.choose(view.statementZh(), Objects.requireNonNullElse(view.statementEn(), view.statementZh()));
        List<String> records = register == null ? List.of() : register.records();
        Long difference = register == null ? null : register.difference();
        return new Claim(
                refs.to(RecordKind.CLAIM, view.code()),
                view.code(),
                statement,
                Words.isChinese(statement),
                isNamed(view) ? null : refs.orNull(RecordKind.PERSON, view.claimantPerson()),
                claimant(view, language),
                isNamed(view) ? refs.orNull(RecordKind.PERSON, view.claimantPerson()) : null,
                refs.orNull(RecordKind.ORGANIZATION, view.claimantOrganization()),
                refs.orNull(RecordKind.EVENT, view.occasion()),
                Dates.written(view.asOf(), view.asOfPrecision(), view.asOfConfidence(), view.asOfNotBefore(), language),
                register != null && register.registered() != null,
                view.comparison() == null ? null : view.comparison().name(),
                Objects.toString(view.value(), "–"),
                register == null ? "" : Objects.toString(register.registered(), "–"),
                difference == null || difference == 0 ? null : "%+d".formatted(difference),
                register != null && Boolean.TRUE.equals(register.holds()),
                register != null && Boolean.FALSE.equals(register.holds()),
                register == null || register.howZh() == null
                        ? null
                        : language.choose(register.howZh(), String.valueOf(register.howEn())),
                register == null || register.possible() == null || register.possible() == 0
                        ? null
                        : register.possible().toString(),
                refs.to(kind, records.stream().limit(MOST_RECORDS).toList()),
                Math.max(0, records.size() - MOST_RECORDS),
                register == null
                        ? List.of()
                        : register.excluded().stream()
                                .limit(MOST_RECORDS)
                                .map(each -> new Excluded(
                                        refs.to(kind, each.code()), language.choose(each.reasonZh(), each.reason())))
                                .toList(),
                view.about().stream()
                        .flatMap(each -> refs.typed(each.type(), each.code()).stream())
                        .toList(),
                testimony.on(asked, refs, "CLAIM", view.code()).on((String) null));
    }

    private static RecordKind counted(Metric metric) {
        return switch (metric) {
            case VEHICLE_MODELS_LANDED_OR_PLANNED -> RecordKind.VEHICLE_MODEL;
            case ARCHITECTURE_ELEMENTS_COVERED -> RecordKind.ARCHITECTURE_ELEMENT;
            case AUTOMAKERS_IN_COOPERATION, ECOSYSTEM_PARTNERS, MOBILITY_OPERATORS_SERVED -> RecordKind.ORGANIZATION;
        };
    }

    /** Whether it says itself what whoever spoke was called. */
    private static boolean isNamed(ClaimView view) {
        return view.claimantNameZh() != null || view.claimantNameEn() != null;
    }

    private static @Nullable String claimant(ClaimView view, Language language) {
        String told = Stream.of(
                        isNamed(view)
                                ? language.name(
                                        Objects.requireNonNullElse(
                                                view.claimantNameZh(), String.valueOf(view.claimantNameEn())),
                                        Objects.requireNonNullElse(
                                                view.claimantNameEn(), String.valueOf(view.claimantNameZh())))
                                : Objects.toString(view.claimant(), ""),
                        view.claimantOfficeZh() == null && view.claimantOfficeEn() == null
                                ? ""
                                : language.name(
                                        Objects.requireNonNullElse(
                                                view.claimantOfficeZh(), String.valueOf(view.claimantOfficeEn())),
                                        Objects.requireNonNullElse(
                                                view.claimantOfficeEn(), String.valueOf(view.claimantOfficeZh()))))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(language.choose("，", ", ")));
        return told.isEmpty() ? null : told;
    }
}
