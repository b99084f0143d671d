package io.autopact.portfolio.picture;

import java.util.List;
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
        if (codes.size() <= NAMED) {
            return codes;
        }
        return Stream.concat(
                        codes.stream().limit(NAMED),
                        Stream.of(language.choose("另有 ", "") + language.count(codes.size() - NAMED, zh, "more " + en)))
                .toList();
    }
}
