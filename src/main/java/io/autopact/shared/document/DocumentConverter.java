package io.autopact.shared.document;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.stereotype.Component;

/** Reads the request bodies that are marked as a {@link Document}. */
@Component
public class DocumentConverter extends AbstractHttpMessageConverter<Record> {

    private final JsonTrees trees;
    private final DocumentReader documents;

    DocumentConverter(JsonTrees trees, DocumentReader documents) {
        super(MediaType.APPLICATION_JSON);
        this.trees = trees;
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
        return documents.read(trees.read(input), type);
    }

    @Override
    protected void writeInternal(Record document, HttpOutputMessage output) {
        throw new UnsupportedOperationException("Answers are written by the JSON converter");
    }
}
