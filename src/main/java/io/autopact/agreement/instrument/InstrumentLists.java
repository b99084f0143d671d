package io.autopact.agreement.instrument;

import io.autopact.agreement.AgreementCodes;
import io.autopact.agreement.PartsOfAgreements;
import io.autopact.evidence.Disputes;
import io.autopact.organization.OrganizationCodes;
import io.autopact.people.Responsibilities;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of instruments: of one agreement, or across all. */
@Configuration(proxyBeanMethods = false)
class InstrumentLists {

    static final String INSTRUMENTS = "instruments";
    static final String OF_AGREEMENT = "agreement-instruments";

    private static final String STATE = """
            instrument_state_on(instrument.state, instrument.established_on, instrument.operating_on, instrument.closed_on,
                cast(:asOf as date))""";

    private static final String MEMBERS = """
            instrument.code as "code", agreement.code as "agreement", instrument.kind as "kind",
            instrument.name_zh as "nameZh", instrument.name_en as "nameEn",
            instrument.amount as "amount", instrument.currency as "currency",
            instrument.place_zh as "placeZh", instrument.place_en as "placeEn", %s as "state",
            established.day as "establishedOn", established.precision as "establishedOnPrecision",
            established.confidence as "establishedOnConfidence", established.not_before as "establishedOnNotBefore",
            operating.day as "operatingOn", operating.precision as "operatingOnPrecision",
            operating.confidence as "operatingOnConfidence", operating.not_before as "operatingOnNotBefore",
            closed.day as "closedOn", closed.precision as "closedOnPrecision", closed.confidence as "closedOnConfidence", closed.not_before as "closedOnNotBefore",
            case when %s = instrument.state then instrument.state_note end as "stateNote", instrument.note as "note", %s,
            array[instrument.state] as "allowedStates", agreement.version as "version",
            (select change.at from change where change.id = instrument.recorded_in) as "updatedAt"
            from (select 1) as one
            %s""".formatted(
                    STATE,
                    STATE,
                    Responsibilities.member("'INSTRUMENT'", "instrument.code") + ", "
                            + Disputes.members("'INSTRUMENT'", "instrument.code"),
                    Stream.of("established", "operating", "closed")
                            .map(InstrumentLists::reached)
                            .collect(Collectors.joining("\n")));

    /** The day of a state, where that was by the date asked about. */
    private static String reached(String state) {
        return """
                left join lateral (
                    select instrument.%1$s_on as day, instrument.%1$s_on_precision as precision, instrument.%1$s_on_confidence as confidence,
                        instrument.%1$s_on_not_before as not_before
                    where there_at(instrument.%1$s_on, instrument.%1$s_on_precision, cast(:asOf as date))) as %1$s on true""".formatted(state);
    }

    private static final String SOURCE = "instrument join agreement on agreement.id = instrument.agreement_id";

    @Bean
    ListDefinition<InstrumentView> instrumentListing(JsonRows rows) {
        return listing(
                rows,
                INSTRUMENTS,
                Stream.of(Filter.texts("agreement", """
                        instrument.agreement_id in (
                            select wanted.id from agreement as wanted where wanted.code = any (:agreement))""", "The agreement's number.")
                        .of(AgreementCodes.AGREEMENT)));
    }

    @Bean
    ListDefinition<InstrumentView> agreementInstrumentListing(JsonRows rows) {
        return listing(rows, OF_AGREEMENT, Stream.of()).only("agreement.code = :number");
    }

    private static ListDefinition<InstrumentView> listing(JsonRows rows, String name, Stream<Filter> more) {
        return new ListDefinition<>(
                        name,
                        rows.of(InstrumentView.class, MEMBERS)
                                .making(InstrumentView::withAllowedStates, Set.of("allowedStates"), Set.of()),
                        SOURCE,
                        Stream.concat(
                                        Stream.of(
                                                Filter.constants(
                                                        "state",
                                                        InstrumentState.values(),
                                                        "%s = any (:state)".formatted(STATE),
                                                        "How far it had come at the date asked about."),
                                                Filter.constants(
                                                        "kind",
                                                        InstrumentKind.values(),
                                                        "instrument.kind = any (:kind)",
                                                        "What it is."),
                                                Filter.texts("owner", """
                                                instrument.agreement_id in (
                                                    select party.agreement_id from agreement_party as party
                                                    join organization as wanted on wanted.id = party.organization_id
                                                    where wanted.code = any (:owner))""", "The code of a party to the agreement.")
                                                        .of(OrganizationCodes.ANY),
                                                Responsibilities.filter("'INSTRUMENT'", "instrument.code")),
                                        more)
                                .toList(),
                        List.of(
                                SortKey.text("code", "instrument.code"),
                                SortKey.text("kind", "instrument.kind"),
                                SortKey.text("state", STATE),
                                SortKey.integer("updatedAt", "instrument.recorded_in")),
                        List.of("code"))
                .whereThen(PartsOfAgreements.BEGUN);
    }
}
