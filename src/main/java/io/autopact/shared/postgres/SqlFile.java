package io.autopact.shared.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A statement that stands in a file of its own, under {@code sql/} by module: whole, with named parameters, so that it
 * can be read, formatted and tried as it is. A test prepares every one.
 */
public final class SqlFile {

    private SqlFile() {}

    /**
     * Reads a statement, to be kept in a constant: what is missing is known when the service starts.
     *
     * @param path where it is under {@code sql/}, such as {@code portfolio/brief.sql}
     * @throws IllegalArgumentException if there is no such file
     */
    public static String read(String path) {
        try (InputStream file = SqlFile.class.getResourceAsStream("/sql/" + path)) {
            if (file == null) {
                throw new IllegalArgumentException("There is no statement sql/" + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
