package io.autopact.portfolio.picture;

import io.autopact.history.KnownRegister;
import io.autopact.portfolio.CoverageView;
import io.autopact.shared.postgres.SqlFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what the domains, elements and base capabilities of a coverage are called, and as whom its automakers are
 * counted.
 */
@Component
@RequiredArgsConstructor
public class CoverageNames {

    private static final String ELEMENT_NAMES = SqlFile.read("portfolio/architecture-element-names.sql");

    private static final String COUNTED = SqlFile.read("portfolio/counted-automakers.sql");

    private final JdbcClient database;
    private final KnownRegister known;

    /**
     * The names by code: of all domains and base capabilities, and of the elements of the architecture that the
     * coverage is told by.
     *
     * @param knownAt by what the register said when automakers are counted; null for what is recorded now
     */
    @Transactional(readOnly = true)
    public CoverageLabels of(CoverageView coverage, @Nullable Instant knownAt) {
        return new CoverageLabels(
                labels(database.sql("select code, name_zh, name_en from cooperation_domain")),
                labels(database.sql(ELEMENT_NAMES).param("architecture", coverage.architecture())),
                labels(database.sql("select code, name_zh, name_en from capability")),
                known.read(knownAt, () -> countedAs(coverage.asOf())));
    }

    private Map<String, String> countedAs(LocalDate asOf) {
        return database
                .sql(COUNTED)
                .param("asOf", asOf)
                .query((row, number) -> Map.entry(row.getString("code"), row.getString("counted_as")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Label> labels(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, number) ->
                        Map.entry(row.getString("code"), new Label(row.getString("name_zh"), row.getString("name_en"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
