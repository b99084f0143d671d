package io.autopact.shared.listing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.ObjectReader;

/**
 * Records that the database puts together as JSON.
 *
 * <p>Some members are asked for by a query around the one that has all: PostgreSQL leaves out what the outer one does
 * not take, with the functions and queries behind it. A join that is there for members alone is left out as well if it
 * is an outer one of which it is plain that it gives one row, as an aggregate does.
 *
 * @param <T> the view
 */
public final class JsonProjection<T> implements Projection<T> {

    private final Class<T> view;
    private final String members;

    /** Reads a record with all members. */
    private final ObjectReader whole;

    /** Reads one that lacks members. */
    private final ObjectReader part;

    private final List<Making<T>> makings;
    private final String wholeColumns;
    private final RowMapper<T> wholeMapper;

    JsonProjection(Class<T> view, String members, ObjectReader whole, ObjectReader part, List<Making<T>> makings) {
        this.view = view;
        this.members = members;
        this.whole = whole;
        this.part = part;
        this.makings = makings;
        this.wholeColumns = JsonRows.columns(members);
        this.wholeMapper = mapper(whole, makings);
    }

    /**
     * Members that are made of others.
     *
     * @param by makes them
     * @param names the members
     * @param of what they are made of
     */
    record Making<T>(UnaryOperator<T> by, Set<String> names, Set<String> of) {

        private boolean isWanted(Fields fields) {
            return names.stream().anyMatch(fields::have);
        }
    }

    /**
     * The same records, with members that are made of others after those were read.
     *
     * @param by makes them
     * @param names the members
     * @param of the members that they are made of
     */
    public JsonProjection<T> making(UnaryOperator<T> by, Set<String> names, Set<String> of) {
        return new JsonProjection<>(
                view,
                members,
                whole,
                part,
                Stream.concat(makings.stream(), Stream.of(new Making<>(by, names, of)))
                        .toList());
    }

    @Override
    public Class<T> view() {
        return view;
    }

    @Override
    public String columns(Fields fields) {
        if (fields.all()) {
            return wholeColumns;
        }
        Set<String> read = new TreeSet<>(fields.names());
        makings.stream().filter(making -> making.isWanted(fields)).forEach(making -> read.addAll(making.of()));
        return JsonRows.columns("%s from (select\n%s) as whole"
                .formatted(read.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ")), members));
    }

    @Override
    public RowMapper<T> mapper(Fields fields) {
        return fields.all()
                ? wholeMapper
                : mapper(
                        part,
                        makings.stream()
                                .filter(making -> making.isWanted(fields))
                                .toList());
    }

    private static <T> RowMapper<T> mapper(ObjectReader reader, List<Making<T>> wanted) {
        return (row, number) -> {
            T record = reader.readValue(row.getBytes("item"));
            for (Making<T> making : wanted) {
                record = making.by().apply(record);
            }
            return record;
        };
    }
}
