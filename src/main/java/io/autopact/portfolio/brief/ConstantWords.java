package io.autopact.portfolio.brief;

import io.autopact.history.ChineseWords;
import io.autopact.portfolio.picture.Language;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Puts constants, such as the phase of an agreement, into the words of a reader. */
@Component
public class ConstantWords {

    ConstantWords() {}

    /** A constant as a reader calls it; one without a Chinese word stands for itself. */
    public String of(String constant, Language language) {
        return language == Language.ZH
                ? ChineseWords.of(constant)
                : constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
