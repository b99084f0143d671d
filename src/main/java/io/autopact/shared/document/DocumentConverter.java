package io.autopact.shared.document;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads the request bodies that are marked as a {@link Document}. */
@Component
public class DocumentConverter extends AbstractHttpMessageConverter<Record> {

    private final ObjectReader trees;
    private final DocumentReader documents;

    DocumentConverter(JsonMapper json, DocumentReader documents) {
        super(MediaType.APPLICATION_JSON);
        this.trees = json.readerFor(JsonNode.class)
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        this.documents = documents;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type.isRecord() && type.isAnnotationPresent(Document.class);
    }

    @Override
    protected boolean canWrite(@Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Record readInternal(Class<? extends Record> type, HttpInputMessage input) throws IOException {
        try {
            return documents.read(trees.readTree(input.getBody()), type);
        } catch (JacksonException unreadable) {
            throw new HttpMessageNotReadableException("The body is not JSON", unreadable, input);
        }
    }

    @Override
    protected void writeInternal(Record document, HttpOutputMessage output) {
        throw new UnsupportedOperationException("Answers are written by the JSON converter");
    }
}
