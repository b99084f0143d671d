package io.autopact.shared.listing;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finds the codes that somebody may have meant who wrote one that is not there: the same but for case, signs and
 * leading zeros, the same but for a letter or two, or one that it begins.
 */
final class LikeCodes {

    private static final int MOST = 3;
    private static final int BEGINNING = 3;

    /** No code is longer. */
    private static final int LONGEST = 80;

    private LikeCodes() {}

    private record Candidate(String code, int distance) {}

    /**
     * The codes most like the one wanted, the most like first: those that differ in signs alone, or else the others.
     */
    static List<String> of(String wanted, Stream<String> codes) {
        String plain = plain(wanted);
        List<Candidate> like = codes.distinct()
                .map(code -> new Candidate(code, distance(plain, plain(code))))
                .filter(candidate -> candidate.distance() <= furthest(plain))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::code))
                .limit(MOST)
                .toList();
        boolean same = !like.isEmpty() && like.getFirst().distance() == 0;
        return like.stream()
                .filter(candidate -> !same || candidate.distance() == 0)
                .map(Candidate::code)
                .toList();
    }

    /** How many letters may differ: one in four, and one at least. */
    private static int furthest(String plain) {
        return Math.clamp(plain.length() / 4, 1, 3);
    }

    private static String plain(String code) {
        return Normalizer.normalize(code, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("(?<!\\p{N})0+(?=\\p{N})", "")
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static int distance(String wanted, String code) {
        if (wanted.length() > LONGEST) {
            return LONGEST;
        }
        boolean begins = wanted.length() >= BEGINNING && code.startsWith(wanted) && !code.equals(wanted);
        if (begins) {
            return 1;
        }
        // What differs much in length differs in as many letters.
        int longer = Math.abs(wanted.length() - code.length());
        return longer > furthest(wanted) ? longer : steps(wanted, code);
    }

    /** How many letters are to be added, left out, replaced, or swapped with their neighbours. */
    private static int steps(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : next(steps, one, other, i, j);
            }
        }
        return steps[one.length()][other.length()];
    }

    private static int next(int[][] steps, String one, String other, int i, int j) {
        int replaced = steps[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(fewest, steps[i - 2][j - 2] + 1) : fewest;
    }
}
