package io.autopact.shared.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.time.WantedDate;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a request record of a JSON tree, and tells everything that is wrong with it in one problem. */
@Component
@RequiredArgsConstructor
public class DocumentReader {

    private static final int MAX_STRING = 100_000;

    /** How many items a list has at most where its member says nothing else. */
    private static final int MAX_LIST = 500;

    /** How many items all lists of a body have together at most, so that lists in lists do not multiply. */
    private static final int MAX_ITEMS = 10_000;

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private final Validator validator;

    /**
     * What a request record looks like, which reflection tells once.
     *
     * @param shorthand the member that a text in the record's place stands for; empty where there is none
     * @param known the names of all members that a document may have, those of unwrapped components among them
     */
    private record Shape(Constructor<?> constructor, String shorthand, List<Member> components, Set<String> known) {

        private static Shape of(Class<?> type) {
            Document document = type.getAnnotation(Document.class);
            List<Member> components = Arrays.stream(type.getRecordComponents())
                    .map(component -> new Member(
                            component.getName(),
                            component.getType(),
                            component.getGenericType(),
                            mostItems(component.getAccessor().getAnnotation(Size.class)),
                            component.getAccessor().isAnnotationPresent(JsonUnwrapped.class),
                            component.getAccessor().isAnnotationPresent(ExactNumber.class),
                            component.getAccessor().isAnnotationPresent(Pattern.class)))
                    .toList();
            Stream<String> members = components.stream()
                    .flatMap(component -> component.unwrapped()
                            ? SHAPES.get(component.type()).known().stream()
                            : Stream.of(component.name()));
            Stream<String> readOnly = document == null ? Stream.of() : Arrays.stream(document.readOnly());
            return new Shape(
                    BeanUtils.getResolvableConstructor(type),
                    document == null ? "" : document.shorthand(),
                    components,
                    Stream.concat(members, readOnly).collect(Collectors.toUnmodifiableSet()));
        }

