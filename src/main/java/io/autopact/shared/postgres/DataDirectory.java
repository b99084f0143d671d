package io.autopact.shared.postgres;

import io.autopact.shared.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The kept directory of one embedded database, held by one service at a time.
 *
 * <p>The lock is the operating system's and goes with the process, so that a service that was killed leaves none
 * behind. Below the directory stand the programs, the cluster, the server's log, and the generated passwords.
 */
final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** Makes the directory where it is missing, and takes it for this process. */
    static DataDirectory take(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            FileChannel channel = FileChannel.open(
                    root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                String owner = StandardCharsets.UTF_8.decode(read(channel)).toString();
                channel.close();
                throw new StartupException("the data directory " + root + " is in use by another autopact (process "
                        + owner + "); stop that one, or set AUTOPACT_DATA_DIR to another directory.");
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return new DataDirectory(root, channel);
        } catch (IOException e) {
            throw new StartupException(
                    "the data directory " + root + " cannot be used (" + e
                            + "); set AUTOPACT_DATA_DIR to one that can.",
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static ByteBuffer read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return buffer.flip();
    }

    Path programs(String version) {
        return root.resolve("postgres-" + version);
    }

    Path cluster() {
        return root.resolve("cluster");
    }

    Path serverLog() {
        return root.resolve("postgresql.log");
    }

    Path credentials() {
        return root.resolve("credentials.properties");
    }

    /** Whether the cluster was made to the end; a half-made one holds nothing that was ever committed. */
    boolean holdsCluster() {
        return Files.exists(root.resolve("cluster.ready"));
    }

    void discardHalfMadeCluster() {
        try {
            FileSystemUtils.deleteRecursively(cluster());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void clusterIsReady() {
        try {
            Files.createFile(root.resolve("cluster.ready"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
