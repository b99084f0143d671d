package io.autopact.portfolio.brief;

import io.autopact.portfolio.picture.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** Puts constants, such as the phase of an agreement, into the words of a reader. */
@Component
public class ConstantWords {

    private static final String FILE = "templates/words.zh.properties";

    private final Properties chinese;

    ConstantWords() {
        try {
            chinese = PropertiesLoaderUtils.loadProperties(
                    new EncodedResource(new ClassPathResource(FILE), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The words of constants are not on the classpath", e);
        }
    }

    /** A constant as a reader calls it; one without a Chinese word stands for itself. */
    public String of(String constant, Language language) {
        String plain = constant.toLowerCase(Locale.ROOT).replace('_', ' ');
        return language == Language.ZH ? chinese.getProperty(constant, plain) : plain;
    }
}
