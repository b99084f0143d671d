package io.autopact.shared.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.ExactNumber;
import io.autopact.shared.document.SelfChecking;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Tells of every member what its record's Javadoc says, whether it may be null and whether it is always there: answers
 * have all their members, requests need those that cannot be null. What is written once in the code is not written
 * again.
 */
@Component
class RecordSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        Class<?> raw = raw(type.getType());
        if (schema == null || !raw.isRecord() || !raw.getPackageName().startsWith("io.autopact")) {
            return schema;
        }
        Schema<?> object =
                schema.get$ref() == null ? schema : context.getDefinedModels().get(name(schema.get$ref()));
        if (object != null && object.getProperties() != null) {
            describe(raw, object);
        }
        return schema;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof JavaType java) {
            return java.getRawClass();
        }
        return ResolvableType.forType(type).resolve(Object.class);
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static void describe(Class<?> record, Schema<?> object) {
        boolean request = record.isAnnotationPresent(Document.class);
        List<String> required = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            Schema<?> member = object.getProperties().get(component.getName());
            if (member == null) {
                continue;
            }
            if (component.getType() == JsonNode.class) {
                object.getProperties().put(component.getName(), anyValue(component.getName()));
                required.add(component.getName());
                continue;
            }
            if (request
                    && canBeShortened(component)
                    && member.getItems() != null
                    && member.getItems().get$ref() != null) {
                member.setItems(new Schema<>().anyOf(List.of(member.getItems(), new StringSchema())));
            }
            if (component.getAccessor().isAnnotationPresent(ExactNumber.class)) {
                alsoAsText(member);
            }
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (nullable) {
                object.getProperties().put(component.getName(), orNull(member));
            }
            if (!nullable
                    || (!request
                            && !Arrays.asList(record.getInterfaces()).contains(SelfChecking.class)
                            && !omittedWhenNull(component))) {
                required.add(component.getName());
            }
        }
        object.setRequired(required.isEmpty() ? null : required);
        if (request) {
            allowReadOnly(record, object);
        }
    }

    /** What GET returned may be sent back: its read-only members are ignored, and others are refused. */
    private static void allowReadOnly(Class<?> record, Schema<?> object) {
        Document document = record.getAnnotation(Document.class);
        for (String member : document == null ? new String[0] : document.readOnly()) {
            object.getProperties()
                    .put(
                            member,
                            new Schema<>().readOnly(true).description("Ignored: it may be sent back as it was read."));
        }
        object.setAdditionalProperties(false);
    }

    /** Whether the items of a list may come as bare strings instead of objects. */
    private static boolean canBeShortened(RecordComponent component) {
        Class<?> item =
                ResolvableType.forType(component.getGenericType()).getGeneric(0).resolve(Object.class);
        Document document = item.getAnnotation(Document.class);
        return document != null && !document.shorthand().isEmpty();
    }

    /** In OpenAPI 3.1 a schema that says nothing allows everything, null included. */
    private static Schema<?> anyValue(String name) {
        return new Schema<>().description("The value of the member, whatever JSON it is: " + name + ".");
    }

    private static void alsoAsText(Schema<?> number) {
        number.setType(null);
        number.setTypes(new LinkedHashSet<>(List.of("number", "string")));
        number.setPattern(ExactNumber.PATTERN);
        number.setDescription(
                "%s. Exact: a string where a double would hold another number.".formatted(number.getDescription()));
    }

    private static boolean omittedWhenNull(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonInclude.class)
                || component.getDeclaringRecord().isAnnotationPresent(JsonInclude.class);
    }

    private static Schema<?> orNull(Schema<?> member) {
        if (member.get$ref() != null) {
            Schema<Object> either = new Schema<>();
            either.setOneOf(List.of(member, new Schema<>().types(Set.of("null"))));
            either.setDescription(member.getDescription());
            return either;
        }
        if (member.getTypes() != null && !member.getTypes().contains("null")) {
            member.addType("null");
        } else if (member.getType() != null && member.getTypes() == null) {
            member.setTypes(new LinkedHashSet<>(List.of(member.getType(), "null")));
        }
        if (member.getEnum() != null && !member.getEnum().contains(null)) {
            addNull(member);
        }
        return member;
    }

    private static <T> void addNull(Schema<T> member) {
        List<T> values = new ArrayList<>(member.getEnum());
        values.add(null);
        member.setEnum(values);
    }
}
