package io.autopact.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The catalogue of all data sets, and the order in which they can be imported. */
@Component
public class DataSets {

    private final Map<String, DataSet> byName;

    DataSets(List<DataSet> contributed) {
        byName = contributed.stream().collect(Collectors.toUnmodifiableMap(DataSet::name, Function.identity()));
    }

    /** All data sets by name. */
    public List<DataSet> all() {
        return byName.values().stream()
                .sorted(Comparator.comparing(DataSet::name))
                .toList();
    }

    /** The data set of this name. */
    public Optional<DataSet> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The data sets that can be imported, by name. */
    public List<TableDataSet> writable() {
        return all().stream()
                .filter(TableDataSet.class::isInstance)
                .map(TableDataSet.class::cast)
                .toList();
    }

    /** The data sets that can be imported, so ordered that what is referred to comes before what refers to it. */
    List<TableDataSet> inImportOrder() {
        Set<TableDataSet> ordered = new LinkedHashSet<>();
        List<TableDataSet> waiting = new ArrayList<>(writable());
        while (!waiting.isEmpty()) {
            List<TableDataSet> ready = waiting.stream()
                    .filter(dataSet -> waiting.stream().noneMatch(other -> mustFollow(dataSet, other)))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("Data sets wait for each other: " + waiting);
            }
            ordered.addAll(ready);
            waiting.removeAll(ready);
        }
        return List.copyOf(ordered);
    }

    /** Whether a data set refers to another, so that it can only be imported after it. */
    static boolean mustFollow(TableDataSet dataSet, TableDataSet other) {
        return dataSet != other
                && (dataSet.after().contains(other.name())
                        || (!dataSet.table().equals(other.table())
                                && dataSet.references()
                                        .anyMatch(field -> field.reference() != null
                                                && field.reference().table().equals(other.table()))));
    }
}
