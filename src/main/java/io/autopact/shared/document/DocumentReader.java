package io.autopact.shared.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
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
                            component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)))
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
    }

    /** @param unwrapped whether its members stand among those of the record itself */
    private record Member(String name, Class<?> type, Type genericType, boolean unwrapped) {}

    /**
     * Reads a whole document.
     *
     * @throws ProblemException naming every member that is unknown, missing, of the wrong type or out of its range
     */
    public <R extends Record> R read(JsonNode tree, Class<R> type) {
        List<Violation> violations = new ArrayList<>();
        Object document = tree.isObject() ? readRecord(tree, type, "", violations) : null;
        if (document == null && violations.isEmpty()) {
            violations.add(Violation.at("", "wrong-type", "The body must be a JSON object."));
        }
        if (document != null) {
            Set<String> known = violations.stream()
                    .map(it -> String.valueOf(it.pointer()))
                    .collect(Collectors.toCollection(HashSet::new));
            validator.validate(document).stream()
                    .map(DocumentReader::violation)
                    .filter(violation -> known.add(String.valueOf(violation.pointer())))
                    .sorted((a, b) -> String.valueOf(a.pointer()).compareTo(String.valueOf(b.pointer())))
                    .forEach(violations::add);
        }
        if (!violations.isEmpty() || document == null) {
            throw ProblemException.invalid(violations);
        }
        return type.cast(document);
    }

    private @Nullable Object readRecord(JsonNode node, Class<?> type, String pointer, List<Violation> violations) {
        Shape shape = SHAPES.get(type);
        JsonNode object = node;
        if (node.isString() && !shape.shorthand().isEmpty()) {
            ObjectNode full = JsonNodeFactory.instance.objectNode();
            full.set(shape.shorthand(), node);
            object = full;
        }
        if (!object.isObject()) {
            violations.add(Violation.at(pointer, "wrong-type", "%s must be an object.".formatted(name(pointer))));
            return null;
        }
        refuseUnknown(object, shape.known(), pointer, violations);
        return readMembers(object, shape, pointer, violations);
    }

    private Object readMembers(JsonNode object, Shape shape, String pointer, List<Violation> violations) {
        @Nullable Object[] values = new @Nullable Object[shape.components().size()];
        for (int i = 0; i < values.length; i++) {
            Member component = shape.components().get(i);
            JsonNode value = object.get(component.name());
            if (component.unwrapped()) {
                values[i] = readMembers(object, SHAPES.get(component.type()), pointer, violations);
            } else if (value != null && !value.isNull()) {
                values[i] = readValue(value, component.genericType(), pointer + "/" + component.name(), violations);
            }
        }
        Object read = BeanUtils.instantiateClass(shape.constructor(), values);
        if (read instanceof SelfChecking checked) {
            checked.check((member, code, detail) -> violations.add(Violation.at(pointer + "/" + member, code, detail)));
        }
        return read;
    }

    private static void refuseUnknown(JsonNode object, Set<String> known, String pointer, List<Violation> violations) {
        for (String member : object.propertyNames()) {
            if (!known.contains(member)) {
                violations.add(Violation.at(
                        pointer + "/" + escape(member),
                        "unknown",
                        "There is no member %s here.".formatted(abbreviate(member))));
            }
        }
    }

    private @Nullable Object readValue(JsonNode node, Type type, String pointer, List<Violation> violations) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return readList(node, list.getActualTypeArguments()[0], pointer, violations);
        }
        Class<?> wanted = (Class<?>) type;
        if (wanted.isRecord()) {
            return readRecord(node, wanted, pointer, violations);
        }
        Object value = scalar(node, wanted);
        if (value == null) {
            violations.add(
                    Violation.at(pointer, "wrong-type", "%s must be %s.".formatted(name(pointer), wanted(wanted))));
        } else if (value instanceof String text) {
            checkText(text, pointer, violations);
        }
        return value;
    }

    private @Nullable List<Object> readList(JsonNode node, Type element, String pointer, List<Violation> violations) {
        if (!node.isArray()) {
            violations.add(Violation.at(pointer, "wrong-type", "%s must be a list.".formatted(name(pointer))));
            return null;
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            Object item = node.get(i).isNull() ? null : readValue(node.get(i), element, pointer + "/" + i, violations);
            if (node.get(i).isNull()) {
                violations.add(Violation.at(pointer + "/" + i, "required", "The items of a list cannot be null."));
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

    private static void checkText(String text, String pointer, List<Violation> violations) {
        if (text.length() > MAX_STRING) {
            violations.add(
                    Violation.at(pointer, "too-long", "%s is longer than any text here.".formatted(name(pointer))));
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isHighSurrogate(character)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(character)
                    || (Character.isISOControl(character)
                            && character != '\n'
                            && character != '\r'
                            && character != '\t')) {
                violations.add(Violation.at(
                        pointer, "invalid", "%s has a character that is no text: U+%04X.".formatted(name(pointer), (int)
                                        character)));
                return;
            }
        }
    }

    private static String wanted(Class<?> type) {
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
            case "LocalDate" -> "a date such as 2019-06-28";
            default -> "an instant such as 2019-06-28T08:00:00Z";
        };
    }

    private static Violation violation(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.isInIterable() && node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        }
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        String code = switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size" -> "wrong-size";
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
