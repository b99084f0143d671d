package io.autopact.support;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.assertj.core.util.diff.Delta;
import org.assertj.core.util.diff.DiffUtils;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Tells at the end of a run which kept files have changed, and by how many lines. */
public final class KeptChanges implements TestExecutionListener {

    private static final Map<Path, String> CHANGES = new ConcurrentSkipListMap<>();

    /** A migration that is made from the code, and would keep a service from starting while the code has moved on. */
    private static final Path VIEWS = Path.of("target/classes/db/migration/R__publish_views.sql");

    static void add(Path file, String before, String now) {
        int gone = 0;
        int come = 0;
        for (Delta<String> delta :
                DiffUtils.diff(before.lines().toList(), now.lines().toList()).getDeltas()) {
            gone += delta.getOriginal().size();
            come += delta.getRevised().size();
        }
        CHANGES.put(file, "+%d -%d".formatted(come, gone));
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        try {
            if (Kept.keeping()) {
                Files.deleteIfExists(VIEWS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (Kept.keeping()) {
            tell(System.out);
        }
    }

    private static void tell(PrintStream out) {
        out.println(
                CHANGES.isEmpty()
                        ? "Kept files: none has changed."
                        : CHANGES.entrySet().stream()
                                .map(change -> "  %s (%s lines)".formatted(change.getKey(), change.getValue()))
                                .collect(Collectors.joining("\n", "Kept files that have changed:\n", "")));
    }
}
