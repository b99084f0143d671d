package io.autopact.history;

import io.autopact.shared.problem.ProblemException;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where the cursors of those who follow what changes come from: the register's own name, the database cluster and its
 * timeline, because a restored copy counts its transactions anew. A cursor holds for as long as that is the same.
 */
@Component
@RequiredArgsConstructor
public class RegisterOrigin {

    private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}");

    private final JdbcClient database;

    /**
     * Where the register is now.
     *
     * @param register its own name
     * @param history the cluster and the timeline of its log: a copy that was restored to an earlier moment goes on in
     *     another one
     */
    public record Origin(String register, String history) {

        /** The cursor with what was sealed for it, which shows whose it is. */
        public String cursor(String sealed) {
            return register + "." + sealed;
        }

        /**
         * What was sealed for a cursor.
         *
         * @param remedy what to do where it holds no more
         * @throws ProblemException 410 if it comes from another register
         */
        public String sealed(String cursor, String remedy) {
            int dot = cursor.indexOf('.');
            if (dot > 0 && NAME.matcher(cursor.substring(0, dot)).matches() && !cursor.startsWith(register)) {
                throw gone("The cursor comes from another register.", remedy);
            }
            return cursor.substring(dot + 1);
        }

        /**
         * Refuses a cursor from before the register was restored.
         *
         * @param then the history that the cursor is of
         * @param remedy what to do where it holds no more
         * @throws ProblemException 410 if that is another one
         */
        public void requireSame(String then, String remedy) {
            if (!history.equals(then)) {
                throw gone("The cursor is from before the register was restored.", remedy);
            }
        }
    }

    /** A cursor that holds no more. */
    public static ProblemException gone(String reason, String remedy) {
        return new ProblemException(HistoryProblem.CURSOR_GONE, reason + " " + remedy);
    }

    /** Where the register is now. */
    public Origin now() {
        return database.sql("""
                        select register.id::text as register,
                            coalesce(register.cluster, '') || '/' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) as history
                        from register""").query(Origin.class).single();
    }
}
