package io.autopact.agreement.instrument;

import io.autopact.agreement.AgreementService;
import io.autopact.evidence.CitedRecords;
import io.autopact.history.AuditContext;
import io.autopact.history.RecordNumbers;
import io.autopact.people.Responsibilities;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Today;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the instruments of agreements. They share the agreement's version and raise it: each change is given a check of
 * that version, which refuses one that the client does not mean.
 */
@Service
public class InstrumentService {

    private static final String RECORD_KIND = "INSTRUMENT";

    private final InstrumentRepository instruments;
    private final AgreementService agreements;
    private final RecordNumbers numbers;
    private final CitedRecords cited;
    private final AuditContext audit;
    private final ListReader lists;
    private final ListDefinition<InstrumentView> listing;
    private final ListDefinition<InstrumentView> ofAgreement;
    private final Responsibilities responsibilities;
    private final Today today;

    InstrumentService(
            InstrumentRepository instruments,
            AgreementService agreements,
            RecordNumbers numbers,
            CitedRecords cited,
            AuditContext audit,
            ListReader lists,
            @Qualifier("instrumentListing") ListDefinition<InstrumentView> listing,
            @Qualifier("agreementInstrumentListing") ListDefinition<InstrumentView> ofAgreement,
            Responsibilities responsibilities,
            Today today) {
        this.instruments = instruments;
        this.agreements = agreements;
        this.numbers = numbers;
        this.cited = cited;
        this.audit = audit;
        this.lists = lists;
        this.listing = listing;
        this.ofAgreement = ofAgreement;
        this.responsibilities = responsibilities;
        this.today = today;
    }

    /** The instruments of all agreements. */
    public Page<InstrumentView> list(ListRequest query) {
        return lists.page(listing, query);
    }

    /**
     * The instruments of one agreement.
     *
     * @throws ProblemException if there is no such agreement
     */
    @Transactional(readOnly = true)
    public Page<InstrumentView> list(String agreement, ListRequest query) {
        agreements.get(agreement, query.asOf());
        return lists.page(ofAgreement, query, Map.of("number", agreement));
    }

    /**
     * One instrument as of a date.
     *
     * @throws ProblemException if there is none with this code
     */
    public InstrumentView get(String code, LocalDate asOf) {
        return get(code, asOf, Fields.ALL);
    }

    /**
     * One instrument as of a date, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this code
     */
    public InstrumentView get(String code, LocalDate asOf, Fields fields) {
        return lists.one(listing, "instrument.code = :code", Map.of("code", code), asOf, fields)
                .orElseThrow(() -> ProblemException.notFound("instrument", code));
    }

    /**
     * Records an instrument of an agreement, as planned.
     *
     * @throws ProblemException if there is no such agreement, or the code is taken
     */
    @Transactional
    public InstrumentView add(String agreement, InstrumentDraft draft, IntConsumer expected) {
        long key = agreements.raise(agreement, expected);
        String code = numbers.choose(RECORD_KIND, "IN", draft.code());
        Instrument instrument = new Instrument(code, key, draft);
        InstrumentRules.RECORD.require(new Change<>(null, instrument.facts(agreement), today.get()));
        instruments.saveAndFlush(instrument);
        responsibilities.add(RECORD_KIND, code, draft.responsible());
        return get(code, today.get());
    }

    /**
     * Records anew what it is and how large.
     *
     * @throws ProblemException if there is no such instrument
     */
    @Transactional
    public InstrumentView change(String code, InstrumentDraft draft, IntConsumer expected) {
        changed(code, expected, Map.of(), instrument -> instrument.describe(draft));
        responsibilities.write(RECORD_KIND, code, draft.responsible());
        return get(code, today.get());
    }

    /**
     * Records how far an instrument has come.
     *
     * @param to its new state
     * @param on since when
     * @param note what is to be said of it
     * @throws ProblemException if there is no such instrument, the state cannot follow, or the day does not fit
     */
    @Transactional
    public InstrumentView move(
            String code, InstrumentState to, RoughDate on, @Nullable String note, IntConsumer expected) {
        audit.describe("INSTRUMENT_" + to, note);
        return changed(
                code,
                expected,
                Map.of("establishedOn", "on", "operatingOn", "on", "closedOn", "on"),
                instrument -> instrument.move(to, on, note));
    }

    /**
     * Deletes an instrument that was recorded by mistake. Its code is never given again.
     *
     * @throws ProblemException if there is no such instrument, or evidence or other records name it
     */
    @Transactional
    public void delete(String code, IntConsumer expected) {
        agreements.raise(get(code, today.get()).agreement(), expected);
        if (!cited.references("INSTRUMENT", code).isEmpty()) {
            throw new ProblemException(
                    CommonProblem.CONFLICT, "Other records refer to %s: close it instead.".formatted(code));
        }
        instruments.delete(recorded(code));
        instruments.flush();
        responsibilities.clear(RECORD_KIND, code);
    }

    /** Changes one, and holds it to the rules; {@code members} says how the request calls what they complain of. */
    private InstrumentView changed(
            String code, IntConsumer expected, Map<String, String> members, Consumer<Instrument> change) {
        String agreement = get(code, today.get()).agreement();
        agreements.raise(agreement, expected);
        Instrument instrument = recorded(code);
        InstrumentRules.Facts before = instrument.facts(agreement);
        change.accept(instrument);
        InstrumentRules.RECORD.require(new Change<>(before, instrument.facts(agreement), today.get()), members);
        instruments.flush();
        return get(code, today.get());
    }

    private Instrument recorded(String code) {
        return instruments.findByCode(code).orElseThrow(() -> ProblemException.notFound("instrument", code));
    }
}
