package io.autopact.shared.web;

import io.autopact.shared.listing.AnsweredRecord;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.Page;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Leaves out of answers the members that were not asked for. What is written of the others is what it always is. */
@RestControllerAdvice
@RequiredArgsConstructor
class NarrowedAnswers implements ResponseBodyAdvice<Object> {

    private static final String ATTRIBUTE = NarrowedAnswers.class.getName();

    private final JsonMapper json;

    /** Leaves all but these members out of the answer to a request. */
    static void narrow(NativeWebRequest request, Fields fields) {
        if (!fields.all()) {
            request.setAttribute(ATTRIBUTE, fields, RequestAttributes.SCOPE_REQUEST);
        }
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return body != null
                        && request instanceof ServletServerHttpRequest servlet
                        && servlet.getServletRequest().getAttribute(ATTRIBUTE) instanceof Fields fields
                        // And no problem that was found on the way.
                        && AnsweredRecord.canBeNarrowed(Objects.requireNonNull(answer.getMethod()))
                ? narrowed(body, fields)
                : body;
    }

    private JsonNode narrowed(Object body, Fields fields) {
        JsonNode whole = json.valueToTree(body);
        if (body instanceof Page) {
            whole.path("items").forEach(item -> ((ObjectNode) item).retain(fields.names()));
        } else {
            ((ObjectNode) whole).retain(fields.names());
        }
        return whole;
    }
}
