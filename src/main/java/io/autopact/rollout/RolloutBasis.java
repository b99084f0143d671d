package io.autopact.rollout;

import io.autopact.agreement.AgreementBasis;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sees to it that a rollout past PLANNED rests on an agreement, or says why it rests on none. */
@Component
@RequiredArgsConstructor
class RolloutBasis {

    private static final String NEEDED = SqlFile.read("rollout/basis-needed.sql");

    private final JdbcClient database;
    private final AgreementBasis agreements;

    private record Asked(String model, String maker, long makerId, String solution, long solutionId, LocalDate on) {}

    /**
     * Checks the basis that is recorded, and finds one where none is.
     *
     * @param rollout its internal key; it is written already, with its dates
     * @param given the number of the agreement that the client gave; null to keep the one recorded, or find another
     * @param pointer where the basis stands in the request, such as {@code /basis}
     * @throws ProblemException if it needs a basis and has none, with what comes closest
     */
    void settle(long rollout, @Nullable String given, String pointer) {
        Asked asked = asked(rollout);
        if (asked == null) {
            return;
        }
        List<Long> bases = database.sql("""
                        select bases.agreement_id from rollout_bases(array[cast(:rollout as bigint)]) as bases
                        order by bases.place""")
                .param("rollout", rollout)
                .query((row, number) -> row.getLong("agreement_id"))
                .list();
        Long recorded = database.sql("select basis_id from rollout where id = :rollout")
                .param("rollout", rollout)
                .query((row, number) -> row.getObject("basis_id", Long.class))
                .list()
                .getFirst();
        if (recorded != null && bases.contains(recorded)) {
            return;
        }
        if (given != null || bases.isEmpty()) {
            throw refused(asked, given, pointer);
        }
        restOn(rollout, bases.getFirst());
    }

    /** Lets a rollout rest on an agreement from now on. */
    void restOn(long rollout, long agreement) {
        database.sql("update rollout set basis_id = :basis, without_basis_reason = null where id = :rollout")
                .param("basis", agreement)
                .param("rollout", rollout)
                .update();
    }

    /** Records that a rollout rests on no agreement, which is a fact all the same. */
    void restOnNothing(long rollout, String reason) {
        database.sql("update rollout set basis_id = null, without_basis_reason = :reason where id = :rollout")
                .param("reason", reason)
                .param("rollout", rollout)
                .update();
    }

    /** What a basis is needed for; null where none is. */
    private @Nullable Asked asked(long rollout) {
        return database.sql(NEEDED)
                .param("rollout", rollout)
                .query((row, number) -> new Asked(
                        row.getString("model"),
                        row.getString("maker"),
                        row.getLong("maker_id"),
                        row.getString("solution"),
                        row.getLong("solution_id"),
                        row.getObject("on_day", LocalDate.class)))
                .optional()
                .orElse(null);
    }

    private ProblemException refused(Asked asked, @Nullable String given, String pointer) {
        List<String> domains = database.sql("""
                        select domain.code from solution_domain as serves
                        join cooperation_domain as domain on domain.id = serves.domain_id
                        where serves.solution_id = :solution order by domain.position""")
                .param("solution", asked.solutionId())
                .query((row, number) -> row.getString("code"))
                .list();
        List<AgreementBasis.Attempt> closest =
                agreements.closest(asked.makerId(), asked.solutionId(), asked.on(), given);
        String serves = domains.isEmpty()
                ? "%s serves no domain that is known, so that only an agreement that names it would do"
                        .formatted(asked.solution())
                : "%s serves %s".formatted(asked.solution(), String.join(", ", domains));
        String detail = given == null
                ? "On %s no agreement with %s, the maker of %s, covers this: %s."
                        .formatted(asked.on(), asked.maker(), asked.model(), serves)
                : "%s is no basis for %s on %s: %s.".formatted(given, asked.model(), asked.on(), serves);
        return new ProblemException(
                        RolloutProblem.WITHOUT_BASIS,
                        detail,
                        Stream.concat(
                                        given == null
                                                ? Stream.of(Violation.at(pointer, "missing", detail))
                                                : Stream.of(),
                                        closest.stream()
                                                .flatMap(attempt -> attempt.reasons().stream())
                                                .map(reason -> Violation.at(pointer, reason.code(), reason.detail())))
                                .toList())
                .with("on", asked.on())
                .with("domains", domains)
                .with("closest", closest);
    }
}
