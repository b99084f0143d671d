package io.autopact.shared.web;

/**
 * How large the bodies may be that are sent below a path, where that is more than 1 MiB. They are read as a stream and
 * never held in memory.
 *
 * @param path what the paths begin with
 * @param bytes how many bytes at most
 * @param spoken the same in words, such as {@code 1 GiB}
 */
public record BodyAllowance(String path, long bytes, String spoken) {}
