package io.autopact.portfolio.picture;

import io.autopact.portfolio.CoverageChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What gains and losses are called, and what stands for them. */
final class Changes {

    private static final String MINUS = "\u2212";

    private Changes() {}

    static String word(CoverageChange change, Language language) {
        return switch (change) {
            case GAINED -> language.choose("新增", "gained");
            case LOST -> language.choose("失去", "lost");
        };
    }

    /** The sign that stands before a word. */
    static String sign(CoverageChange change) {
        return change == CoverageChange.GAINED ? "+" : MINUS;
    }

    /** How many were gained and lost, by their signs: {@code +2 −1}; empty where none were. */
    static String signs(int gained, int lost) {
        List<String> signs = new ArrayList<>();
        if (gained > 0) {
            signs.add("+" + gained);
        }
        if (lost > 0) {
            signs.add(MINUS + lost);
        }
        return String.join(" ", signs);
    }

    /** The same in words: {@code 2 gained, 1 lost}; empty where none were. */
    static String words(int gained, int lost, Language language) {
        List<String> words = new ArrayList<>();
        if (gained > 0) {
            words.add(language.choose("新增 " + gained, gained + " gained"));
        }
        if (lost > 0) {
            words.add(language.choose("失去 " + lost, lost + " lost"));
        }
        return String.join(language.choose("、", ", "), words);
    }

    static String against(LocalDate date, Language language) {
        return language.choose(" · 对比 ", " · compared with ") + date;
    }

    static List<Legend.Sign> legend(LocalDate date, Language language) {
        return List.of(
                new Legend.Sign(
                        "sample-GAINED",
                        States.WIDTH,
                        language.choose("+ 新增：%s 时未覆盖".formatted(date), "+ gained: not covered on " + date)),
                new Legend.Sign(
                        "sample-LOST",
                        States.WIDTH,
                        language.choose("%s 失去：%s 时有覆盖".formatted(MINUS, date), MINUS + " lost: covered on " + date)));
    }
}
