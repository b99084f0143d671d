package io.autopact.evidence;

import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.listing.SortKey;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Today;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the words that state facts, for them or against them. */
@Service
public class EvidenceService {

    /** The name of the listing of evidence. */
    public static final String EVIDENCE = "evidence";

    private final JdbcClient database;
    private final ListReader lists;
    private final ListDefinition<EvidenceView> listing;
    private final EvidenceRepository pieces;
    private final SourceRepository sources;
    private final Map<String, CitableType> types;
    private final EvidenceRules rules;
    private final Today today;

    EvidenceService(
            JdbcClient database,
            ListReader lists,
            ListDefinition<EvidenceView> listing,
            EvidenceRepository pieces,
            SourceRepository sources,
            List<CitableType> types,
            EvidenceRules rules,
            Today today) {
        this.database = database;
        this.lists = lists;
        this.listing = listing;
        this.pieces = pieces;
        this.sources = sources;
        this.types = types.stream()
                .collect(Collectors.toMap(CitableType::type, Function.identity(), (a, b) -> a, TreeMap::new));
        this.rules = rules;
        this.today = today;
    }

    /** The evidence. */
    public Page<EvidenceView> list(ListRequest query) {
        return lists.page(listing, query);
    }

    /**
     * One piece of evidence.
     *
     * @throws ProblemException if there is none with this code
     */
    public EvidenceView get(String code) {
        return get(code, Fields.ALL);
    }

    /**
     * One piece of evidence, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this code
     */
    public EvidenceView get(String code, Fields fields) {
        return lists.one(listing, "evidence.code = :code", Map.of("code", code), today.get(), fields)
                .orElseThrow(() -> absent(code));
    }

    /**
     * Cites the words of a source, for a record or against it.
     *
     * @throws ProblemException if the record or the source is not there, the record has no such member, or the same
     *     words are cited for it already
     */
    @Transactional
    public EvidenceView cite(EvidenceDraft draft) {
        Evidence cited = new Evidence(draft, source(draft));
        refuseRepeated(draft, null);
        pieces.saveAndFlush(cited);
        return get(database.sql("select code from evidence where id = :id")
                .param("id", cited.getId())
                .query((row, number) -> row.getString("code"))
                .single());
    }

    /**
     * Cites anew what was cited wrongly.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such evidence, or as for a new one
     */
    @Transactional
    public EvidenceView change(String code, EvidenceDraft draft, IntConsumer expected) {
        Evidence piece = expected(code, expected);
        Source source = source(draft);
        refuseRepeated(draft, code);
        piece.say(draft, source);
        pieces.flush();
        return get(code);
    }

    /**
     * Withdraws what was cited by mistake; the history keeps it.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such evidence
     */
    @Transactional
    public void withdraw(String code, IntConsumer expected) {
        pieces.delete(expected(code, expected));
        pieces.flush();
    }

    private Evidence expected(String code, IntConsumer expected) {
        Evidence piece = pieces.findByCode(code).orElseThrow(() -> absent(code));
        expected.accept(piece.getVersion());
        return piece;
    }

    private static ProblemException absent(String code) {
        return ProblemException.notFound("evidence", code);
    }

