package io.autopact.exchange;

import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts that record rules look at from the columns of a row. Each component of the facts is the column of its
 * name in snake_case; a {@link RoughDate} is four of them.
 *
 * @param <F> the facts
 */
final class Facts<F> {

    private final Class<F> type;
    private final RecordComponent[] components;

    Facts(Class<F> type) {
        this.type = type;
        this.components = type.getRecordComponents();
    }

    /** The columns in the order in which they are read. */
    List<String> columns() {
        return Arrays.stream(components)
                .flatMap(component -> component.getType() == RoughDate.class
                        ? roughDate(Names.column(component.getName()))
                        : Stream.of(Names.column(component.getName())))
                .toList();
    }

    static Stream<String> roughDate(String column) {
        return Stream.of(column, column + "_precision", column + "_confidence", column + "_not_before");
    }

    /**
     * Reads one.
     *
     * @param first the place of its first column in the row
     */
    F read(ResultSet row, int first) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[components.length];
        int place = first;
        for (int i = 0; i < components.length; i++) {
            values[i] = value(row, place, components[i]);
            place += components[i].getType() == RoughDate.class ? 4 : 1;
        }
        return make(values);
    }

    private F make(@Nullable Object[] values) {
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("%s is no record of facts".formatted(type), e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("%s cannot be read".formatted(type), e.getCause());
        }
    }

    private static @Nullable Object value(ResultSet row, int place, RecordComponent component) throws SQLException {
        Class<?> type = component.getType();
        if (type == RoughDate.class) {
            return roughDate(row, place);
        }
        if (type == String.class) {
            return row.getString(place);
        }
        if (type == boolean.class) {
            return row.getBoolean(place);
        }
        if (type == LocalDate.class) {
            return row.getObject(place, LocalDate.class);
        }
        if (type == BigDecimal.class) {
            return row.getBigDecimal(place);
        }
        if (type == List.class) {
            return list(row.getArray(place), component);
        }
        if (type == int.class) {
            return row.getInt(place);
        }
        if (type == long.class) {
            return row.getLong(place);
        }
        return boxed(row, place, type);
    }

    private static @Nullable Object boxed(ResultSet row, int place, Class<?> type) throws SQLException {
        String text = row.getString(place);
        if (text == null) {
            return null;
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(text))
                    .findFirst()
                    .orElseThrow();
        }
        if (type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == Long.class) {
            return Long.valueOf(text);
        }
        if (type == Boolean.class) {
            return row.getBoolean(place);
        }
        throw new IllegalStateException("Facts have no " + type);
    }

    private static List<Object> list(@Nullable Array array, RecordComponent component) throws SQLException {
        if (array == null) {
            return List.of();
        }
        if (component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] == Integer.class) {
            return List.of((Object[]) array.getArray());
        }
        throw new IllegalStateException("Facts have no " + component);
    }

    /** A date with its precision, its confidence and its lower bound; a day, stated, where these are not given. */
    static @Nullable RoughDate roughDate(ResultSet row, int place) throws SQLException {
        String precision = row.getString(place + 1);
        String confidence = row.getString(place + 2);
        return RoughDate.of(
                row.getObject(place, LocalDate.class),
                precision == null ? null : DatePrecision.valueOf(precision),
                confidence == null ? null : Confidence.valueOf(confidence),
                row.getObject(place + 3, LocalDate.class));
    }
}
