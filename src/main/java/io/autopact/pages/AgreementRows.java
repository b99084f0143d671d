package io.autopact.pages;

import io.autopact.agreement.AgreementView;
import io.autopact.agreement.AmendmentView;
import io.autopact.agreement.ScopeItem;
import io.autopact.agreement.milestone.MilestoneView;
import io.autopact.portfolio.picture.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What tables of an agreement's page consist of. */
final class AgreementRows {

    private AgreementRows() {}

    /**
     * Something that holds at the date.
     *
     * @param was what held at the date compared with; null where it is the same, or none is
     */
    record Fact(String name, String value, @Nullable String was, List<Words> words) {}

    /** Who made the agreement. */
    record Party(
            Ref organization,
            String role,
            @Nullable String from,
            @Nullable String until,
            List<Words> words) {}

    /** Who signed, or stood by. */
    record Signatory(
            String name,
            @Nullable Ref person,
            @Nullable String office,
            @Nullable Ref organization,
            String role,
            List<Words> words) {}

    /** What is in the scope, or was at the date compared with. */
    record Item(
            Ref thing,
            @Nullable String wording,
            @Nullable String from,
            @Nullable String until,
            boolean gained,
            boolean lost,
            List<Words> words) {}

    /** The agreement that this one follows from. */
    record Lineage(String relation, Ref agreement, List<Words> words) {}

    /** What changed after the signing. */
    record Amendment(
            int number,
            String kind,
            @Nullable String effective,
            List<Ref> added,
            List<Ref> removed,
            @Nullable String expires,
            @Nullable String note,
            boolean ahead) {}

    /** What is to be delivered. */
    record Milestone(
            String code,
            String title,
            @Nullable String due,
            int slipDays,
            boolean slipped,
            String state,
            boolean overdue,
            Ref owner,
            Ref record) {}

    /** What is to be set up. */
    record Instrument(
            String code,
            String kind,
            String name,
            String state,
            @Nullable String amount,
            @Nullable String place,
            Ref record,
            List<Words> words) {}

    /** What has to be decided next. */
    record Decision(boolean notice, LocalDate on) {}

    static List<String> days(AgreementView view) {
        return Stream.concat(
                        Stream.of(
                                        view.signedOn(),
                                        view.effectiveOn(),
                                        view.expiresOn(),
                                        view.endsOn(),
                                        view.terminatedOn())
                                .filter(Objects::nonNull),
                        items(view).stream()
                                .flatMap(each -> Stream.of(
                                        each.details().from(), each.details().until()))
                                .filter(Objects::nonNull))
                .map(String::valueOf)
                .distinct()
                .sorted()
                .toList();
    }

    static Party party(AgreementView.Party party, Refs refs, Testimony.OfRecord words, Language language) {
        return new Party(
                refs.to(RecordKind.ORGANIZATION, party.organization()),
                party.role().name(),
                Dates.written(
                        party.from(), party.fromPrecision(), party.fromConfidence(), party.fromNotBefore(), language),
                Dates.written(
                        party.until(),
                        party.untilPrecision(),
                        party.untilConfidence(),
                        party.untilNotBefore(),
                        language),
                words.on("parties[" + party.organization() + "]"));
    }

    static List<ScopeItem> items(AgreementView view) {
        return Stream.of(view.scope(), view.elements(), view.capabilities(), view.solutions())
                .flatMap(each -> each.stream().map(ScopeItem.class::cast))
                .toList();
    }

    static RecordKind kind(ScopeItem item) {
        return switch (item.kind()) {
            case DOMAIN -> RecordKind.COOPERATION_DOMAIN;
            case SOLUTION -> RecordKind.SOLUTION;
            case ELEMENT -> RecordKind.ARCHITECTURE_ELEMENT;
            case CAPABILITY -> RecordKind.CAPABILITY;
        };
    }

