package io.autopact.portfolio;

import io.autopact.history.KnownRegister;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.postgres.SqlFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Sums the portfolio up. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SummaryService {

    private static final String SUMMARY = SqlFile.read("portfolio/summary.sql");

    private final JdbcClient database;
    private final Metrics metrics;
    private final KnownRegister known;
    private final ListReader lists;
    private final ListDefinition<SummaryEvidenceItem> evidence;

    /** The records that the figures count, each with the words behind it. */
    @Transactional(readOnly = true)
    public Page<SummaryEvidenceItem> evidence(ListRequest query) {
        return lists.page(evidence, query);
    }

    /**
     * The portfolio in figures, at a date.
     *
     * @param knownAt what was written later is not known; null for what is recorded now
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SummaryView summary(LocalDate asOf, @Nullable Instant knownAt) {
        return known.read(knownAt, () -> summary(asOf));
    }

    private SummaryView summary(LocalDate asOf) {
        SummaryView.Counts counts = counts(asOf);
        return SummaryView.of(
                asOf, counts.certain(), counts.possible(), metrics.records(Metric.AUTOMAKERS_IN_COOPERATION, asOf));
    }

    /** The figures alone, without the automakers behind the first of them. */
    @Transactional(readOnly = true)
    public SummaryView.Counts counts(LocalDate asOf) {
        List<SummaryView.Figures> figures = database.sql(SUMMARY)
                .param("asOf", asOf)
                .query((row, number) -> new SummaryView.Figures(
                        row.getInt("automakers"),
                        row.getInt("agreements"),
                        row.getInt("domains"),
                        new SummaryView.VehicleModels(row.getInt("launched"), row.getInt("planned")),
                        row.getInt("operators"),
                        row.getInt("partners")))
                .list();
        return new SummaryView.Counts(figures.getLast(), figures.getFirst());
    }
}
