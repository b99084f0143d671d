package io.autopact.shared.document;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.stereotype.Component;

/** Reads merge patches, also those that an action takes as plain JSON. */
@Component
public class MergePatchConverter extends AbstractHttpMessageConverter<MergePatch> {

    private final JsonTrees trees;

    MergePatchConverter(JsonTrees trees) {
        super(MediaType.parseMediaType(MergePatch.MEDIA_TYPE), MediaType.APPLICATION_JSON);
        this.trees = trees;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == MergePatch.class;
    }

    @Override
    protected boolean canWrite(@Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected MergePatch readInternal(Class<? extends MergePatch> type, HttpInputMessage input) throws IOException {
        return new MergePatch(trees.read(input));
    }

    @Override
    protected void writeInternal(MergePatch patch, HttpOutputMessage output) {
        throw new UnsupportedOperationException("Answers are written by the JSON converter");
    }
}
