package io.autopact.support;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds answers to the OpenAPI document in {@code docs/api}, which {@code OpenApiTests} holds to the service: the
 * status is described for the operation, the media type for the status, and the JSON fits the schema by a validator
 * that is not ours. Members that the schema does not know are a disagreement too, except in problems, which have
 * members of their own by RFC 9457.
 */
final class DocumentedAnswers {

    private static final int LARGEST = 1024 * 1024;
    private static final String PROBLEM = "Problem";
    private static final List<String> HEADERS =
            List.of("ETag", "Location", "Link", "Dry-Run", "Next-Cursor", "Retry-After", "Allow", "WWW-Authenticate");
    private static final Pattern CODE = Pattern.compile("\\{[^}]+}");
    private static final Pattern FIELDS = Pattern.compile("[?&](?:fields|cursor)=");

    /** Where a record stands in an answer: it is the answer, or an item of it. */
    private static final Pattern RECORD = Pattern.compile("|/items/\\d+");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DocumentedAnswers DOCUMENT = new DocumentedAnswers(Path.of("docs/api/openapi.json"));

    private final JsonNode document;
    private final List<Described> paths = new ArrayList<>();
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry validator = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    /** A path of the document, and the operations at it by method. */
    private record Described(String template, Pattern pattern, JsonNode operations) {

        /** How much of the path is written out: of two that fit, the one that says more is meant. */
        int literal() {
            return CODE.matcher(template).replaceAll("").length();
        }
    }

    private DocumentedAnswers(Path file) {
        try {
            document = JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        document.get("paths")
                .properties()
                .forEach(path -> paths.add(new Described(path.getKey(), pattern(path.getKey()), path.getValue())));
        paths.sort(Comparator.comparingInt(Described::literal).reversed());
        document.at("/components/schemas").properties().forEach(schema -> {
            if (!schema.getKey().equals(PROBLEM)) {
                close(schema.getValue());
            }
        });
    }

    private static Pattern pattern(String template) {
        StringBuilder pattern = new StringBuilder();
        Matcher codes = CODE.matcher(template);
        int end = 0;
        while (codes.find()) {
            pattern.append(Pattern.quote(template.substring(end, codes.start())))
                    .append("[^/]+");
            end = codes.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(template.substring(end))).toString());
    }

    /** An object of the document has the members that it says and no others. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.has("additionalProperties")
                && !object.has("allOf")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(DocumentedAnswers::close);
    }

    /**
     * Checks an answer; what is no operation of the document is let pass.
     *
     * @param path the path that was asked, with its query
     * @throws AssertionError if the document says something else
     */
    static void check(String method, String path, Answer answer) {
        if (Kept.keeping()) {
            // The document is being written anew; the next run holds answers to it.
            return;
        }
        DOCUMENT.operation(method, path.replaceFirst("\\?.*", ""))
                .ifPresent(operation -> DOCUMENT.disagreement(
                                operation, answer, FIELDS.matcher(path).find())
                        .ifPresent(what -> {
                            throw new AssertionError("%s %s was answered %d, and in the OpenAPI document %s: %s%n%s"
                                    .formatted(
                                            method,
                                            path,
                                            answer.status(),
                                            operation.at("/operationId").asString(),
                                            what,
                                            answer.body()));
                        }));
    }

    private Optional<JsonNode> operation(String method, String path) {
        return paths.stream()
                .filter(described -> described.pattern().matcher(path).matches())
                .findFirst()
                .map(described -> described.operations().get(method.toLowerCase(Locale.ROOT)));
    }

    /**
     * @param narrowed whether the request names members: then a record may lack those that its schema requires, as the
     *     document says of the parameter
     */
    private Optional<String> disagreement(JsonNode operation, Answer answer, boolean narrowed) {
        JsonNode response = resolved(operation.get("responses").get(Integer.toString(answer.status())));
        if (response == null) {
            return Optional.of("has no answer with that status");
        }
        Optional<String> header = HEADERS.stream()
                .filter(name -> answer.headers().firstValue(name).isPresent())
                .filter(name -> !response.path("headers").has(name))
                .findFirst();
        if (header.isPresent()) {
            return Optional.of("has no header %s there".formatted(header.get()));
        }
        JsonNode content = response.get("content");
        if (answer.body().isEmpty()) {
            return content == null || content.isEmpty() ? Optional.empty() : Optional.of("has a body there");
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst("\\s*;.*", "");
        JsonNode described = content == null ? null : content.get(type);
        if (described == null) {
            return Optional.of("has no body of the type %s there".formatted(type));
        }
        return type.endsWith("json") && answer.body().length() < LARGEST
                ? misfit(described.get("schema"), answer.body(), narrowed)
                : Optional.empty();
    }

    private @Nullable JsonNode resolved(@Nullable JsonNode response) {
        return response != null && response.has("$ref")
                ? document.at(response.get("$ref").asString().substring(1))
                : response;
    }

    private Optional<String> misfit(JsonNode schema, String body, boolean narrowed) {
        List<Error> errors;
        try {
            errors = schemas.computeIfAbsent(schema, this::compiled).validate(JSON.readTree(body));
        } catch (JacksonException notJson) {
            return Optional.of("is JSON");
        }
        return errors.stream()
                .filter(error -> !narrowed || !isLackingMember(error))
                .findFirst()
                .map(Object::toString);
    }

    private static boolean isLackingMember(Error error) {
        return error.getKeyword().equals("required")
                && RECORD.matcher(error.getInstanceLocation().toString()).matches();
    }

    /** The schema beside the components that it refers to. */
    private Schema compiled(JsonNode schema) {
        ObjectNode whole = schema.deepCopy().asObject();
        close(whole);
        whole.set("components", document.get("components"));
        return validator.getSchema(whole);
    }
}