    static List<Item> scope(
            AgreementView view, @Nullable AgreementView then, Refs refs, Testimony.OfRecord words, Language language) {
        List<Item> items = new ArrayList<>();
        Set<Ref> before = then == null ? Set.of() : things(then, refs);
        for (ScopeItem item : items(view)) {
            Ref thing = refs.to(kind(item), item.code());
            items.add(item(item, thing, then != null && !before.contains(thing), false, words, language));
        }
        if (then != null) {
            Set<Ref> now = things(view, refs);
            items(then).stream()
                    .filter(item -> !now.contains(refs.to(kind(item), item.code())))
                    .map(item -> item(item, refs.to(kind(item), item.code()), false, true, words, language))
                    .forEach(items::add);
        }
        return items;
    }

    static Set<Ref> things(AgreementView view, Refs refs) {
        return items(view).stream()
                .map(item -> refs.to(kind(item), item.code()))
                .collect(Collectors.toSet());
    }

    static Item item(
            ScopeItem item, Ref thing, boolean gained, boolean lost, Testimony.OfRecord words, Language language) {
        ScopeItem.Details details = item.details();
        String member = switch (item.kind()) {
            case DOMAIN -> "scope";
            case SOLUTION -> "solutions";
            case ELEMENT -> "elements";
            case CAPABILITY -> "capabilities";
        };
        return new Item(
                thing,
                details.wordingZh(),
                Dates.written(
                        details.from(),
                        details.fromPrecision(),
                        details.fromConfidence(),
                        details.fromNotBefore(),
                        language),
                Dates.written(
                        details.until(),
                        details.untilPrecision(),
                        details.untilConfidence(),
                        details.untilNotBefore(),
                        language),
                gained,
                lost,
                words.on(member + "[" + item.code() + "]"));
    }

    static Amendment amendment(AmendmentView view, Refs refs, Asked asked) {
        Function<List<List<String>>, List<Ref>> all = codes -> Stream.of(
                        refs.to(RecordKind.COOPERATION_DOMAIN, codes.get(0)),
                        refs.to(RecordKind.SOLUTION, codes.get(1)),
                        refs.to(RecordKind.ARCHITECTURE_ELEMENT, codes.get(2)),
                        refs.to(RecordKind.CAPABILITY, codes.get(3)),
                        refs.to(RecordKind.ORGANIZATION, codes.get(4)))
                .flatMap(List::stream)
                .toList();
        return new Amendment(
                view.number(),
                view.kind().name(),
                Dates.written(
                        view.effectiveOn(),
                        view.effectiveOnPrecision(),
                        view.effectiveOnConfidence(),
                        view.effectiveOnNotBefore(),
                        asked.language()),
                all.apply(List.of(
                        view.addDomains(),
                        view.addSolutions(),
                        view.addElements(),
                        view.addCapabilities(),
                        view.addParties().stream()
                                .map(AgreementView.Party::organization)
                                .toList())),
                all.apply(List.of(
                        view.removeDomains(),
                        view.removeSolutions(),
                        view.removeElements(),
                        view.removeCapabilities(),
                        view.removeParties())),
                Dates.written(
                        view.expiresOn(),
                        view.expiresOnPrecision(),
                        view.expiresOnConfidence(),
                        view.expiresOnNotBefore(),
                        asked.language()),
                view.note(),
                view.effectiveOn().isAfter(asked.asOf()));
    }

    static Milestone milestone(MilestoneView view, Refs refs, Language language) {
        int slip = Objects.requireNonNullElse(view.slipDays(), 0);
        return new Milestone(
                view.code(),
                language.name(view.titleZh(), view.titleEn()),
                Dates.written(
                        view.dueOn(), view.dueOnPrecision(), view.dueOnConfidence(), view.dueOnNotBefore(), language),
                slip,
                slip > 0,
                view.state().name(),
                view.overdue(),
                refs.to(RecordKind.ORGANIZATION, view.owner()),
                refs.to(RecordKind.MILESTONE, view.code()));
    }
}
