package io.autopact.evidence;

import io.autopact.exchange.Field;
import io.autopact.exchange.TableDataSet;
import io.autopact.shared.listing.Filter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The columns by which data sets name records of any kind. */
public final class NamedRecords {

    /** The data sets of whatever can be named, but for those that name it. */
    private static final List<String> NAMED = List.of(
            "organizations",
            "agreements",
            "instruments",
            "vehicle_models",
            "rollouts",
            "deployments",
            "claims",
            "solutions",
            "architecture_elements",
            "capabilities",
            "events");

    private NamedRecords() {}

    /** Has a data set follow those of whatever it can name. */
    static TableDataSet.TableDataSetBuilder after(TableDataSet.TableDataSetBuilder dataSet) {
        NAMED.forEach(dataSet::afterDataSet);
        return dataSet;
    }

    /**
     * Adds to the data set of what something is about the columns that name the records, with the rules about them.
     *
     * @param types what can be named
     */
    public static TableDataSet.TableDataSetBuilder complete(
            TableDataSet.TableDataSetBuilder dataSet, Collection<CitableType> types) {
        return after(dataSet.fields(
                        type(types).withKey(true),
                        Field.text("record_code", 80, "记录编码", "The record's code")
                                .withRequired(true)
                                .withKey(true))
                .recordRules(AboutRules.RECORD)
                .context("record_is_there", "named.code is not null")
                .contextJoin("left join (%s) as named on named.type = s.record_type and named.code = s.record_code"
                        .formatted(known(types))));
    }

    /**
     * The filter of a list by the records that its records are about.
     *
     * @param condition SQL of the condition, with a place for what holds of {@code about}, a row that names a record
     */
    public static Filter filter(Collection<CitableType> types, String condition) {
        return Filter.texts(
                        "about",
                        condition.formatted("about.record_type || ':' || about.record_code = any (:about)"),
                        "A record that it is about, by its type and code, such as AGREEMENT:AG-2019-DONGFENG.")
                .of(EvidenceCodes.typed(types));
    }

    /** The column that says the kind of record. */
    static Field type(Collection<CitableType> types) {
        return Field.text("record_type", 40, "记录类型", "The kind of record")
                .withAllowed(types.stream().map(CitableType::type).sorted().toList())
                .withRequired(true);
    }

    /** SQL that gives the type and the code of every record that can be named. */
    static String known(Collection<CitableType> types) {
        return types.stream()
                .map(type -> "select '%s' as type, code from (%s) as codes".formatted(type.type(), type.codes()))
                .collect(Collectors.joining(" union all "));
    }
}
