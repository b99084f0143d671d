package io.autopact.exchange.job;

import io.autopact.exchange.ImportMode;
import io.autopact.exchange.ImportStep;
import io.autopact.shared.writing.Consequence;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import: how far it is, and how it ended.
 *
 * @param id its id
 * @param dataset the data set, or {@code portfolio} for an archive of several
 * @param dryRun whether it is only dry-run
 * @param correction why what was recorded of signed agreements is put right; null where it is not
 * @param mode UPDATE where nothing new is taken
 * @param state how it stands with it
 * @param step what it is at; null once it is over
 * @param rowsRead how many rows were read, headers not counted
 * @param bytesRead how many bytes were read
 * @param bytesTotal how many there are
 * @param rowsPerSecond how many rows were read in a second, since it began
 * @param secondsLeft how long it will take, by how long the largest file of this data set took; null without one
 * @param inserted rows that were new
 * @param updated rows that were recorded with other values
 * @param unchanged rows that were recorded just so
 * @param errorCount how many errors there are
 * @param errors the first thousand of them; in a list of jobs the first ten
 * @param consequenceCount how much follows from it beyond the records in the file; null where it is no dry run that
 *     succeeded
 * @param consequences the first thousand of it; in a list of jobs the first ten
 * @param warningCount how many warnings there are: what looks like a slip, and keeps nothing from being written
 * @param warnings the first thousand of them; in a list of jobs the first ten
 * @param detail what kept it from its end, where it failed
 * @param by who sent it
 * @param createdAt when it was sent
 * @param startedAt when it began
 * @param finishedAt when it was over
 */
@Schema(name = "ImportJob")
public record ImportJobView(
        UUID id,
        String dataset,
        boolean dryRun,
        @Nullable String correction,
        ImportMode mode,
        ImportState state,
        @Nullable ImportStep step,
        long rowsRead,
        long bytesRead,
        long bytesTotal,
        @Nullable Long rowsPerSecond,
        @Nullable Long secondsLeft,
        long inserted,
        long updated,
        long unchanged,
        long errorCount,
        List<Mistake> errors,
        @Nullable Integer consequenceCount,
        List<Consequence> consequences,
        long warningCount,
        List<Mistake> warnings,
        @Nullable String detail,
        String by,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /**
     * One thing that is wrong with a file, or looks like a slip.
     *
     * @param file the file's name
     * @param line the line on which the row begins, the header being 1; 0 where it is the file as a whole
     * @param column the column, where one is at fault
     * @param value what stands there
     * @param detail what is wrong and what would be right
     * @param rule the code of the rule that is broken, where one is
     */
    @Schema(name = "ImportMistake")
    public record Mistake(
            String file,
            long line,
            @Nullable String column,
            @Nullable String value,
            String detail,
            @Nullable String rule) {}
}
