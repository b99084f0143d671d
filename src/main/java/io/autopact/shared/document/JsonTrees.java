package io.autopact.shared.document;

import java.io.IOException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies as JSON, strictly: no member twice, nothing after the end, no digit lost. */
@Component
class JsonTrees {

    private final ObjectReader reader;

    JsonTrees(JsonMapper json) {
        this.reader = json.readerFor(JsonNode.class)
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    JsonNode read(HttpInputMessage input) throws IOException {
        try {
            return reader.readTree(input.getBody());
        } catch (JacksonException unreadable) {
            throw new HttpMessageNotReadableException("The body is not JSON", unreadable, input);
        }
    }
}
