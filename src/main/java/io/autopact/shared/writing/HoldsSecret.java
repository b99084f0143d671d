package io.autopact.shared.writing;

/** An answer that shows a secret once: what is kept for retries is the answer without it. */
public interface HoldsSecret {

    /** The same answer without the secret. */
    Object withoutSecret();
}
