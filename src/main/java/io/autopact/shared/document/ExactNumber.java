package io.autopact.shared.document;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.node.DecimalNode;

/**
 * A decimal of which every digit counts, such as an amount of money. Most readers of JSON hold numbers as doubles;
 * where that would make another number of it, it is a string. Requests may give either.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonSerialize(using = ExactNumber.Writer.class)
public @interface ExactNumber {

    /** What such a string looks like. */
    String PATTERN = "^-?[0-9]{1,40}(\\.[0-9]{1,40})?$";

    /** Writes such numbers. */
    final class Writer extends ValueSerializer<BigDecimal> {

        @Override
        public void serialize(BigDecimal number, JsonGenerator target, SerializationContext context) {
            if (BigDecimal.valueOf(number.doubleValue()).compareTo(number) == 0) {
                target.writeNumber(number);
            } else {
                target.writeString(number.toPlainString());
            }
        }
    }

    /** Reads such numbers. */
    final class Reader {

        private static final Pattern DIGITS = Pattern.compile(PATTERN);

        private Reader() {}

        /** The number that a string is; anything else as it is. */
        static JsonNode number(JsonNode given) {
            return given.isString() && DIGITS.matcher(given.stringValue()).matches()
                    ? DecimalNode.valueOf(new BigDecimal(given.stringValue()))
                    : given;
        }
    }
}
