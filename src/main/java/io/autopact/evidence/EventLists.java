package io.autopact.evidence;

import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import java.util.Collection;
import java.util.List;

/** The list of events. */
final class EventLists {

    private EventLists() {}

    static ListDefinition<EventView> events(JsonRows rows, Collection<CitableType> types) {
        return new ListDefinition<>(
                        EventService.EVENTS,
                        rows.of(EventView.class, """
                        event.code as "code", event.kind as "kind", event.title_zh as "titleZh", event.title_en as "titleEn",
                        event.happened_on as "on", event.happened_on_precision as "onPrecision",
                        event.happened_on_confidence as "onConfidence", event.happened_on_not_before as "onNotBefore",
                        event.place_zh as "placeZh", event.place_en as "placeEn",
                        coalesce((
                            select json_agg(there.organization order by there.organization)
                            from event_organization as there
                            where there.event_id = event.id), '[]') as "organizations",
                        coalesce((
                            select json_agg(json_build_object('type', about.record_type, 'code', about.record_code)
                                order by about.record_type, about.record_code)
                            from event_record as about
                            where about.event_id = event.id), '[]') as "about", %s, event.version as "version",
                        (select change.at from change where change.id = event.recorded_in) as "updatedAt\"""".formatted(Disputes.members("'EVENT'", "event.code"))),
                        "event",
                        List.of(
                                Filter.text(
                                        "q",
                                        "position(search_folded(:q) in search_folded(concat_ws(' ', event.code, event.title_zh, event.title_en, event.place_zh, event.place_en))) > 0",
                                        "Any part of the code, a title or a place, in either language."),
                                Filter.constants(
                                        "kind",
                                        EventKind.values(),
                                        "event.kind = any (:kind)",
                                        "What kind of thing happened."),
                                Filter.texts(
                                                "organization",
                                                "event.id in (select there.event_id from event_organization as there where there.organization = any (:organization))",
                                                "The code of an organization that was there.")
                                        .of(EvidenceCodes.organizations(types)),
                                Filter.texts(
                                                "about",
                                                "exists (select from event_record as about where about.event_id = event.id and about.record_type || ':' || about.record_code = any (:about))",
                                                "A record that it is about, by its type and code, such as AGREEMENT:AG-2019-DONGFENG.")
                                        .of(EvidenceCodes.typed(types)),
                                Filter.date(
                                        "from",
                                        happened(":from", "null"),
                                        "What happened on this day or later; what is known to have been by a day alone, and"
                                                + " can have been before, is left out."),
                                Filter.date("to", happened("null", ":to"), "What happened on this day or earlier.")),
                        List.of(
                                SortKey.text("code", "event.code"),
                                SortKey.date("on", "event.happened_on"),
                                SortKey.text("kind", "event.kind")),
                        List.of("on", "code"))
                .undated();
    }

    private static String happened(String first, String last) {
        return "happened_within(event.happened_on, event.happened_on_precision, event.happened_on_not_before, cast(%s as date), cast(%s as date))"
                .formatted(first, last);
    }
}
