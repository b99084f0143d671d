package io.autopact.portfolio.claim;

import io.autopact.evidence.EventService;
import io.autopact.evidence.NamedRecord;
import io.autopact.evidence.RecordNames;
import io.autopact.history.RecordNumbers;
import io.autopact.organization.OrganizationService;
import io.autopact.people.NamedPeople;
import io.autopact.people.NamedPerson;
import io.autopact.portfolio.Metric;
import io.autopact.portfolio.MetricRecords;
import io.autopact.portfolio.Metrics;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.rule.Change;
import io.autopact.shared.rule.SetRules;
import io.autopact.shared.time.Today;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is stated in public, and holds it to the register. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ClaimService {

    static final String RECORD_KIND = "CLAIM";

    private static final int MOST_RECORDS = 1000;

    private final ClaimRepository claims;
    private final RecordNumbers numbers;
    private final OrganizationService organizations;
    private final EventService events;
    private final NamedPeople people;
    private final RecordNames names;
    private final SetRules sets;
    private final Metrics metrics;
    private final ListReader lists;
    private final ListDefinition<ClaimView> claimListing;
    private final Today today;

    /** The claims. */
    public Page<ClaimView> list(ListRequest query) {
        return lists.page(claimListing, query);
    }

    /**
     * One claim.
     *
     * @throws ProblemException if there is none with this code
     */
    public ClaimView get(String code) {
        return get(code, Fields.ALL);
    }

    /**
     * One claim, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this code
     */
    public ClaimView get(String code, Fields fields) {
        return lists.one(claimListing, "claim.code = :code", Map.of("code", code), today.get(), fields)
                .orElseThrow(() -> ProblemException.notFound("claim", code));
    }

    /**
     * Appends a claim.
     *
     * @throws ProblemException if the code is taken, or it speaks of a day to come
     */
    @Transactional
    public ClaimView append(ClaimDraft draft) {
        Optional<NamedPerson> person = person(draft.context());
        ClaimRules.RECORD.require(new Change<>(null, facts(draft, person), today.get()));
        String code = numbers.choose(RECORD_KIND, "CL", draft.code());
        return record(new Claim(code, draft), draft.context(), person);
    }

    /**
     * Tells who spoke, for whom, on which occasion and what about. The words, the day and the figure stay.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such claim, its words or its figure would change, or what it names is not
     *     there
     */
    @Transactional
    public ClaimView tell(String code, ClaimDraft draft, IntConsumer expected) {
        Claim claim = claims.findByCode(code).orElseThrow(() -> ProblemException.notFound("claim", code));
        expected.accept(claim.getVersion());
        Optional<NamedPerson> person = person(draft.context());
        ClaimRules.RECORD.require(new Change<>(claim.facts(), facts(draft, person), today.get()));
        return record(claim, draft.context(), person);
    }

    private Optional<NamedPerson> person(ClaimContext context) {
        String code = context.person();
        return code == null
                ? Optional.empty()
                : Optional.ofNullable(people.find(List.of(code)).get(code));
    }

    private static ClaimRules.Facts facts(ClaimDraft draft, Optional<NamedPerson> person) {
        return draft.facts(person.map(NamedPerson::erased).orElse(false));
    }

    private ClaimView record(Claim claim, ClaimContext context, Optional<NamedPerson> person) {
        List<Violation> violations = new ArrayList<>();
        String organization = context.organization();
        Long organizationKey = organization == null
                ? null
                : organizations.keys(List.of(organization)).get(organization);
        if (organization != null && organizationKey == null) {
            violations.add(organizations.absent("/claimantOrganization", "organization", organization));
        }
        String occasion = context.occasion();
        Long occasionKey = occasion == null ? null : events.key(occasion).orElse(null);
        if (occasion != null && occasionKey == null) {
            violations.add(Violation.at("/occasion", "unknown-code", "There is no event %s.".formatted(occasion)));
        }
        if (context.person() != null && person.isEmpty()) {
            violations.add(NamedPeople.absent("/claimantPerson", context.person()));
        }
        violations.addAll(names.violations(context.about(), "/about"));
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
        claim.tell(
                context,
                organizationKey,
                occasionKey,
                person.map(NamedPerson::key).orElse(null));
        claims.saveAndFlush(claim);
        sets.require(ClaimRules.SETS, Objects.requireNonNull(claim.getId()));
        return get(claim.getCode());
    }

    /** Whether there is a claim with this code. */
    @Transactional(readOnly = true)
    public boolean exists(String code) {
        return claims.existsByCode(code);
    }

    /**
     * A claim beside what the register has on the same day, as it is recorded now.
     *
     * @throws ProblemException if there is no such claim
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ReconciliationView reconcile(String code) {
        ClaimView claim = get(code);
        Metric metric = claim.metric();
        Comparison comparison = claim.comparison();
        Long claimed = claim.value();
        if (metric == null || comparison == null || claimed == null) {
            return new ReconciliationView(
                    claim.code(),
                    claim.statementZh(),
                    claim.statementEn(),
                    null,
                    null,
                    null,
                    comparison,
                    claimed,
                    claim.asOf(),
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    List.of(),
                    List.of(),
                    0);
        }
        MetricRecords records = metric == Metric.ARCHITECTURE_ELEMENTS_COVERED
                ? metrics.elementsCovered(agreement(claim), claim.asOf())
                : metrics.records(metric, claim.asOf());
        long registered = records.counted().size();
        return new ReconciliationView(
                claim.code(),
                claim.statementZh(),
                claim.statementEn(),
                metric,
                metric.howZh(),
                metric.howEn(),
                comparison,
                claimed,
                claim.asOf(),
                registered,
                registered - claimed,
                comparison.holds(registered, claimed),
                records.counted().stream().limit(MOST_RECORDS).toList(),
                (long) records.possible().size(),
                records.possible().stream().limit(MOST_RECORDS).toList(),
                records.excluded().stream().limit(MOST_RECORDS).toList(),
                records.excluded().size());
    }

    /** The one agreement that a claim is about which counts what it covers. */
    private static String agreement(ClaimView claim) {
        return claim.about().stream()
                .filter(named -> named.type().equals("AGREEMENT"))
                .map(NamedRecord::code)
                .findFirst()
                .orElseThrow();
    }
}
