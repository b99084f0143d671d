package io.autopact.shared.writing;

/** The answers that are kept for retries, for those whose work goes on after the answer. */
public interface KeptAnswers {

    /**
     * Forgets the answer that led to what has failed since: only successes are kept, so that the same request begins
     * anew. It is forgotten with the caller's transaction.
     *
     * @param location the {@code Location} of the answer
     */
    void forget(String location);
}
