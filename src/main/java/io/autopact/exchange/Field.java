package io.autopact.exchange;

import io.autopact.shared.document.VisibleText;
import io.autopact.shared.roles.Role;
import io.autopact.shared.time.RoughDate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * One recorded column of a table's data set: how it is called outside and inside, and what values it takes.
 *
 * @param name the CSV column
 * @param type what its values are
 * @param column the table's column
 * @param reference what the value is the code of, where the table holds a key
 * @param required whether an import must give it
 * @param filled whether a text that is given has to say something, as a required one has
 * @param key whether it is part of the natural key
 * @param allowed the values it takes; empty where any of the type will do
 * @param pattern what a text must look like
 * @param bounds what a number, or each number of a list, lies between
 * @param maxLength how many characters a text has at most
 * @param fallback SQL for the value where the import gives none; {@code s} is the staged row
 * @param dated SQL for what is exported as of a date, which may use {@code :asOf}; null where that is what is recorded
 * @param companionOf the column that this one belongs to: where an import gives that one, it gives this one too
 * @param readers who may read it: every role, but for personal data
 * @param descriptionZh what it means, in Chinese
 * @param descriptionEn what it means, in English
 */
@With
public record Field(
        String name,
        ColumnType type,
        String column,
        @Nullable Reference reference,
        boolean required,
        boolean filled,
        boolean key,
        List<String> allowed,
        @Nullable Pattern pattern,
        @Nullable Bounds bounds,
        int maxLength,
        @Nullable String fallback,
        @Nullable String dated,
        @Nullable String companionOf,
        Set<Role> readers,
        String descriptionZh,
        String descriptionEn) {

    /** Whether it is for every role to read. */
    boolean isForEveryone() {
        return readers.size() == Role.values().length;
    }

    /** What may be shown of a value to whoever reads what became of an import: nothing of personal data. */
    @Nullable
    String shown(@Nullable String value) {
        return isForEveryone() ? value : null;
    }

    /**
     * What a code refers to.
     *
     * @param table the table
     * @param column its column with the code
     * @param live SQL for whether {@code target}, a row of it, can be referred to
     */
    public record Reference(String table, String column, String live) {}

    /**
     * What numbers lie between.
     *
     * @param least the least that is allowed
     * @param greatest the greatest that is allowed
     */
    public record Bounds(BigDecimal least, BigDecimal greatest) {

        boolean hold(String number) {
            BigDecimal value = new BigDecimal(number);
            return value.compareTo(least) >= 0 && value.compareTo(greatest) <= 0;
        }
    }

    /** What the database holds as a whole number unless a column says otherwise. */
    private static final Bounds USUAL =
            new Bounds(BigDecimal.valueOf(Integer.MIN_VALUE), BigDecimal.valueOf(Integer.MAX_VALUE));

    private static final String PRECISION = "_precision";

    private static final String NOT_BEFORE = "_not_before";
    private static final Pattern LOWER_CODE = Pattern.compile("[a-z0-9-]{1,80}");
    private static final Pattern UPPER_CODE = Pattern.compile("[A-Z0-9_-]{1,80}");
    private static final Pattern ANY_CODE = Pattern.compile("[A-Za-z0-9_.-]{1,80}");

    /** A column of the same name inside and outside. */
    public static Field of(String name, ColumnType type, String descriptionZh, String descriptionEn) {
        return new Field(
                name,
                type,
                name,
                null,
                false,
                false,
                false,
                List.of(),
                null,
                null,
                4000,
                null,
                null,
                null,
                EnumSet.allOf(Role.class),
                descriptionZh,
                descriptionEn);
    }

    /** A text. */
    public static Field text(String name, int maxLength, String descriptionZh, String descriptionEn) {
        return of(name, ColumnType.STRING, descriptionZh, descriptionEn).withMaxLength(maxLength);
    }

    /** A name that every record has. */
    public static Field name(String name, String descriptionZh, String descriptionEn) {
        return text(name, 200, descriptionZh, descriptionEn).withRequired(true);
    }

    /** The record's own code in lower case. */
    public static Field lowerCode(String name, String descriptionZh, String descriptionEn) {
        return code(name, descriptionZh, descriptionEn, LOWER_CODE);
    }

    /** The record's own code in upper case. */
    public static Field upperCode(String name, String descriptionZh, String descriptionEn) {
        return code(name, descriptionZh, descriptionEn, UPPER_CODE);
    }

    /** The record's own code, which may have small and capital letters and points. */
    public static Field anyCode(String name, String descriptionZh, String descriptionEn) {
        return code(name, descriptionZh, descriptionEn, ANY_CODE);
    }

    private static Field code(String name, String descriptionZh, String descriptionEn, Pattern pattern) {
        return text(name, 80, descriptionZh, descriptionEn)
                .withColumn("code")
                .withPattern(pattern)
                .withRequired(true)
                .withKey(true);
    }

    /** One of a number of constants. */
    public static Field constant(String name, Enum<?>[] allowed, String descriptionZh, String descriptionEn) {
        return text(name, 80, descriptionZh, descriptionEn)
                .withAllowed(Stream.of(allowed).map(Enum::name).toList());
    }

    /** The code of another record. */
    public static Field reference(String name, String table, String descriptionZh, String descriptionEn) {
        return text(name, 80, descriptionZh, descriptionEn)
                .withColumn(name + "_id")
                .withReference(new Reference(table, "code", "true"));
    }

    /** The same reference, of which only some records can be referred to. */
    public Field onlyWhere(String live) {
        Reference known = Objects.requireNonNull(reference);
        return withReference(new Reference(known.table(), known.column(), live));
    }

    /** The code of another record, as part of the natural key. */
    public static Field keyReference(String name, String table, String descriptionZh, String descriptionEn) {
        return reference(name, table, descriptionZh, descriptionEn)
                .withRequired(true)
                .withKey(true);
    }

    /** A date of the real world with its precision, its confidence and its lower bound: four columns. */
    public static List<Field> roughDate(String name, String column, String descriptionZh, String descriptionEn) {
        return List.of(
                of(name, ColumnType.DATE, descriptionZh, descriptionEn).withColumn(column),
                text(name + PRECISION, 10, descriptionZh + "的精度", "How exactly that date is known")
                        .withAllowed(List.of("DAY", "MONTH", "QUARTER", "YEAR", "BY"))
                        .withColumn(column + "_precision")
                        .withFallback("case when s.\"%s\" is not null then 'DAY' end".formatted(name))
                        .withCompanionOf(name),
                text(name + "_confidence", 10, descriptionZh + "的可信度", "Whether that date is stated or inferred")
                        .withAllowed(List.of("STATED", "INFERRED"))
                        .withColumn(column + "_confidence")
                        .withFallback("case when s.\"%s\" is not null then 'STATED' end".formatted(name))
                        .withCompanionOf(name),
                of(
                                name + NOT_BEFORE,
                                ColumnType.DATE,
                                descriptionZh + "的最早可能日期",
                                "The first day on which that can have been, of a date with the precision BY")
                        .withColumn(column + "_not_before")
                        .withCompanionOf(name));
    }

    /** The same of a date that every record has. */
    public static List<Field> requiredRoughDate(
            String name, String column, String descriptionZh, String descriptionEn) {
        return roughDate(name, column, descriptionZh, descriptionEn).stream()
                .map(field -> field.withRequired(field.name().equals(name)))
                .toList();
    }

    /** A column whose numbers lie between these two, both included. */
    public Field between(String least, String greatest) {
        return withBounds(new Bounds(new BigDecimal(least), new BigDecimal(greatest)));
    }

    /** How it is described to those who read files. */
    Column described() {
        return new Column(name, type, descriptionZh, descriptionEn, false);
    }

    /** Whether this is the lower bound of the date that it belongs to. */
    boolean isLowerBound() {
        return companionOf != null && name.equals(companionOf + NOT_BEFORE);
    }

    /** Whether this tells how exactly the date that it belongs to is known. */
    boolean isPrecision() {
        return companionOf != null && name.equals(companionOf + PRECISION);
    }

    /** What is wrong with a value, in plain words; null where nothing is. */
    @Nullable
    String complaint(String value) {
        if (!type.accepts(value)) {
            return "must be " + (type == ColumnType.DATE ? SpreadsheetValues.wantedDate(value) : type.getWanted());
        }
        if (type == ColumnType.DATE && !isReasonable(LocalDate.parse(value))) {
            return "must lie between %s and %s".formatted(RoughDate.EARLIEST, RoughDate.LATEST);
        }
        Bounds limits = bounds == null && type == ColumnType.INTEGER ? USUAL : bounds;
        if (limits != null && !Stream.of(value.split(";")).allMatch(limits::hold)) {
            return "must lie between %s and %s".formatted(limits.least(), limits.greatest());
        }
        if ((required || filled) && value.isBlank()) {
            return "must not be blank";
        }
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            return "must be one of " + String.join(", ", allowed);
        }
        if (pattern != null && !pattern.matcher(value).matches()) {
            return "must match " + pattern.pattern();
        }
        if (value.length() > maxLength) {
            return "must have at most " + maxLength + " characters";
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            return "has a control character";
        }
        return VisibleText.complaintOfText(value)
                .map(complaint -> complaint.substring(0, complaint.length() - 1))
                .orElse(null);
    }

    /** A value as it is recorded: the texts that people read without spaces at their ends. */
    String recorded(String value) {
        return type == ColumnType.STRING && pattern == null && reference == null && !key
                ? VisibleText.trimmed(value)
                : value;
    }

    private static boolean isReasonable(LocalDate date) {
        return !date.isBefore(RoughDate.EARLIEST) && !date.isAfter(RoughDate.LATEST);
    }

    /**
     * The staged value, or what holds where the import gave none.
     *
     * @param given whether the file has the column: an empty list there is a list without items
     */
    String staged(boolean given) {
        if (type == ColumnType.INTEGERS && given) {
            return "coalesce(%s, '{}')".formatted(type.fromStaging("s.\"%s\"".formatted(name)));
        }
        String value = reference == null ? type.fromStaging("s.\"%s\"".formatted(name)) : joinAlias() + ".id";
        return fallback == null ? value : "coalesce(%s, %s)".formatted(value, fallback);
    }

    /** How the table that a reference leads to is called in a query. */
    String joinAlias() {
        return "of_" + name;
    }
}
