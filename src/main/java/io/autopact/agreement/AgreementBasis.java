package io.autopact.agreement;

import io.autopact.shared.postgres.SqlFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells why agreements are no basis for a solution with an automaker on a day. A basis is in force then, has the maker
 * as a party or extends to it from an ancestor, and covers a domain that the solution serves or names the solution or
 * its element.
 */
@Component
@RequiredArgsConstructor
public class AgreementBasis {

    private static final String ATTEMPTS = SqlFile.read("agreement/basis-attempts.sql");

    private final JdbcClient database;

    /**
     * An agreement that could have been the basis.
     *
     * @param agreement its number
     * @param reasons why it is not; none where it is
     */
    public record Attempt(String agreement, List<Reason> reasons) {}

    /**
     * Why an agreement is no basis.
     *
     * @param code {@code not-in-force}, {@code not-with-maker}, {@code not-extending} or {@code not-covering}
     * @param detail the same in plain words
     */
    public record Reason(String code, String detail) {}

    /**
     * The agreements that come closest to be a basis, the closest first, at most five.
     *
     * @param maker the internal key of the automaker
     * @param solution the internal key of the solution
     * @param on the day
     * @param only the number of the one agreement to look at; null for all that the maker or its ancestors ever had
     */
    public List<Attempt> closest(long maker, long solution, LocalDate on, @Nullable String only) {
        return database.sql(ATTEMPTS)
                .param("maker", maker)
                .param("solution", solution)
                .param("on", on)
                .param("only", only)
                .query((row, number) -> new Attempt(row.getString("code"), reasons(row, on)))
                .list();
    }

    private static List<Reason> reasons(ResultSet row, LocalDate on) throws SQLException {
        List<Reason> reasons = new ArrayList<>();
        String number = row.getString("code");
        String phase = row.getString("phase");
        String ancestor = row.getString("ancestor");
        if (!"IN_FORCE".equals(phase) && !"EXPIRING".equals(phase)) {
            reasons.add(new Reason(
                    "not-in-force", "On %s, %s is %s.".formatted(on, number, phase == null ? "not signed" : phase)));
        }
        if (!row.getBoolean("is_party")) {
            if (ancestor == null) {
                reasons.add(new Reason(
                        "not-with-maker",
                        "Neither the maker of the model nor an ancestor is party to %s on %s.".formatted(number, on)));
            } else if (!row.getBoolean("extends")) {
                reasons.add(new Reason(
                        "not-extending",
                        "%s is with %s and does not extend to its subsidiaries.".formatted(number, ancestor)));
            }
        }
        // Of one that takes effect later, its first scope is looked at; of one that is not signed then, none.
        if (!row.getBoolean("covers") && phase != null) {
            String covered = row.getString("covered");
            LocalDate day = row.getObject("scope_day", LocalDate.class);
            reasons.add(new Reason(
                    "not-covering",
                    covered == null
                            ? "The scope of %s is not known on %s.".formatted(number, day)
                            : "%s names %s on %s: no domain that the solution serves, nor the solution or its element."
                                    .formatted(number, covered, day)));
        }
        return reasons;
    }
}
