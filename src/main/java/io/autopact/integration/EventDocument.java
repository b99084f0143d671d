package io.autopact.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autopact.history.ChangeVia;
import io.autopact.history.HistoryProblem;
import io.autopact.shared.openapi.ProblemAnswers;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Writes into the OpenAPI document what events there are, under {@code webhooks} with an example each, and that the
 * feed comes as a stream too.
 */
@Component
@Order(30)
@RequiredArgsConstructor
class EventDocument implements OpenApiCustomizer {

    private static final String FEED = "/api/v1/changes";

    private final EventTypes types;

    @Override
    public void customise(OpenAPI document) {
        types.all().stream().sorted().forEach(type -> document.addWebhooks(type, webhook(type)));
        describeStream(
                Objects.requireNonNull(document.getPaths().get(FEED), FEED).getGet());
    }

    private PathItem webhook(String type) {
        String[] words = type.split("\\.", -1);
        return new PathItem()
                .post(new Operation()
                        .operationId("on" + capitals(words[2]) + capitals(words[3]))
                        .addTagsItem("Changes")
                        .summary("%s: %s 变更事件".formatted(spaced(words[2]), spaced(words[3])))
                        .description(
                                "Sent to webhooks that want it, and told by the change feed, as an item of a page or as the data of an event of the stream.")
                        .requestBody(new RequestBody()
                                .required(true)
                                .content(new Content()
                                        .addMediaType(
                                                "application/cloudevents+json",
                                                new MediaType()
                                                        .schema(new Schema<>().$ref("#/components/schemas/ChangeEvent"))
                                                        .example(example(type)))))
                        .responses(new ApiResponses()
                                .addApiResponse("2XX", new ApiResponse().description("It was received."))));
    }

    private static String spaced(String word) {
        return word.replace('_', ' ');
    }

    private static String capitals(String words) {
        return Stream.of(words.split("_", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private JsonNode example(String type) {
        ObjectNode event = Json31.mapper().createObjectNode();
        EventTypes.Example example = types.example(type);
        event.put("specversion", ChangeEvent.SPEC_VERSION)
                .put("id", "5b2d8f0e-2f5c-3c1a-9d57-0c8f1c0a7e11")
                .put("source", "https://autopact.example/api/v1")
                .put("type", type)
                .put("subject", example.path() + "/" + example.code())
                .put("time", "2026-01-15T08:00:00Z")
                .put("datacontenttype", "application/json");
        ObjectNode data = event.putObject("data");
        data.putObject("record").put("type", example.type()).put("code", example.code());
        data.put("change", example.change())
                .put("version", example.version())
                .put("by", example.via() == ChangeVia.SERVICE ? "autopact" : "partner-desk")
                .put("via", example.via().name());
        ArrayNode members = data.putArray("members");
        if (example.members().isEmpty()) {
            member(members.addObject(), example);
        }
        example.members()
                .forEach((member, value) -> members.addObject()
                        .put("member", member)
                        .putNull("from")
                        .set("to", Json31.mapper().valueToTree(value)));
        ArrayNode organizations = data.putArray("organizations");
        if (example.concernsOrganizations()) {
            organizations.add("dongfeng");
        }
        return event;
    }

    private static void member(ObjectNode member, EventTypes.Example example) {
        switch (example.change()) {
            case "CREATED" -> member.put("member", "code").putNull("from").put("to", example.code());
            case "DELETED" ->
                member.put("member", "code").put("from", example.code()).putNull("to");
            default -> member.put("member", "note").putNull("from").put("to", "as agreed 按约定");
        }
    }

    private static void describeStream(Operation feed) {
        feed.addParametersItem(new HeaderParameter()
                .name("Last-Event-ID")
                .description("The id of the last event that a client of server-sent events has read; before after.")
                .required(false)
                .schema(new StringSchema()));
        ApiResponse told = Objects.requireNonNull(feed.getResponses().get("200"), FEED);
        told.getContent()
                .addMediaType(
                        "text/event-stream",
                        new MediaType()
                                .schema(new StringSchema())
                                .example("id: CURSOR\ndata: {\"specversion\": \"1.0\", …}\n\n"));
        // What is told is another thing each time, and has no tag.
        feed.getResponses().remove("304");
        told.setHeaders(new LinkedHashMap<>());
        told.addHeaderObject(
                "Link",
                new Header()
                        .description("The address of what comes next, as rel=\"next\".")
                        .schema(new StringSchema()));
        ProblemAnswers.add(feed, HistoryProblem.CURSOR_GONE);
    }
}
