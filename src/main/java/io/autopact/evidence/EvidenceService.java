package io.autopact.evidence;

import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListQuery;
import io.autopact.shared.listing.Listing;
import io.autopact.shared.listing.Lists;
import io.autopact.shared.listing.Page;
import io.autopact.shared.listing.SortKey;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Today;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Answers where facts come from, and in which words. */
@Service
@RequiredArgsConstructor
public class EvidenceService {

    /** The name of the listing of sources. */
    public static final String SOURCES = "sources";

    /** The name of the listing of evidence. */
    public static final String EVIDENCE = "evidence";

    private final Lists lists;
    private final Listing<SourceView> sources;
    private final Listing<EvidenceView> evidence;
    private final Today today;

    /** The sources. */
    public Page<SourceView> sources(ListQuery query) {
        return lists.page(sources, query);
    }

    /**
     * One source.
     *
     * @throws ProblemException if there is none with this code
     */
    public SourceView source(String code) {
        return lists.one(sources, "source.code = :code", Map.of("code", code), today.get())
                .orElseThrow(() -> ProblemException.notFound("source", code));
    }

    /** The evidence. */
    public Page<EvidenceView> evidence(ListQuery query) {
        return lists.page(evidence, query);
    }

    static Listing<SourceView> sourceListing(JsonRows rows) {
        return new Listing<>(
                SOURCES,
                JsonRows.columns("""
                        source.code as "code", source.title_zh as "titleZh", source.title_en as "titleEn",
                        source.publisher as "publisher", source.url as "url", source.language as "language",
                        source.published_on as "publishedOn", source.published_on_precision as "publishedOnPrecision",
                        source.published_on_confidence as "publishedOnConfidence", source.note as "note",
                        source.version as "version",
                        (select change.at from change where change.id = source.recorded_in) as "updatedAt\""""),
                "source",
                rows.as(SourceView.class),
                List.of(Filter.text(
                        "q",
                        "position(lower(:q) in lower(concat_ws(' ', source.code, source.title_zh, source.title_en, source.publisher, source.url))) > 0",
                        "Any part of the code, a title, the publisher or the address.")),
                List.of(
                        SortKey.text("code", "source.code"),
                        SortKey.date("publishedOn", "source.published_on"),
                        SortKey.integer("updatedAt", "source.recorded_in")),
                List.of("code"));
    }

    static Listing<EvidenceView> evidenceListing(JsonRows rows) {
        return new Listing<>(
                EVIDENCE,
                JsonRows.columns("""
                        json_build_object('type', evidence.record_type, 'code', evidence.record_code, 'member', evidence.member) as "record",
                        source.code as "source", evidence.quote as "quote", evidence.verbatim as "verbatim",
                        evidence.stance as "stance", evidence.confidence as "confidence", evidence.note as "note\""""),
                "evidence join source on source.id = evidence.source_id",
                rows.as(EvidenceView.class),
                List.of(
                        Filter.texts(
                                "type", "evidence.record_type = any (:type)", "The kind of record, such as AGREEMENT."),
                        Filter.texts("code", "evidence.record_code = any (:code)", "The record's code."),
                        Filter.texts("source", "source.code = any (:source)", "The source's code."),
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
                List.of("type", "code", "recorded"));
    }
}
