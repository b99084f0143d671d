package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.exchange.DataSets;
import io.autopact.exchange.Export;
import io.autopact.exchange.Exporter;
import io.autopact.support.Csv;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds the coverage that the database tells as rows to the one that the service decides. */
final class CoverageTable {

    private static final String HEADER =
            "organization,domain,as_of,state,agreement,amendment,inherited_from,confidence,agreements,rollouts,"
                    + "deployments,organization_name_zh,organization_name_en,domain_name_zh,domain_name_en,"
                    + "possible_state,possible_agreements";

    private final JdbcClient database;
    private final DataSets dataSets;
    private final Exporter exporter;

    CoverageTable(JdbcClient database, DataSets dataSets, Exporter exporter) {
        this.database = database;
        this.dataSets = dataSets;
        this.exporter = exporter;
    }

    /** Checks that the rows say of each cell what the coverage of all says, in the order of the key. */
    void saysWhat(CoverageView coverage, String description) {
        assertThat(exported(coverage.asOf())).as(description).containsExactlyElementsOf(lines(coverage));
        assertThat(ways(coverage.asOf()))
                .as("%s: each way in which agreements bring something", description)
                .isEqualTo(ways(coverage));
    }

    private List<String> exported(LocalDate asOf) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        exporter.write(Export.of(dataSets.find("coverage").orElseThrow(), asOf), head -> target);
        return Csv.rows(target.toString(StandardCharsets.UTF_8)).stream()
                .map(row -> String.join(",", row))
                .toList();
    }

    private List<String> lines(CoverageView coverage) {
        Map<String, String> domains = new HashMap<>();
        database.sql("select code, name_zh, name_en from cooperation_domain").query(row -> {
            domains.put(row.getString("code"), row.getString("name_zh") + "," + row.getString("name_en"));
        });
        List<String> lines = new ArrayList<>(List.of(HEADER));
        coverage.rows().stream()
                .sorted(Comparator.comparing(CoverageView.Row::organization))
                .flatMap(row -> row.cells().stream()
                        .sorted(Comparator.comparing(CoverageView.Cell::domain))
                        .map(cell -> line(coverage.asOf(), row, cell) + "," + domains.get(cell.domain()) + ","
                                + possible(cell)))
                .forEach(lines::add);
        return lines;
    }

    private static String possible(CoverageView.Cell cell) {
        CoverageView.Possible possible = cell.possible();
        if (possible == null) {
            return ",";
        }
        return possible.state() + ","
                + (possible.state().isCovered()
                        ? possible.basis().stream()
                                .map(CoverageView.Basis::agreement)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(";"))
                        : "");
    }

    private static String line(LocalDate asOf, CoverageView.Row row, CoverageView.Cell cell) {
        List<CoverageView.Basis> basis = cell.basis();
        String first = basis.isEmpty()
                ? ",,,"
                : Stream.of(
                                basis.getFirst().agreement(),
                                basis.getFirst().amendment(),
                                basis.getFirst().inheritedFrom(),
                                basis.getFirst().confidence())
                        .map(value -> Objects.toString(value, ""))
                        .collect(Collectors.joining(","));
        return Stream.of(
                        row.organization(),
                        cell.domain(),
                        asOf,
                        cell.state(),
                        first,
                        basis.stream()
                                .map(CoverageView.Basis::agreement)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(";")),
                        String.join(";", cell.rollouts()),
                        String.join(";", cell.deployments()),
                        row.nameZh(),
                        row.nameEn())
                .map(Object::toString)
                .collect(Collectors.joining(","));
    }

    /** Each way in which an agreement brings a domain, in their order, by cell. */
    private Map<String, List<String>> ways(LocalDate asOf) {
        return database
                .sql("""
                        select organization.code || ' ' || domain.code as cell,
                            array(
                                select way.agreement || ' ' || coalesce(way.amendment::text, 'null') || ' '
                                    || coalesce(way.ancestor, 'null') || ' ' || way.confidence
                                from unnest(cell.agreements, cell.amendments, cell.inherited_from, cell.confidences)
                                    with ordinality as way (agreement, amendment, ancestor, confidence, place)
                                order by way.place) as ways
                        from coverage_cells(:asOf) as cell
                        join organization on organization.id = cell.organization_id
                        join cooperation_domain as domain on domain.id = cell.domain_id""")
                .param("asOf", asOf)
                .query((row, number) -> Map.entry(row.getString("cell"), List.of((String[])
                        row.getArray("ways").getArray())))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, List<String>> ways(CoverageView coverage) {
        Map<String, List<String>> ways = new HashMap<>();
        coverage.rows()
                .forEach(row -> row.cells()
                        .forEach(cell -> ways.put(
                                row.organization() + " " + cell.domain(),
                                cell.basis().stream()
                                        .map(basis -> "%s %s %s %s"
                                                .formatted(
                                                        basis.agreement(),
                                                        basis.amendment(),
                                                        basis.inheritedFrom(),
                                                        basis.confidence()))
                                        .toList())));
        return ways;
    }
}
