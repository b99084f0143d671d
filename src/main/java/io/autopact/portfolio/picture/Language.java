package io.autopact.portfolio.picture;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import java.text.Bidi;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;
import org.jspecify.annotations.Nullable;

/** The language that a picture is written in. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum Language {
    /** Chinese. */
    ZH("zh-CN", Locale.SIMPLIFIED_CHINESE),
    /** English. */
    EN("en", Locale.ENGLISH);

    /** Embeddings, overrides and isolates would go on turning the words after the name that holds them. */
    private static final Pattern TURNING = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]+");

    private static final char FIRST_STRONG = '\u2068';
    private static final char POP = '\u2069';

    /** Its tag by BCP 47. */
    private final String tag;

    private final Locale locale;

    /**
     * The language that is asked for.
     *
     * @param lang the query parameter, {@code zh} or {@code en}; null where it was not given
     * @param acceptLanguage the header; null where it was not sent
     * @return that of the parameter, else the one that the header prefers, else Chinese
     * @throws ProblemException 400 if the parameter is neither
     */
    public static Language of(@Nullable String lang, @Nullable String acceptLanguage) {
        if (lang == null) {
            return preferred(acceptLanguage);
        }
        return switch (lang) {
            case "zh" -> ZH;
            case "en" -> EN;
            default ->
                throw ProblemException.invalid(List.of(
                        Violation.in("lang", "invalid", "lang is zh or en, and not %s.".formatted(shortened(lang)))));
        };
    }

    /** A header that cannot be read is no reason to refuse a picture. */
    private static Language preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return ZH;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            Locale found = Locale.lookup(ranges, List.of(Locale.CHINESE, Locale.ENGLISH));
            return Locale.ENGLISH.equals(found) ? EN : ZH;
        } catch (IllegalArgumentException unreadable) {
            return ZH;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }

    /** The one of two texts that is in this language. */
    public String choose(String zh, String en) {
        return this == ZH ? zh : en;
    }

    /**
     * The one of two names that is in this language, so that it can stand among other words: a name that reads from the
     * right is kept from turning them.
     */
    public String name(String zh, String en) {
        String name = TURNING.matcher(choose(zh, en)).replaceAll("");
        return Bidi.requiresBidi(name.toCharArray(), 0, name.length()) ? FIRST_STRONG + name + POP : name;
    }

    /** A number of things, with the English word in the number that it needs: {@code 2 份协议}, {@code 1 agreement}. */
    public String count(int number, String zh, String en) {
        return number + " " + choose(zh, number == 1 ? en : en + "s");
    }
}
