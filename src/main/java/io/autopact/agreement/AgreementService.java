package io.autopact.agreement;

import io.autopact.evidence.CitedRecords;
import io.autopact.history.BitemporalReader;
import io.autopact.history.KnownRegister;
import io.autopact.history.RecordNumbers;
import io.autopact.people.Responsibilities;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.listing.Projection;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Today;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.hibernate.Session;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the record of what was agreed. The steps of an agreement's life are {@link AgreementLifecycle}'s. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AgreementService {

    private static final String REFERENCES = SqlFile.read("agreement/references.sql");

    private static final String RECORD_KIND = "AGREEMENT";

    private static final String INHERITED_FROM = SqlFile.read("agreement/inherited-from.sql");

    /** The parameter that takes what organizations inherit into the list. */
    static final String INCLUDE_INHERITED = "includeInherited";

    private final AgreementRepository agreements;
    private final AgreementRecords records;
    private final AgreementReferences references;
    private final List<AgreementUses> uses;
    private final CitedRecords cited;
    private final RecordNumbers numbers;
    private final BitemporalReader bitemporal;
    private final KnownRegister known;
    private final JdbcClient database;
    private final EntityManager entities;
    private final ListReader lists;
    private final ListDefinition<AgreementView> listing;
    private final Projection<AgreementView> recalled;
    private final ListDefinition<AmendmentView> amendments;
    private final Responsibilities responsibilities;
    private final Today today;

    /** The agreements. */
    public Page<AgreementView> list(ListRequest query) {
        return known.read(query.knownAt(), () -> page(query));
    }

    private Page<AgreementView> page(ListRequest query) {
        Page<AgreementView> page = lists.page(listing, query);
        String organizations = query.filters().get("organization");
        if (organizations == null
                || !"true".equals(query.filters().get(INCLUDE_INHERITED))
                || !query.fields().have("inheritedFrom")) {
            return page;
        }
        Map<String, String> ancestors = ancestors(page.items(), organizations, query);
        return new Page<>(
                page.items().stream()
                        .map(each -> each.withInheritedFrom(ancestors.get(each.number())))
                        .toList(),
                page.nextCursor(),
                page.total());
    }

    /** By which ancestor agreements extend to those asked about, none of whom is party to them. */
    private Map<String, String> ancestors(List<AgreementView> items, String organizations, ListRequest query) {
        Map<String, String> ancestors = new HashMap<>();
        database.sql(INHERITED_FROM)
                .param("organizations", array(List.of(organizations.split(","))))
                .param("withDescendants", "true".equals(query.filters().get("includeDescendants")))
                .param(
                        "numbers",
                        array(items.stream().map(AgreementView::number).toList()))
                .param("asOf", query.asOf())
                .query(row -> {
                    ancestors.put(row.getString("number"), row.getString("ancestor"));
                });
        return ancestors;
    }

    private static SqlParameterValue array(List<String> values) {
        return new SqlParameterValue(Types.ARRAY, values.toArray(String[]::new));
    }

    /**
     * One agreement as of a date.
     *
     * @throws ProblemException if there is none with this number
     */
    public AgreementView get(String number, LocalDate asOf) {
        return records.get(number, asOf);
    }

    /**
     * One agreement as of a date, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this number
     */
    public AgreementView get(String number, LocalDate asOf, Fields fields) {
        return records.get(number, asOf, fields);
    }

    /**
     * One agreement as the register knew it.
     *
     * @param knownAt what was written later is not known
     * @param fields the members asked for
     * @throws ProblemException if the register knew none with this number then
     */
    public AgreementView recall(String number, LocalDate asOf, Instant knownAt, Fields fields) {
        return bitemporal
                .recall(listing, recalled, AgreementDataSets.HISTORY, number, asOf, knownAt, fields)
                .orElseThrow(() -> AgreementRecords.absent(number));
    }

    /**
     * What changed of an agreement after it was signed, in the order of its effect.
     *
     * @throws ProblemException if there is no such agreement
     */
    @Transactional(readOnly = true)
    public Page<AmendmentView> amendments(String number, ListRequest query) {
        Agreement agreement = agreements.findByNumber(number).orElseThrow(() -> AgreementRecords.absent(number));
        return lists.page(amendments, query, Map.of("agreementId", Objects.requireNonNull(agreement.getId())));
    }

    /**
     * Begins an agreement as a draft.
     *
     * @return how it is recorded, as of today
     * @throws ProblemException if the number is taken, or a reference leads nowhere
     */
    @Transactional
    public AgreementView draft(AgreementDraft draft) {
        String number = numbers.choose(RECORD_KIND, "AG", draft.number());
        AgreementReferences.Rows rows = references.rows(number, draft, List.of());
        Agreement agreement = new Agreement(number, draft);
        agreement.setParties(rows, null);
        return records.record(agreement, draft.responsible());
    }

    /**
     * Rewrites an agreement: all of it before it is signed, and after that what it is called and what is noted of it.
     *
     * @param recorded what is recorded now, as a draft that would say the same
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @return how it is recorded, as of today
     * @throws ProblemException if there is no such agreement, it is withdrawn, what was agreed would change, or a
     *     reference leads nowhere
     */
    @Transactional
    public AgreementView rewrite(String number, AgreementDraft draft, AgreementDraft recorded, IntConsumer expected) {
        Agreement agreement = records.expected(number, expected);
        List<String> known = get(number, today.get()).parties().stream()
                .map(AgreementView.Party::organization)
                .toList();
        AgreementReferences.Rows rows = references.rows(number, draft, known);
        AgreementRecords.Before before = AgreementRecords.Before.of(agreement);
        if (!agreement.isSigned()) {
            agreement.rewrite(draft, rows);
        } else if (draft.agreesWith(recorded)) {
            agreement.annotate(draft, rows);
        } else {
            throw agreement.agreed();
        }
        return records.record(agreement, before, draft.responsible());
    }

    /**
     * Deletes a draft that nothing refers to. Its number is never given again.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such agreement, it is more than a draft, or anything refers to it
     */
    @Transactional
    public void delete(String number, IntConsumer expected) {
        Agreement agreement = records.expected(number, expected);
        if (agreement.getStatus() != AgreementStatus.DRAFT) {
            throw new ProblemException(
                    CommonProblem.CONFLICT,
                    "%s is %s: only a draft is deleted; withdraw or terminate it instead."
                            .formatted(number, agreement.getStatus()));
        }
        List<Map<String, String>> found = new ArrayList<>(database.sql(REFERENCES)
                .param("id", agreement.getId())
                .query((row, index) -> Map.of("type", row.getString("type"), "code", row.getString("code")))
                .list());
        uses.stream()
                .flatMap(each -> each.find(Objects.requireNonNull(agreement.getId())).stream())
                .forEach(use -> found.add(Map.of("type", use.type(), "code", use.code())));
        cited.references(RECORD_KIND, number)
                .forEach(each -> found.add(Map.of("type", each.type(), "code", each.code())));
        if (!found.isEmpty()) {
            throw new ProblemException(
                            CommonProblem.CONFLICT, "Other records refer to %s: withdraw it instead.".formatted(number))
                    .with("references", found.stream().limit(20).toList());
        }
        agreements.delete(agreement);
        agreements.flush();
        responsibilities.clear(RECORD_KIND, number);
    }

    /** Whether there is an agreement with this number. */
    @Transactional(readOnly = true)
    public boolean exists(String number) {
        return agreements.existsByNumber(number);
    }

    /**
     * Opens an agreement for a change of its parts, which raises its version.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @return its internal key, for references from its parts
     * @throws ProblemException if there is no such agreement
     */
    @Transactional
    public long raise(String number, IntConsumer expected) {
        Agreement agreement = records.expected(number, expected);
        agreement.requireParts();
        // Written at once and not in a batch with what comes next: the answer tells the version, even where nothing
        // comes.
        Session session = entities.unwrap(Session.class);
        session.setJdbcBatchSize(1);
        entities.lock(agreement, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        session.setJdbcBatchSize(null);
        return Objects.requireNonNull(agreement.getId());
    }
}
