package io.autopact.exchange;

import io.autopact.shared.roles.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Describes data sets as a Frictionless Data Package: a file that tools which know nothing of the service read to learn
 * the columns, their types, what is unique and what refers to what.
 */
@Component
@RequiredArgsConstructor
public class DataPackage {

    private static final String CSV = "text/csv";

    private final DataSets dataSets;

    /**
     * The package of all data sets with all their columns, as they can be exported one by one.
     *
     * @param readers the roles of whoever exports: it has what they may read
     */
    public Map<String, Object> ofExports(Set<Role> readers) {
        return describe(
                dataSets.all().stream()
                        .map(dataSet -> dataSet.readableBy(readers))
                        .toList(),
                true);
    }

    /** The package of an archive: the recorded columns of what can be imported. It says nothing of time or place. */
    static Map<String, Object> ofArchive(List<TableDataSet> included) {
        return describe(included, false);
    }

    private static Map<String, Object> describe(List<? extends DataSet> described, boolean derived) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("profile", "tabular-data-package");
        document.put("name", "autopact-portfolio");
        document.put("title", "Portfolio 合作全景");
        document.put(
                "description",
                "The register of partnerships with automakers: with whom, what was agreed, what is offered, and where it"
                        + " has landed.");
        document.put(
                "resources",
                described.stream()
                        .map(dataSet -> resource(dataSet, described, derived))
                        .toList());
        return document;
    }

    private static Map<String, Object> resource(DataSet dataSet, List<? extends DataSet> described, boolean derived) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("profile", "tabular-data-resource");
        resource.put("name", dataSet.name());
        resource.put("path", dataSet.name() + ".csv");
        resource.put("title", dataSet.descriptionZh());
        resource.put("description", dataSet.descriptionEn());
        resource.put("format", "csv");
        resource.put("mediatype", CSV);
        resource.put("encoding", "utf-8");
        resource.put("dialect", inOrder("delimiter", ",", "header", true));
        resource.put("schema", schema(dataSet, described, derived));
        return resource;
    }

    private static Map<String, Object> schema(DataSet dataSet, List<? extends DataSet> described, boolean derived) {
        Map<String, Field> recorded = dataSet instanceof TableDataSet table
                ? table.fields().stream().collect(Collectors.toMap(Field::name, field -> field))
                : Map.of();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(
                "fields",
                dataSet.columns().stream()
                        .filter(column -> derived || !column.readOnly())
                        .map(column -> field(column, recorded.get(column.name())))
                        .toList());
        schema.put("missingValues", List.of(""));
        if (dataSet.key().stream().map(recorded::get).allMatch(field -> field == null || field.required())) {
            schema.put("primaryKey", dataSet.key());
        }
        List<Map<String, Object>> foreignKeys = new ArrayList<>();
        recorded.values().stream()
                .filter(field -> field.reference() != null)
                .sorted(Comparator.comparing(Field::name))
                .forEach(field -> target(field, dataSet, described).ifPresent(foreignKeys::add));
        if (!foreignKeys.isEmpty()) {
            schema.put("foreignKeys", foreignKeys);
        }
        return schema;
    }

    private static Map<String, Object> field(Column column, @Nullable Field recorded) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("name", column.name());
        field.put("type", column.type().label());
        if (column.type() == ColumnType.DATETIME) {
            // With fractions of a second, which the default format does not have.
            field.put("format", "any");
        }
        field.put("title", column.descriptionZh());
        field.put("description", column.descriptionEn());
        if (recorded == null) {
            field.put("readOnly", true);
        } else {
            constraints(recorded).ifPresent(constraints -> field.put("constraints", constraints));
        }
        return field;
    }

    private static Optional<Map<String, Object>> constraints(Field field) {
        Map<String, Object> constraints = new LinkedHashMap<>();
        if (field.required()) {
            constraints.put("required", true);
        }
        if (!field.allowed().isEmpty()) {
            constraints.put("enum", field.allowed());
        }
        Pattern pattern = field.pattern();
        if (pattern != null && field.type() == ColumnType.STRING) {
            constraints.put("pattern", pattern.pattern());
        }
        Field.Bounds bounds = field.bounds();
        if (bounds != null && field.type() != ColumnType.INTEGERS) {
            constraints.put("minimum", bounds.least());
            constraints.put("maximum", bounds.greatest());
        }
        return constraints.isEmpty() ? Optional.empty() : Optional.of(constraints);
    }

    /** The data set whose records a column refers to: the one with the same table, whose key is a code. */
    private static Optional<Map<String, Object>> target(Field field, DataSet from, List<? extends DataSet> described) {
        Field.Reference reference = Objects.requireNonNull(field.reference());
        return described.stream()
                .filter(TableDataSet.class::isInstance)
                .map(TableDataSet.class::cast)
                .filter(dataSet -> dataSet.table().equals(reference.table())
                        && dataSet.key().size() == 1)
                .findFirst()
                .map(dataSet -> inOrder(
                        "fields",
                        List.of(field.name()),
                        "reference",
                        // A data set's own name is written as nothing.
                        inOrder(
                                "resource",
                                dataSet.name().equals(from.name()) ? "" : dataSet.name(),
                                "fields",
                                dataSet.key())));
    }

    private static Map<String, Object> inOrder(String key, Object value, String otherKey, Object otherValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }
}