    /** The source of a citation, after a look at everything that it refers to. */
    private Source source(EvidenceDraft draft) {
        List<Violation> violations = new ArrayList<>();
        CitableType type = types.get(draft.record().type());
        if (type == null) {
            violations.add(Violation.at(
                    "/record/type",
                    "invalid",
                    "Evidence is about one of %s.".formatted(String.join(", ", types.keySet()))));
        } else {
            checkRecord(type, draft.record(), violations);
        }
        Optional<Source> source = sources.findByCode(draft.source());
        if (source.isEmpty()) {
            violations.add(Violation.at("/source", "unknown-code", "There is no source %s.".formatted(draft.source())));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
        return source.orElseThrow();
    }

    private Optional<String> successor(CitableType type, String code) {
        return type.merged() == null
                ? Optional.empty()
                : database.sql("select merged.meant from (%s) as merged where merged.code = :code"
                                .formatted(type.merged()))
                        .param("code", code)
                        .query((row, number) -> row.getString("meant"))
                        .optional();
    }

    private void checkRecord(CitableType type, EvidenceView.CitedRecord record, List<Violation> violations) {
        boolean known = database.sql(
                        "select exists (select from (%s) as known where known.code = :code)".formatted(type.codes()))
                .param("code", record.code())
                .query(Boolean.class)
                .single();
        Optional<String> successor = known ? Optional.empty() : successor(type, record.code());
        if (successor.isPresent()) {
            violations.add(Violation.at(
                    "/record/code",
                    "unknown-code",
                    "%s was merged into %s; name that one instead.".formatted(record.code(), successor.get())));
            return;
        }
        violations.addAll(rules.record()
                .violations(
                        new Change<>(
                                null,
                                new EvidenceRules.Facts(type.type(), record.code(), record.member(), known),
                                today.get()),
                        "",
                        Map.of("recordCode", "record/code", "member", "record/member")));
    }

    private void refuseRepeated(EvidenceDraft draft, @Nullable String ownCode) {
        database.sql("""
                        select evidence.code
                        from evidence
                        join source on source.id = evidence.source_id
                        where evidence.record_type = :type and evidence.record_code = :code
                          and evidence.member is not distinct from cast(:member as text)
                          and source.code = :source and evidence.quote_digest = md5(:quote)
                          and evidence.code is distinct from cast(:own as text)""")
                .param("type", draft.record().type())
                .param("code", draft.record().code())
                .param("member", draft.record().member())
                .param("source", draft.source())
                .param("quote", draft.quote())
                .param("own", ownCode)
                .query((row, number) -> row.getString("code"))
                .optional()
                .ifPresent(known -> {
                    throw new ProblemException(
                            CommonProblem.CONFLICT, "The same words are cited for it already: %s.".formatted(known));
                });
    }

    /**
     * The codes of the evidence on a record.
     *
     * @param type the type that the record is cited under
     * @param code the record's code
     */
    @Transactional(readOnly = true)
    public List<String> citing(String type, String code) {
        return database.sql("select code from evidence where record_type = :type and record_code = :code order by code")
                .param("type", type)
                .param("code", code)
                .query((row, number) -> row.getString("code"))
                .list();
    }

    /**
     * Lets the evidence on one record be evidence on another of the same type, and members that are named by the one be
     * named by the other. What is said of the other one already, in the same words of the same source and with the same
     * stance, goes.
     *
     * @return how many pieces were moved and how many dropped
     * @throws ProblemException if the same words are cited for the one and against the other
     */
    @Transactional
    public Moved repoint(String type, String from, String into) {
        List<Violation> contradictions = database.sql("""
                        select double.code, known.code as other
                        from evidence as double
                        join evidence as known on known.member is not distinct from double.member
                            and known.source_id = double.source_id and known.quote_digest = double.quote_digest
                        where double.record_type = :type and double.record_code = :from
                          and known.record_type = :type and known.record_code = :into and known.stance <> double.stance
                        order by double.code""")
                .param("type", type)
                .param("from", from)
                .param("into", into)
                .query((row, number) -> Violation.at(
                        "/into",
                        "contradiction",
                        "%s and %s cite the same words for and against the same: withdraw one of them first."
                                .formatted(row.getString("code"), row.getString("other"))))
                .list();
        if (!contradictions.isEmpty()) {
            throw ProblemException.ruleViolated(contradictions);
        }
        int dropped = database.sql("""
                        delete from evidence as double
                        using evidence as known
                        where double.record_type = :type and double.record_code = :from
                          and known.record_type = :type and known.record_code = :into
                          and known.member is not distinct from double.member and known.source_id = double.source_id
                          and known.quote_digest = double.quote_digest""")
                .param("type", type)
                .param("from", from)
                .param("into", into)
                .update();
        int moved = database.sql("""
                        update evidence set record_code = :into, version = version + 1
                        where record_type = :type and record_code = :from""")
                .param("type", type)
                .param("from", from)
                .param("into", into)
                .update();
        int renamed = database.sql("""
                        update evidence as piece
                        set member = replace(piece.member, :old, :new), version = version + 1
                        where piece.member like '%' || :old
                          and not exists (
                              select from evidence as known
                              where known.record_type = piece.record_type and known.record_code = piece.record_code
                                and known.member = replace(piece.member, :old, :new) and known.source_id = piece.source_id
                                and known.quote_digest = piece.quote_digest)""")
                .param("old", "[" + from + "]")
                .param("new", "[" + into + "]")
                .update();
        return new Moved(moved + renamed, dropped);
    }

    /**
     * What became of the evidence on a record that was merged.
     *
     * @param moved how many pieces are on the other one, or name it
     * @param dropped how many said there what was said already
     */
    public record Moved(int moved, int dropped) {}

    private static final String MATCHES = """
            search_grams(%1$s) @> search_needs(:q) and position(search_folded(:q) in %1$s) > 0""".formatted("search_folded(evidence.quote)");

    /** With more matches than this, the first ones are soon met in the order of the list. */
    private static final int MANY = 1_000;

    static ListDefinition<EvidenceView> evidenceListing(JsonRows rows, List<CitableType> citable) {
        return new ListDefinition<>(
                        EVIDENCE,
                        rows.of(EvidenceView.class, """
                        json_build_object('type', evidence.record_type, 'code', evidence.record_code, 'member', evidence.member) as "record",
                        source.code as "source", evidence.quote as "quote", evidence.verbatim as "verbatim",
                        evidence.stance as "stance", evidence.confidence as "confidence", evidence.note as "note",
                        evidence.code as "code", evidence.version as "version",
                        (select change.at from change where change.id = evidence.recorded_in) as "updatedAt\""""),
                        "evidence join source on source.id = evidence.source_id",
                        List.of(
                                Filter.text("q", MATCHES, "Any part of the words; two Chinese characters suffice.")
                                        .with(new Filter.Keys(
                                                "select evidence.id from evidence where " + MATCHES,
                                                MANY,
                                                "evidence.id = any (:keys)")),
                                Filter.words(
                                        "type",
                                        citable.stream()
                                                .map(CitableType::type)
                                                .distinct()
                                                .sorted()
                                                .toList(),
                                        "evidence.record_type = any (:type)",
                                        "The kind of record, such as AGREEMENT."),
                                Filter.texts("code", "evidence.record_code = any (:code)", "The record's code.")
                                        .of(EvidenceCodes.records(citable)),
                                Filter.texts("source", "source.code = any (:source)", "The source's code.")
                                        .of(EvidenceCodes.SOURCE),
                                Filter.constants(
                                        "stance",
                                        Stance.values(),
                                        "evidence.stance = any (:stance)",
                                        "Whether the words speak for what is recorded or against it.")),
                        List.of(
                                SortKey.integer("recorded", "evidence.id"),
                                SortKey.text("type", "evidence.record_type"),
                                SortKey.text("code", "evidence.record_code"),
                                SortKey.text("source", "source.code")),
                        List.of("type", "code", "recorded"))
                .undated();
    }
}
