package io.autopact.shared.postgres;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The generated passwords of the embedded database, kept in a file that only its owner reads.
 *
 * @param superuser password of {@code postgres}, used to make the roles and for nothing else
 * @param owner password of {@link #OWNER}, which owns the schema and runs the migrations
 * @param application password of {@link #APPLICATION}, which the service works as
 */
record Credentials(String superuser, String owner, String application) {

    static final String SUPERUSER = "postgres";
    static final String OWNER = "autopact_owner";
    static final String APPLICATION = "autopact_app";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Reads the kept passwords, or generates and keeps new ones. */
    static Credentials in(Path file) {
        try {
            return Files.exists(file) ? read(file) : generate(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Credentials read(Path file) throws IOException {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new Credentials(
                kept.getProperty(SUPERUSER, ""), kept.getProperty(OWNER, ""), kept.getProperty(APPLICATION, ""));
    }

    private static Credentials generate(Path file) throws IOException {
        Credentials fresh = new Credentials(password(), password(), password());
        Properties kept = new Properties();
        kept.setProperty(SUPERUSER, fresh.superuser);
        kept.setProperty(OWNER, fresh.owner);
        kept.setProperty(APPLICATION, fresh.application);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(draft)) {
            kept.store(writer, "Generated with the database beside it; delete neither without the other.");
        }
        Files.move(draft, file);
        return fresh;
    }

    private static String password() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
