package io.autopact.history;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Today;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes codes for records that come without one, and refuses those that were given before. */
@Component
@RequiredArgsConstructor
public class RecordNumbers {

    private final JdbcClient database;
    private final CodeRegistry codes;
    private final Today today;

    /**
     * The code of a new record.
     *
     * @param recordKind the kind of record, as the change log names it
     * @param prefix what made codes begin with, such as {@code MS}
     * @param wanted the code that the client chose; null to have one made, such as {@code MS-2026-0001}
     * @throws ProblemException if the code that was chosen is taken, or was that of a deleted record
     */
    public String choose(String recordKind, String prefix, @Nullable String wanted) {
        if (wanted == null) {
            return make(recordKind, prefix);
        }
        codes.requireFree(recordKind, wanted);
        return wanted;
    }

    private String make(String recordKind, String prefix) {
        int year = today.get().getYear();
        String code;
        do {
            int next = database.sql("""
                            insert into record_number as made (record_kind, year, last) values (:kind, :year, 1)
                            on conflict (record_kind, year) do update set last = made.last + 1
                            returning last""")
                    .param("kind", recordKind)
                    .param("year", year)
                    .query(Integer.class)
                    .single();
            code = "%s-%d-%04d".formatted(prefix, year, next);
        } while (!codes.isFree(recordKind, code));
        return code;
    }
}
