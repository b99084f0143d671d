package io.autopact.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** What a Chinese reader calls the constants of the register, kinds of records and what is done to them among them. */
public final class ChineseWords {

    private static final String FILE = "templates/words.zh.properties";
    private static final Properties WORDS = words();

    private ChineseWords() {}

    /** The word for a constant; the constant itself in small letters where there is none. */
    public static String of(String constant) {
        return WORDS.getProperty(constant, constant.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** Whether there is a word for a constant. */
    public static boolean has(String constant) {
        return WORDS.containsKey(constant);
    }

    private static Properties words() {
        try {
            return PropertiesLoaderUtils.loadProperties(
                    new EncodedResource(new ClassPathResource(FILE), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The Chinese words are not on the classpath", e);
        }
    }
}
