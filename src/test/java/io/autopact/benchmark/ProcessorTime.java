package io.autopact.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How long processes have been on a processor, as Linux tells it. */
final class ProcessorTime {

    /** Linux tells hundredths of a second, whatever the kernel's own clock is. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int SYSTEM_OF_ENDED = 14;

    private ProcessorTime() {}

    /** In seconds, of one process. */
    static double of(ProcessHandle process) {
        return ticks(process, SYSTEM) / TICKS_PER_SECOND;
    }

    /** In seconds, of a process and of all that it started: those that have ended are told by who started them. */
    static double ofAll(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToDouble(each -> ticks(each, SYSTEM_OF_ENDED))
                        .sum()
                / TICKS_PER_SECOND;
    }

    private static double ticks(ProcessHandle process, int last) {
        try {
            String line = Files.readString(Path.of("/proc/%d/stat".formatted(process.pid())));
            // The name of the program stands in brackets and may have spaces in it.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int i = USER; i <= last; i++) {
                ticks += Double.parseDouble(fields[i]);
            }
            return ticks;
        } catch (IOException ended) {
            if (process.isAlive()) {
                throw new UncheckedIOException(ended);
            }
            return 0;
        }
    }
}