        private @Nullable Member member(String name) {
            return components.stream()
                    .filter(component -> component.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static int mostItems(@Nullable Size size) {
        return size == null ? MAX_LIST : size.max();
    }

    /**
     * A member of a request record.
     *
     * @param mostItems how many items it has at most, if it is a list
     * @param unwrapped whether its members stand among those of the record itself
     * @param exact whether it is a number that may come as a string
     * @param patterned whether it must look as its pattern says, so that not even spaces at its ends are passed over
     */
    private record Member(
            String name,
            Class<?> type,
            Type genericType,
            int mostItems,
            boolean unwrapped,
            boolean exact,
            boolean patterned) {

        /** What it is, or what its items are, if it is a list. */
        private Class<?> item() {
            return genericType instanceof ParameterizedType list
                            && list.getActualTypeArguments()[0] instanceof Class<?> item
                    ? item
                    : type;
        }
    }

    /** What has come of a body so far. */
    private static final class Reading {

        private final Violations violations = new Violations();
        private int items;

        void add(Violation violation) {
            violations.add(violation);
        }
    }

    /**
     * Reads a whole document.
     *
     * @throws ProblemException naming every member that is unknown, missing, of the wrong type or out of its range
     */
    public <R extends Record> R read(JsonNode tree, Class<R> type) {
        Reading reading = new Reading();
        Violations violations = reading.violations;
        Object document = tree.isObject() ? readRecord(tree, type, "", reading) : null;
        if (document == null && violations.isEmpty()) {
            violations.add(Violation.at("", "wrong-type", "The body must be a JSON object."));
        }
        if (document != null) {
            Set<String> known = violations.told().stream()
                    .map(it -> String.valueOf(it.pointer()))
                    .collect(Collectors.toCollection(HashSet::new));
            validator.validate(document).stream()
                    .map(violation -> violation(violation, type))
                    .sorted(Comparator.comparing((Violation violation) -> String.valueOf(violation.pointer()))
                            .thenComparing(Violation::code))
                    .filter(violation -> known.add(String.valueOf(violation.pointer())))
                    .forEach(violations::add);
        }
        if (!violations.isEmpty() || document == null) {
            throw ProblemException.invalid(violations);
        }
        return type.cast(document);
    }

    private @Nullable Object readRecord(JsonNode node, Class<?> type, String pointer, Reading reading) {
        Shape shape = SHAPES.get(type);
        JsonNode object = node;
        if (node.isString() && !shape.shorthand().isEmpty()) {
            ObjectNode full = JsonNodeFactory.instance.objectNode();
            full.set(shape.shorthand(), node);
            object = full;
        }
        if (!object.isObject()) {
            reading.add(Violation.at(pointer, "wrong-type", "%s must be an object.".formatted(name(pointer))));
            return null;
        }
        refuseUnknown(object, shape.known(), pointer, reading);
        return readMembers(object, shape, pointer, reading);
    }

    private Object readMembers(JsonNode object, Shape shape, String pointer, Reading reading) {
        @Nullable Object[] values = new @Nullable Object[shape.components().size()];
        for (int i = 0; i < values.length; i++) {
            Member component = shape.components().get(i);
            JsonNode value = object.get(component.name());
            if (component.unwrapped()) {
                values[i] = readMembers(object, SHAPES.get(component.type()), pointer, reading);
            } else if (value != null && !value.isNull()) {
                values[i] = readMember(value, component, pointer + "/" + component.name(), reading);
            }
        }
        Object read = BeanUtils.instantiateClass(shape.constructor(), values);
        if (read instanceof SelfChecking checked) {
            checked.check((member, code, detail) -> reading.add(Violation.at(pointer + "/" + member, code, detail)));
        }
        return read;
    }

    private static void refuseUnknown(JsonNode object, Set<String> known, String pointer, Reading reading) {
        for (String member : object.propertyNames()) {
            if (!known.contains(member)) {
                reading.add(Violation.at(
                        pointer + "/" + escape(member),
                        "unknown",
                        "There is no member %s here.".formatted(abbreviate(member))));
            }
        }
    }

    private @Nullable Object readMember(JsonNode node, Member member, String pointer, Reading reading) {
        Object read = member.genericType() instanceof ParameterizedType list && list.getRawType() == List.class
                ? readList(node, list.getActualTypeArguments()[0], member.mostItems(), pointer, reading)
                : readValue(member.exact() ? ExactNumber.Reader.number(node) : node, member.type(), pointer, reading);
        return member.patterned() ? read : trimmed(read);
    }

    /** Texts as they are recorded. */
    private static @Nullable Object trimmed(@Nullable Object read) {
        if (read instanceof String text) {
            return VisibleText.trimmed(text);
        }
        return read instanceof List<?> items
                ? items.stream()
                        .map(item -> item instanceof String text ? VisibleText.trimmed(text) : item)
                        .toList()
                : read;
    }

    private @Nullable Object readValue(JsonNode node, Class<?> wanted, String pointer, Reading reading) {
        if (wanted.isRecord()) {
            return readRecord(node, wanted, pointer, reading);
        }
        Object value = scalar(node, wanted);
        if (value == null) {
            reading.add(Violation.at(
                    pointer, "wrong-type", "%s must be %s.".formatted(name(pointer), wanted(wanted, node))));
        } else if (value instanceof String text) {
            checkText(text, pointer, reading);
        }
        return value;
    }

    private @Nullable List<Object> readList(JsonNode node, Type element, int most, String pointer, Reading reading) {
        if (!node.isArray()) {
            reading.add(Violation.at(pointer, "wrong-type", "%s must be a list.".formatted(name(pointer))));
            return null;
        }
        if (node.size() > most) {
            reading.add(Violation.at(
                    pointer,
                    "wrong-size",
                    "%s has %d items; it may have %d.".formatted(name(pointer), node.size(), most)));
            return null;
        }
        boolean tooMany = reading.items > MAX_ITEMS;
        reading.items += node.size();
        if (reading.items > MAX_ITEMS) {
            if (!tooMany) {
                reading.add(Violation.at(
                        pointer,
                        "wrong-size",
                        "All lists of a body have at most %d items together.".formatted(MAX_ITEMS)));
            }
            return null;
        }
        Class<?> wanted = (Class<?>) element;
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            Object item = node.get(i).isNull() ? null : readValue(node.get(i), wanted, pointer + "/" + i, reading);
            if (node.get(i).isNull()) {
                reading.add(Violation.at(pointer + "/" + i, "required", "The items of a list cannot be null."));
            }
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private static @Nullable Object scalar(JsonNode node, Class<?> type) {
        try {
            if (type == String.class) {
                return node.isString() ? node.stringValue() : null;
            }
            if (type == Boolean.class) {
                return node.isBoolean() ? node.booleanValue() : null;
            }
            if (type == Integer.class) {
                return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : null;
            }
            if (type == Long.class) {
                return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : null;
            }
            if (type == BigDecimal.class) {
                return node.isNumber() ? node.decimalValue() : null;
            }
            if (!node.isString()) {
                return null;
            }
            if (type == LocalDate.class) {
                return LocalDate.parse(node.stringValue());
            }
            if (type == Instant.class) {
                return Instant.parse(node.stringValue());
            }
            if (type.isEnum()) {
                return Arrays.stream(type.getEnumConstants())
                        .filter(constant -> ((Enum<?>) constant).name().equals(node.stringValue()))
                        .findFirst()
                        .orElse(null);
            }
        } catch (DateTimeParseException notADate) {
            return null;
        }
        throw new IllegalStateException("Request records cannot hold " + type);
    }

    private static void checkText(String text, String pointer, Reading reading) {
        if (text.length() > MAX_STRING) {
            reading.add(Violation.at(pointer, "too-long", "%s is longer than any text here.".formatted(name(pointer))));
        }
        VisibleText.complaintOfText(text)
                .ifPresent(complaint ->
                        reading.add(Violation.at(pointer, "invalid", "%s %s".formatted(name(pointer), complaint))));
    }

    private static String wanted(Class<?> type, JsonNode given) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "Boolean" -> "true or false";
            case "Integer", "Long" -> "a whole number";
            case "BigDecimal" -> "a number";
            case "LocalDate" -> WantedDate.instead(given.isString() ? given.stringValue() : null);
            default -> "an instant such as 2019-06-28T08:00:00Z";
        };
    }

    private static Violation violation(ConstraintViolation<?> violation, Class<?> document) {
        StringBuilder pointer = new StringBuilder();
        Class<?> holder = document;
        for (Path.Node node : violation.getPropertyPath()) {
            String name = String.valueOf(node.getName());
            Member member = holder.isRecord() ? SHAPES.get(holder).member(name) : null;
            if (node.isInIterable() && node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getName() != null && !name.startsWith("<") && (member == null || !member.unwrapped())) {
                pointer.append('/').append(name);
            }
            holder = member == null ? holder : member.item();
        }
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        String code = switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size" -> "wrong-size";
            case "Future" -> "out-of-range";
            default -> "invalid";
        };
        return Violation.at(pointer.toString(), code, name(pointer.toString()) + " " + violation.getMessage() + ".");
    }

    private static String name(String pointer) {
        return pointer.isEmpty() ? "The body" : abbreviate(pointer.substring(1));
    }

    private static String escape(String member) {
        return abbreviate(member).replace("~", "~0").replace("/", "~1");
    }

    private static String abbreviate(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
