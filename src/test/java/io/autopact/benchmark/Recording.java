package io.autopact.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Where the time of a workload goes: with {@code -Dbenchmark.record=true} a recording of the Java Flight Recorder for
 * each run, in target/recordings, to be looked at with JDK Mission Control or {@code jfr view}.
 */
final class Recording {

    private static final boolean WANTED = Boolean.getBoolean("benchmark.record");
    private static final Path FOLDER = Path.of("target", "recordings").toAbsolutePath();

    private final ProcessHandle service;

    private Recording(ProcessHandle service) {
        this.service = service;
    }

    static Recording of(ProcessHandle service) {
        return new Recording(service);
    }

    void begin() throws IOException, InterruptedException {
        if (WANTED) {
            Files.createDirectories(FOLDER);
            ask("JFR.start", "name=run", "settings=profile");
        }
    }

    void end(String name, int round) throws IOException, InterruptedException {
        if (WANTED) {
            ask("JFR.stop", "name=run", "filename=" + file(name, round));
        }
    }

    /** Whether anything is recorded. */
    static boolean isWanted() {
        return WANTED;
    }

    static Path file(String name, int round) {
        return FOLDER.resolve("%s-%d.jfr".formatted(name.replaceAll("[^A-Za-z0-9]+", "-"), round));
    }

    private void ask(String... command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        java.util.List<String> words =
                new java.util.ArrayList<>(java.util.List.of(jcmd.toString(), Long.toString(service.pid())));
        words.addAll(java.util.List.of(command));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
