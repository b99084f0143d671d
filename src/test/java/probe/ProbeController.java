package probe;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The work that is measured: one agreement, a page of agreements, a draft. */
@RestController
@RequestMapping("/api/v1/agreements")
class ProbeController {

    private final JdbcOperations database;
    private final TransactionTemplate transactions;

    ProbeController(JdbcOperations database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
    }

    record Agreement(
            String number,
            String titleZh,
            String titleEn,
            String status,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate expiresOn,
            List<Party> parties,
            List<String> scope) {}

    record Party(String organization, String role) {}

    record Line(
            String number,
            String titleZh,
            String titleEn,
            String status,
            @Nullable LocalDate signedOn) {}

    record Page(List<Line> items) {}

    record Draft(
            String number,
            String kind,
            String titleZh,
            String titleEn,
            List<Party> parties,
            List<String> scope,
            LocalDate effectiveOn) {}

    @GetMapping("/{number}")
    Agreement agreement(@PathVariable String number) {
        return database.query(PlainStatements.AGREEMENT, ProbeController::agreement, number).stream()
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping
    Page agreements(@RequestParam String organization) {
        return new Page(database.query(
                PlainStatements.AGREEMENTS,
                (row, number) ->
                        new Line(row.getString(1), row.getString(2), row.getString(3), row.getString(4), date(row, 5)),
                organization));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Agreement create(@RequestBody Draft draft) {
        transactions.executeWithoutResult(status -> insert(draft));
        return new Agreement(
                draft.number(),
                draft.titleZh(),
                draft.titleEn(),
                "DRAFT",
                null,
                draft.effectiveOn(),
                null,
                draft.parties(),
                draft.scope());
    }

    private void insert(Draft draft) {
        Date effectiveOn = Date.valueOf(draft.effectiveOn());
        Long id = database.queryForObject(
                PlainStatements.INSERT_AGREEMENT,
                Long.class,
                draft.number(),
                draft.kind(),
                draft.titleZh(),
                draft.titleEn(),
                effectiveOn);
        database.batchUpdate(
                PlainStatements.INSERT_PARTY,
                draft.parties().stream()
                        .map(party -> new Object[] {id, party.role(), party.organization()})
                        .toList());
        database.batchUpdate(
                PlainStatements.INSERT_DOMAIN,
                draft.scope().stream()
                        .map(domain -> new Object[] {id, effectiveOn, domain})
                        .toList());
    }

    private static Agreement agreement(ResultSet row, int number) throws SQLException {
        return new Agreement(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                date(row, 5),
                date(row, 6),
                date(row, 7),
                texts(row.getArray(8)).stream()
                        .map(party -> party.split(" "))
                        .map(party -> new Party(party[0], party[1]))
                        .toList(),
                texts(row.getArray(9)));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static @Nullable LocalDate date(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
