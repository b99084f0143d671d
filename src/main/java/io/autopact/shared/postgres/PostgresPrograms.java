package io.autopact.shared.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.autopact.shared.StartupException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the programs of PostgreSQL, which refuse to work as root: root runs them in a user namespace of their own, where
 * they own the same files and are nobody special.
 */
final class PostgresPrograms {

    private final Path bin;
    private final List<String> prefix;

    PostgresPrograms(Path bin) {
        this.bin = bin;
        this.prefix = new UnixSystem().getUid() == 0 ? List.of("unshare", "--user") : List.of();
        if (!prefix.isEmpty()
                && run(List.of("unshare", "--user", "true"), Map.of()).status() != 0) {
            throw new StartupException("PostgreSQL does not run as root, and this system gives it no user namespace;"
                    + " start autopact as another user.");
        }
    }

    /** Runs one program to its end and gives what it printed; one that fails ends the start. */
    String run(String program, String... arguments) {
        return run(Map.of(), program, arguments);
    }

    String run(Map<String, String> environment, String program, String... arguments) {
        Result result = tryRun(environment, program, arguments);
        if (result.status() != 0) {
            throw new StartupException("PostgreSQL's " + program + " failed: "
                    + result.output().strip().replaceAll("\\s*\\n\\s*", " | "));
        }
        return result.output();
    }

    Result tryRun(Map<String, String> environment, String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        return run(command, environment);
    }

    private static Result run(List<String> command, Map<String, String> environment) {
        try {
            // A file takes the output: the server that pg_ctl leaves behind would hold a pipe open for good.
            Path output = Files.createTempFile("autopact-postgres", ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                builder.environment().put("LC_ALL", "C");
                Process process = builder.start();
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    return new Result(-1, "no answer within five minutes");
                }
                return new Result(process.exitValue(), Files.readString(output));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return new Result(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(-1, "interrupted");
        }
    }

    /**
     * @param status the program's exit status, 0 where it did its work
     * @param output what it printed on either stream
     */
    record Result(int status, String output) {}
}
