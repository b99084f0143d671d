package io.autopact.rollout;

import io.autopact.agreement.StandingRecords;
import io.autopact.agreement.StandingRecords.Standing;
import io.autopact.agreement.Touched;
import io.autopact.shared.postgres.BulkConnectionPool;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.time.Today;
import io.autopact.shared.writing.Consequence;
import io.autopact.shared.writing.ConsequenceFinder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds what follows from a write, whatever it was: what stood before it and stands no more. Until it is committed the
 * register before it is what everybody else sees, so that the same questions are asked twice: within the write's
 * transaction, and outside of it.
 */
@Component
class ConsequencesOfWrites implements ConsequenceFinder {

    private static final String TOUCHED = SqlFile.read("rollout/touched-by-write.sql");

    private final JdbcClient database;
    private final List<StandingRecords> records;
    private final TransactionTemplate outside;
    private final Today today;

    ConsequencesOfWrites(
            JdbcClient database, List<StandingRecords> records, PlatformTransactionManager transactions, Today today) {
        this.database = database;
        this.records = records;
        this.today = today;
        outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        outside.setReadOnly(true);
    }

    /** What stands or is lost, whenever. */
    private record Thing(
            String kind, String type, String code, @Nullable String member) {

        static Thing of(Consequence lost) {
            return new Thing(lost.kind(), lost.type(), lost.code(), lost.member());
        }
    }

    /** What stands on a day. */
    private record Then(Thing thing, @Nullable LocalDate on) {

        static Then of(Standing standing) {
            return new Then(Thing.of(standing.lost()), standing.lost().on());
        }
    }

    @Override
    public List<Consequence> ofTheWriteUnderWay() {
        Touched touched = touched();
        if (touched.nothing()) {
            return List.of();
        }
        List<Standing> before =
                BulkConnectionPool.look(() -> Objects.requireNonNull(outside.execute(status -> standing(touched))));
        if (before.isEmpty()) {
            return List.of();
        }
        Set<Then> after = standing(touched).stream().map(Then::of).collect(Collectors.toSet());
        Map<Thing, Consequence> lost = new LinkedHashMap<>();
        before.stream()
                .filter(each -> each.told() && !after.contains(Then.of(each)))
                .map(Standing::lost)
                .forEach(each -> lost.putIfAbsent(Thing.of(each), each));
        return List.copyOf(lost.values());
    }

    private List<Standing> standing(Touched touched) {
        return records.stream().flatMap(each -> each.of(touched).stream()).toList();
    }

    private Touched touched() {
        List<Touched.On> organizations = new ArrayList<>();
        List<Touched.On> agreements = new ArrayList<>();
        database.sql(TOUCHED).param("today", today.get()).query(row -> {
            (row.getString("kind").equals("AGREEMENT") ? agreements : organizations)
                    .add(new Touched.On(row.getLong("id"), row.getObject("on_day", LocalDate.class)));
        });
        return new Touched(organizations, agreements);
    }
}
