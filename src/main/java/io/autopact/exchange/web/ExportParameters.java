package io.autopact.exchange.web;

import io.autopact.exchange.ChangeCursors;
import io.autopact.exchange.Column;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Export;
import io.autopact.exchange.TableDataSet;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.FilterCodes;
import io.autopact.shared.listing.ListCatalog;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequestReader;
import io.autopact.shared.listing.ValueType;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.roles.CurrentRoles;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Today;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a client asks of an export, and tells together all that is wrong with it. */
@Component
@RequiredArgsConstructor
class ExportParameters {

    static final Map<String, Character> DELIMITERS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "pipe", '|', ",", ',', ";", ';', "\t", '\t', "|", '|');

    private static final Set<String> OWN = Set.of("asOf", "columns", "delimiter", "bom", "guard", "headers", "since");

    private final ListCatalog listings;
    private final ChangeCursors cursors;
    private final FilterCodes codes;
    private final Today today;

    /** The filters that narrow a data set. */
    List<Filter> filters(DataSet dataSet) {
        return listing(dataSet).map(ListDefinition::filters).orElse(List.of()).stream()
                // An export is of what is recorded now.
                .filter(filter -> filter.type() != ValueType.INSTANT)
                .toList();
    }

    private Optional<ListDefinition<?>> listing(DataSet dataSet) {
        return dataSet.narrowing().flatMap(narrowing -> listings.find(narrowing.listing()));
    }

    /**
     * Reads the parameters of a request.
     *
     * @throws ProblemException naming every parameter that is unknown or wrong, or if the cursor does not hold
     */
    Export read(DataSet asked, Map<String, String[]> parameters) {
        DataSet dataSet = asked.readableBy(CurrentRoles.all());
        List<Violation> violations = new ArrayList<>();
        Map<String, String> given = known(dataSet, parameters, violations);
        LocalDate asOf = asOf(given.get("asOf"), violations);
        Export export = Export.of(given.containsKey("since") ? dataSet.recorded() : dataSet, today.or(asOf))
                .withDelimiter(delimiter(given.get("delimiter"), violations))
                .withByteOrderMark(flag("bom", given.get("bom"), violations))
                .withGuarded(flag("guard", given.get("guard"), violations))
                .withChinese(chinese(given.getOrDefault("headers", "en"), violations));
        if (given.containsKey("since")) {
            export = export.withColumns(ofIncrement(dataSet));
        }
        if (given.containsKey("columns")) {
            export = export.withColumns(columns(export, given.get("columns"), violations));
        }
        Map<String, String> filters = listing(dataSet)
                .map(listing -> ListRequestReader.filters(listing, given, violations))
                .orElse(Map.of());
        if (given.containsKey("since")) {
            refuseBesideSince(dataSet, asOf, filters, violations);
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        if (!filters.isEmpty()) {
            DataSet.Narrowing narrowing = dataSet.narrowing().orElseThrow();
            ListDefinition<?> listing = listing(dataSet).orElseThrow();
            String narrowed = codes.read(
                    listing, filters, meant -> ListReader.codes(listing, narrowing.code(), meant, today.or(asOf)));
            export = export.withNarrowed(narrowed);
        }
        String since = given.get("since");
        return since == null ? export : export.withColumns(withKey(export)).withSince(cursors.read(dataSet, since));
    }

    private Map<String, String> known(DataSet dataSet, Map<String, String[]> parameters, List<Violation> violations) {
        List<String> filters = filters(dataSet).stream().map(Filter::name).toList();
        Map<String, String> known = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (!OWN.contains(name) && !filters.contains(name)) {
                violations.add(Violation.in(
                        name,
                        "unknown",
                        "There is no parameter %s here; filters of this data set are: %s."
                                .formatted(name, filters.isEmpty() ? "none" : String.join(", ", filters))));
            } else if (values.length > 1) {
                violations.add(
                        Violation.in(name, "repeated", "The parameter %s is given more than once.".formatted(name)));
            } else if (!name.equals("delimiter") && values[0].chars().anyMatch(Character::isISOControl)) {
                violations.add(
                        Violation.in(name, "invalid", "The parameter %s has a control character.".formatted(name)));
            } else {
                known.put(name, values[0]);
            }
        });
        return known;
    }

    private static @Nullable LocalDate asOf(@Nullable String text, List<Violation> violations) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(RoughDate.EARLIEST) && !date.isAfter(RoughDate.LATEST)) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // told below, like a date out of range
        }
        violations.add(Violation.in(
                "asOf",
                "wrong-type",
                "asOf must be a date such as 2019-06-28, between %s and %s."
                        .formatted(RoughDate.EARLIEST, RoughDate.LATEST)));
        return null;
    }

    static char delimiter(@Nullable String text, List<Violation> violations) {
        Character delimiter = text == null ? Character.valueOf(',') : DELIMITERS.get(text);
        if (delimiter == null) {
            violations.add(Violation.in("delimiter", "invalid", "delimiter must be comma, semicolon, tab or pipe."));
            return ',';
        }
        return delimiter;
    }

    private static boolean flag(String name, @Nullable String text, List<Violation> violations) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            violations.add(Violation.in(name, "wrong-type", "The parameter %s must be true or false.".formatted(name)));
        }
        return "true".equals(text);
    }

    static boolean chinese(String headers, List<Violation> violations) {
        if (!headers.equals("zh") && !headers.equals("en")) {
            violations.add(Violation.in("headers", "invalid", "headers must be zh or en."));
        }
        return headers.equals("zh");
    }

    /**
     * What an increment tells of a row: its recorded columns. Read-only ones may change by other records, of which
     * nothing tells.
     */
    private static List<String> ofIncrement(DataSet dataSet) {
        return dataSet.columns().stream()
                .filter(column -> !column.readOnly())
                .map(Column::name)
                .toList();
    }

    private static List<String> columns(Export export, @Nullable String text, List<Violation> violations) {
        DataSet dataSet = export.dataSet();
        List<String> there = dataSet.columns().stream().map(Column::name).toList();
        List<String> wanted = Arrays.stream(String.valueOf(text).split(",", -1))
                .map(String::strip)
                .toList();
        wanted.stream()
                .filter(column -> !export.columns().contains(column))
                .forEach(column -> violations.add(
                        there.contains(column)
                                ? Violation.in(
                                        "columns",
                                        "not-available",
                                        "Beside since there is no read-only column such as %s: it may change without its row being told."
                                                .formatted(column))
                                : Violation.in(
                                        "columns",
                                        "unknown",
                                        "There is no column %s; there are %s."
                                                .formatted(column, String.join(", ", there)))));
        if (wanted.stream().distinct().count() < wanted.size()) {
            violations.add(Violation.in("columns", "repeated", "A column is named more than once."));
        }
        return wanted;
    }

    /** Without its key nobody knows which row is told of. */
    private static List<String> withKey(Export export) {
        return Stream.concat(
                        export.dataSet().key().stream()
                                .filter(column -> !export.columns().contains(column)),
                        export.columns().stream())
                .toList();
    }

    private static void refuseBesideSince(
            DataSet dataSet, @Nullable LocalDate asOf, Map<String, String> filters, List<Violation> violations) {
        if (!(dataSet instanceof TableDataSet)) {
            violations.add(Violation.in(
                    "since", "not-available", "A derived data set has no increments; export the whole of it."));
        }
        if (asOf != null) {
            violations.add(Violation.in("asOf", "not-available", "What changed is told as it is now, without asOf."));
        }
        filters.keySet()
                .forEach(name -> violations.add(Violation.in(
                        name,
                        "not-available",
                        "Beside since there are no filters: a row that leaves a filter would never be told of.")));
    }
}
