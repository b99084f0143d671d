package io.autopact.shared.problem;

/**
 * A kind of problem that clients may tell apart. Its slug is a promise: it never changes its meaning.
 *
 * <p>A module contributes its types as an enum and a {@link ProblemTypes} bean; each gets a page under
 * {@code /problems/}.
 */
public interface ProblemType {

    /** The last part of the type's address, such as {@code not-found}. */
    String slug();

    /** The HTTP status that goes with it. */
    int status();

    /** A short name in English. */
    String titleEn();

    /** A short name in Chinese. */
    String titleZh();

    /** When it occurs and what the client can do, in plain English sentences. */
    String adviceEn();
}
