package io.autopact.evidence;

import io.autopact.history.CodeRegistry;
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
import io.autopact.shared.time.Today;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the sources that facts come from. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SourceService {

    /** The name of the listing of sources. */
    public static final String SOURCES = "sources";

    private static final String RECORD_KIND = "SOURCE";

    private final SourceRepository sources;
    private final EvidenceRepository evidence;
    private final CodeRegistry codes;
    private final ListReader lists;
    private final ListDefinition<SourceView> listing;
    private final Today today;

    /** The sources. */
    public Page<SourceView> list(ListRequest query) {
        return lists.page(listing, query);
    }

    /**
     * One source.
     *
     * @throws ProblemException if there is none with this code
     */
    public SourceView get(String code) {
        return get(code, Fields.ALL);
    }

    /**
     * One source, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this code
     */
    public SourceView get(String code, Fields fields) {
        return lists.one(listing, "source.code = :code", Map.of("code", code), today.get(), fields)
                .orElseThrow(() -> absent(code));
    }

    /**
     * Records a new source.
     *
     * @throws ProblemException if the code is taken, or was that of a deleted source
     */
    @Transactional
    public SourceView create(SourceDraft draft) {
        codes.requireFree(RECORD_KIND, draft.code());
        sources.saveAndFlush(new Source(draft));
        return get(draft.code());
    }

    /**
     * Replaces all that is recorded of a source.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such source
     */
    @Transactional
    public SourceView replace(SourceDraft draft, IntConsumer expected) {
        expected(draft.code(), expected).describe(draft);
        sources.flush();
        return get(draft.code());
    }

    /**
     * Deletes a source that no evidence rests on. Its code is never given again.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such source, or evidence rests on it
     */
    @Transactional
    public void delete(String code, IntConsumer expected) {
        Source source = expected(code, expected);
        long resting = evidence.countBySource(source);
        if (resting > 0) {
            throw new ProblemException(
                    CommonProblem.CONFLICT, "%d pieces of evidence rest on %s.".formatted(resting, code));
        }
        sources.delete(source);
        sources.flush();
    }

    /** Whether there is a source with this code. */
    @Transactional(readOnly = true)
    public boolean exists(String code) {
        return sources.findByCode(code).isPresent();
    }

    private Source expected(String code, IntConsumer expected) {
        Source source = sources.findByCode(code).orElseThrow(() -> absent(code));
        expected.accept(source.getVersion());
        return source;
    }

    private static ProblemException absent(String code) {
        return ProblemException.notFound("source", code);
    }

    static ListDefinition<SourceView> listing(JsonRows rows) {
        return new ListDefinition<>(
                        SOURCES,
                        rows.of(SourceView.class, """
                        source.code as "code", source.title_zh as "titleZh", source.title_en as "titleEn",
                        source.publisher as "publisher", source.url as "url", source.language as "language",
                        source.published_on as "publishedOn", source.published_on_precision as "publishedOnPrecision",
                        source.published_on_confidence as "publishedOnConfidence", source.published_on_not_before as "publishedOnNotBefore", source.note as "note",
                        source.version as "version",
                        (select change.at from change where change.id = source.recorded_in) as "updatedAt\""""),
                        "source",
                        List.of(Filter.text(
                                "q",
                                "position(search_folded(:q) in search_folded(concat_ws(' ', source.code, source.title_zh, source.title_en, source.publisher, source.url))) > 0",
                                "Any part of the code, a title, the publisher or the address.")),
                        List.of(
                                SortKey.text("code", "source.code"),
                                SortKey.date("publishedOn", "source.published_on"),
                                SortKey.integer("updatedAt", "source.recorded_in")),
                        List.of("code"))
                .undated();
    }
}
