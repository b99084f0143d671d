package io.autopact.shared.document;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ValueNode;

/**
 * Reads bodies as JSON, strictly: UTF-8 that is none is refused and not mended, no member stands twice, nothing follows
 * the end, no digit is lost.
 */
@Component
class JsonTrees {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final ObjectReader reader;

    JsonTrees(JsonMapper json) {
        this.reader = json.readerFor(JsonNode.class)
                .with(new BoundedNumbers())
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** @throws ProblemException if the body is encoded, or in another charset, or not in the one it is said to be in */
    JsonNode read(HttpInputMessage input) throws IOException {
        refuseEncoded(input.getHeaders());
        try {
            return reader.readTree(text(input.getBody()));
        } catch (NumberFormatException outOfRange) {
            throw new ProblemException(
                    CommonProblem.UNREADABLE_BODY, "The body has a number that is out of all range.");
        } catch (JacksonException unreadable) {
            if (unreadable.getCause() instanceof CharacterCodingException) {
                throw new ProblemException(
                        CommonProblem.UNREADABLE_BODY, "The body has bytes that are not UTF-8; JSON is sent in UTF-8.");
            }
            throw new HttpMessageNotReadableException("The body is not JSON", unreadable, input);
        }
    }

    /**
     * The body is taken as it comes, so one that is compressed cannot be read, and one in another charset would be
     * misread.
     */
    private static void refuseEncoded(HttpHeaders headers) {
        boolean encoded = headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("identity"));
        if (encoded) {
            throw new ProblemException(
                    CommonProblem.UNSUPPORTED_MEDIA_TYPE, "JSON is sent as it is, without a Content-Encoding.");
        }
        MediaType type = headers.getContentType();
        Charset charset = type == null ? null : type.getCharset();
        if (charset != null
                && !List.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII).contains(charset)) {
            throw new ProblemException(
                    CommonProblem.UNSUPPORTED_MEDIA_TYPE, "JSON is sent in UTF-8, not in %s.".formatted(charset));
        }
    }

    /** The JSON parser itself mends some bytes that are not UTF-8; this decoder refuses all of them. */
    private static Reader text(InputStream body) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    /**
     * Numbers whose digits would fill the memory if they were written out are refused before anything counts on them.
     */
    private static final class BoundedNumbers extends JsonNodeFactory {

        private static final int MAX_EXPONENT = 1_000;

        @Override
        public ValueNode numberNode(BigDecimal number) {
            if (Math.abs((long) number.scale()) > MAX_EXPONENT) {
                throw new NumberFormatException("A number is out of all range");
            }
            return super.numberNode(number);
        }
    }
}
