package io.autopact.portfolio.picture;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The records behind a part of a picture, as its title names them: nobody reads the codes of thousands. */
final class SomeCodes {

    /** So many are named; more are counted. */
    private static final int NAMED = 10;

    private SomeCodes() {}

    /**
     * The first ones by their codes, and how many more there are.
     *
     * @param zh what they are counted as in Chinese, with its measure word
     * @param en the noun in English, of one of them
     */
    static List<String> of(List<String> codes, Language language, String zh, String en) {
        return of(codes, code -> code, language, zh, en);
    }

    /**
     * The same of records that are named by more than their codes.
     *
     * @param name how one of them is named
     */
    static <T> List<String> of(List<T> records, Function<T, String> name, Language language, String zh, String en) {
        Stream<String> named = records.stream().limit(NAMED).map(name);
        if (records.size() <= NAMED) {
            return named.toList();
        }
        return Stream.concat(
                        named,
                        Stream.of(
                                language.choose("另有 ", "") + language.count(records.size() - NAMED, zh, "more " + en)))
                .toList();
    }
}
