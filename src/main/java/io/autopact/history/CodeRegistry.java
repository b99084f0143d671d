package io.autopact.history;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The codes that records have, and those of deleted records, which are never given again. The database refuses both as
 * well; here the client learns which of them it met.
 */
@Component
@RequiredArgsConstructor
public class CodeRegistry {

    private final JdbcClient database;

    private enum Standing {
        FREE,
        TAKEN,
        RETIRED
    }

    /**
     * Refuses a code that a record has or had.
     *
     * @param recordKind the kind of record, as the change log names it
     * @throws ProblemException if the code is taken, or was that of a deleted record
     */
    public void requireFree(String recordKind, String code) {
        String noun = recordKind.toLowerCase(Locale.ROOT).replace('_', ' ');
        switch (standing(recordKind, code)) {
            case TAKEN ->
                throw new ProblemException(CommonProblem.CONFLICT, "%s is taken by another %s.".formatted(code, noun));
            case RETIRED ->
                throw new ProblemException(
                        CommonProblem.CONFLICT, "%s belonged to a deleted %s.".formatted(code, noun));
            case FREE -> {}
        }
    }

    /**
     * Whether no record has or had a code.
     *
     * @param recordKind the kind of record, as the change log names it
     */
    public boolean isFree(String recordKind, String code) {
        return standing(recordKind, code) == Standing.FREE;
    }

    /** One round trip for both: every record that is made waits for it. */
    private Standing standing(String recordKind, String code) {
        return database.sql("""
                        select case
                            when exists (select from %s where code = :code) then 'TAKEN'
                            when exists (select from retired_code where record_kind = :kind and code = :code) then 'RETIRED'
                            else 'FREE'
                        end""".formatted(recordKind.toLowerCase(Locale.ROOT)))
                .param("code", code)
                .param("kind", recordKind)
                .query((row, number) -> Standing.valueOf(row.getString(1)))
                .single();
    }
}
