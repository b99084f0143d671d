package io.autopact.agreement.instrument;

import io.autopact.evidence.Disputes;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of instruments: of one agreement, or across all. */
@Configuration(proxyBeanMethods = false)
class InstrumentLists {

    static final String INSTRUMENTS = "instruments";
    static final String OF_AGREEMENT = "agreement-instruments";

    private static final String MEMBERS = """
            instrument.code as "code", agreement.code as "agreement", instrument.kind as "kind",
            instrument.name_zh as "nameZh", instrument.name_en as "nameEn",
            instrument.amount as "amount", instrument.currency as "currency",
            instrument.place_zh as "placeZh", instrument.place_en as "placeEn", instrument.state as "state",
            instrument.established_on as "establishedOn", instrument.established_on_precision as "establishedOnPrecision",
            instrument.established_on_confidence as "establishedOnConfidence",
            instrument.operating_on as "operatingOn", instrument.operating_on_precision as "operatingOnPrecision",
            instrument.operating_on_confidence as "operatingOnConfidence",
            instrument.closed_on as "closedOn", instrument.closed_on_precision as "closedOnPrecision",
            instrument.closed_on_confidence as "closedOnConfidence",
            instrument.state_note as "stateNote", instrument.note as "note", %s, agreement.version as "version",
            (select change.at from change where change.id = instrument.recorded_in) as "updatedAt\"""".formatted(Disputes.members("'INSTRUMENT'", "instrument.code"));

    private static final String SOURCE = "instrument join agreement on agreement.id = instrument.agreement_id";

    @Bean
    ListDefinition<InstrumentView> instrumentListing(JsonRows rows) {
        return listing(rows, INSTRUMENTS, SOURCE, Stream.of(Filter.texts("agreement", """
                        instrument.agreement_id in (
                            select wanted.id from agreement as wanted where wanted.code = any (:agreement))""", "The agreement's number.")));
    }

    @Bean
    ListDefinition<InstrumentView> agreementInstrumentListing(JsonRows rows) {
        return listing(rows, OF_AGREEMENT, SOURCE + "\nwhere agreement.code = :number", Stream.of());
    }

    private static ListDefinition<InstrumentView> listing(
            JsonRows rows, String name, String source, Stream<Filter> more) {
        return new ListDefinition<>(
                name,
                JsonRows.columns(MEMBERS),
                source,
                rows.as(InstrumentView.class),
                Stream.concat(
                                Stream.of(
                                        Filter.constants(
                                                "state",
                                                InstrumentState.values(),
                                                "instrument.state = any (:state)",
                                                "How far it has come, up to now."),
                                        Filter.constants(
                                                "kind",
                                                InstrumentKind.values(),
                                                "instrument.kind = any (:kind)",
                                                "What it is."),
                                        Filter.texts("owner", """
                                                instrument.agreement_id in (
                                                    select party.agreement_id from agreement_party as party
                                                    join organization as wanted on wanted.id = party.organization_id
                                                    where wanted.code = any (:owner))""", "The code of a party to the agreement.")),
                                more)
                        .toList(),
                List.of(
                        SortKey.text("code", "instrument.code"),
                        SortKey.text("kind", "instrument.kind"),
                        SortKey.text("state", "instrument.state"),
                        SortKey.integer("updatedAt", "instrument.recorded_in")),
                List.of("code"));
    }
}
