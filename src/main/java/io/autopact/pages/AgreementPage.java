package io.autopact.pages;

import io.autopact.agreement.AgreementService;
import io.autopact.agreement.AgreementView;
import io.autopact.agreement.NextDecision;
import io.autopact.agreement.instrument.InstrumentService;
import io.autopact.agreement.instrument.InstrumentView;
import io.autopact.agreement.milestone.MilestoneService;
import io.autopact.portfolio.picture.Language;
import io.autopact.rollout.RolloutService;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was agreed: what holds at the date, the words that state it, what changed, what has to be decided. */
@Component
@RequiredArgsConstructor
public class AgreementPage {

    private static final String MOST = "200";

    private final AgreementService agreements;
    private final MilestoneService milestones;
    private final InstrumentService instruments;
    private final RolloutService rollouts;
    private final Testimony testimony;
    private final RefNames names;
    private final Questions questions;
    private final PageWriter pages;

    /** What the template reads. */
    record Screen(
            Ref record,
            String title,
            @Nullable String phase,
            String status,
            boolean signed,
            boolean disputed,
            AgreementRows.@Nullable Decision decision,
            List<AgreementRows.Fact> facts,
            List<AgreementRows.Party> parties,
            List<AgreementRows.Signatory> signatories,
            List<AgreementRows.Item> scope,
            boolean scopeUnknown,
            List<AgreementRows.Lineage> lineage,
            List<AgreementRows.Amendment> amendments,
            List<AgreementRows.Milestone> milestones,
            List<AgreementRows.Instrument> instruments,
            List<Rows.Rollout> rollouts,
            List<Words> words,
            @Nullable LocalDate compare,
            List<Rows.Person> responsible) {}

    /** Writes the page of an agreement. */
    public String write(Asked asked, String number) {
        AgreementView view = agreements.get(number, asked.asOf());
        AgreementView then = asked.compare() == null ? null : agreements.get(number, asked.compare());
        Refs refs = names.on(asked);
        Testimony.OfRecord words = testimony.on(asked, refs, "AGREEMENT", number);
        Language language = asked.language();
        Map<String, String> ofThis = Map.of("agreement", number, "limit", MOST);
        Screen screen = new Screen(
                refs.to(RecordKind.AGREEMENT, number),
                language.name(view.titleZh(), view.titleEn()),
                view.phase() == null ? null : view.phase().name(),
                view.status().name(),
                view.signedOn() != null && !view.signedOn().isAfter(asked.asOf()),
                view.disputed(),
                view.nextDecision() == null
                        ? null
                        : new AgreementRows.Decision(
                                view.nextDecision().kind() == NextDecision.Kind.NOTICE_BY,
                                view.nextDecision().on()),
                new AgreementFacts(language, words).of(view, then),
                view.parties().stream()
                        .map(each -> AgreementRows.party(each, refs, words, language))
                        .toList(),
                view.signatories().stream()
                        .map(each -> new AgreementRows.Signatory(
                                language.name(each.nameZh(), each.nameEn()),
                                refs.orNull(RecordKind.PERSON, each.person()),
                                each.officeZh() == null && each.officeEn() == null
                                        ? null
                                        : language.name(
                                                Objects.requireNonNullElse(
                                                        each.officeZh(), String.valueOf(each.officeEn())),
                                                Objects.requireNonNullElse(
                                                        each.officeEn(), String.valueOf(each.officeZh()))),
                                refs.orNull(RecordKind.ORGANIZATION, each.organization()),
                                each.role().name(),
                                words.mentioning("signatories", each.nameZh(), each.nameEn())))
                        .toList(),
                AgreementRows.scope(view, then, refs, words, language),
                AgreementRows.items(view).isEmpty(),
                view.lineage().stream()
                        .map(each -> new AgreementRows.Lineage(
                                each.relation().name(),
                                refs.to(RecordKind.AGREEMENT, each.agreement()),
                                words.on("lineage", "lineage[" + each.agreement() + "]")))
                        .toList(),
                agreements
                        .amendments(number, questions.ask(asked, "amendments", Map.of("limit", MOST)))
                        .items()
                        .stream()
                        .map(each -> AgreementRows.amendment(each, refs, asked))
                        .toList(),
                milestones.list(questions.ask(asked, "milestones", ofThis)).items().stream()
                        .map(each -> AgreementRows.milestone(each, refs, language))
                        .toList(),
                instruments.list(questions.ask(asked, "instruments", ofThis)).items().stream()
                        .map(each -> instrument(asked, each, refs))
                        .toList(),
                rollouts.list(questions.ask(asked, "rollouts", Map.of("basis", number, "limit", "50"))).items().stream()
                        .map(each -> Rows.Rollout.of(each, refs))
                        .toList(),
                words.on((String) null),
                asked.compare(),
                Rows.Person.of(view.responsible(), refs));
        Heading heading = Heading.of(screen.title(), "")
                .withDays(AgreementRows.days(view))
                .withLinks(List.of(
                        new Heading.Link(
                                language.choose("变更历史", "History"),
                                asked.toNow("/changes", Map.of("record", "AGREEMENT:" + number)),
                                true),
                        new Heading.Link("JSON", asked.apiThen("/agreements/" + Asked.segment(number), Map.of()), true),
                        new Heading.Link(
                                language.choose("全部佐证", "All evidence"),
                                asked.undated("/evidence") + "?type=AGREEMENT&code=" + Asked.segment(number))));
        return pages.write(asked, heading, "agreement", screen);
    }

    private AgreementRows.Instrument instrument(Asked asked, InstrumentView view, Refs refs) {
        Testimony.OfRecord words = testimony.on(asked, refs, "INSTRUMENT", view.code());
        return new AgreementRows.Instrument(
                view.code(),
                view.kind().name(),
                asked.language().name(view.nameZh(), view.nameEn()),
                view.state().name(),
                view.amount() == null
                        ? null
                        : view.amount().toPlainString() + " " + Objects.toString(view.currency(), ""),
                view.placeZh() == null && view.placeEn() == null
                        ? null
                        : asked.language()
                                .name(
                                        Objects.requireNonNullElse(view.placeZh(), String.valueOf(view.placeEn())),
                                        Objects.requireNonNullElse(view.placeEn(), String.valueOf(view.placeZh()))),
                refs.to(RecordKind.INSTRUMENT, view.code()),
                words.on(null, "state"));
    }
}
