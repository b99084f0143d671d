package io.autopact.rollout;

import io.autopact.evidence.CitedRecords;
import io.autopact.evidence.RecordReferences;
import io.autopact.history.BitemporalReader;
import io.autopact.history.KnownRegister;
import io.autopact.history.RecordNumbers;
import io.autopact.people.Responsibilities;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Today;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps which solutions go into which vehicle models. The steps from stage to stage are {@link RolloutProgress}'s. Each
 * change is given a check of the recorded version.
 */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RolloutService {

    static final String RECORD_KIND = "ROLLOUT";

    private final RolloutRepository rollouts;
    private final RolloutReferences references;
    private final RolloutDates dates;
    private final RolloutBasis basis;
    private final CitedRecords cited;
    private final RecordNumbers numbers;
    private final BitemporalReader bitemporal;
    private final KnownRegister known;
    private final JdbcClient database;
    private final ListReader lists;
    private final ListDefinition<RolloutView> listing;
    private final ListDefinition<PlanView> plans;
    private final Responsibilities responsibilities;
    private final Today today;

    /** The rollouts. */
    public Page<RolloutView> list(ListRequest query) {
        return known.read(query.knownAt(), () -> lists.page(listing, query));
    }

    /**
     * One rollout as of a date.
     *
     * @throws ProblemException if there is none with this number
     */
    public RolloutView get(String number, LocalDate asOf) {
        return get(number, asOf, Fields.ALL);
    }

    /**
     * One rollout as of a date, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this number
     */
    public RolloutView get(String number, LocalDate asOf, Fields fields) {
        return lists.one(listing, "rollout.code = :number", Map.of("number", number), asOf, fields)
                .orElseThrow(() -> absent(number));
    }

    /**
     * One rollout as the register knew it.
     *
     * @param knownAt what was written later is not known
     * @param fields the members asked for
     * @throws ProblemException if the register knew none with this number then
     */
    public RolloutView recall(String number, LocalDate asOf, Instant knownAt, Fields fields) {
        return bitemporal
                .recall(listing, listing.projection(), RolloutRecords.RESOURCE, number, asOf, knownAt, fields)
                .orElseThrow(() -> absent(number));
    }

    /**
     * Every plan that was made for a rollout, the first ones and each change.
     *
     * @throws ProblemException if there is no such rollout
     */
    @Transactional(readOnly = true)
    public Page<PlanView> plans(String number, ListRequest query) {
        Rollout rollout = rollouts.findByNumber(number).orElseThrow(() -> absent(number));
        return lists.page(plans, query, Map.of("rolloutId", key(rollout)));
    }

    /**
     * Records a rollout.
     *
     * @return how it is recorded, as of today
     * @throws ProblemException if the number is taken, a reference leads nowhere, its dates contradict each other, or
     *     it is past PLANNED and rests on nothing
     */
    @Transactional
    public RolloutView create(RolloutDraft draft) {
        RolloutKeys keys = references.keys(draft, null);
        String number = numbers.choose(RECORD_KIND, "RO", draft.number());
        Rollout rollout = rollouts.saveAndFlush(new Rollout(number, draft, keys));
        refuseOtherPlans(List.of(), draft.stages(), today.get());
        dates.replace(key(rollout), draft.stages());
        check(key(rollout), draft);
        basis.settle(key(rollout), draft.basis(), "/basis");
        responsibilities.add(RECORD_KIND, number, draft.responsible());
        return get(number, today.get());
    }

    /**
     * Replaces what is recorded of a rollout, its dates included; plans that were made are changed by
     * {@link RolloutProgress#plan} alone.
     *
     * @return how it is recorded, as of today
     * @throws ProblemException if there is no such rollout, or as for a new one
     */
    @Transactional
    public RolloutView replace(String number, RolloutDraft draft, IntConsumer expected) {
        Rollout rollout = expected(number, expected);
        long key = key(rollout);
        List<RolloutDraft.StageDates> recorded = dates.of(key);
        refuseOtherPlans(recorded, draft.stages(), today.get());
        RolloutView before = get(number, today.get());
        int version = rollout.getVersion();
        rollout.describe(draft, references.keys(draft, rollout));
        rollouts.flush();
        boolean moved = dates.replace(key, draft.stages());
        check(key, draft);
        if (moved && rollout.getVersion() == version) {
            raise(rollout);
        }
        // A basis that was lost later is reported and does not keep anybody from correcting something else.
        if (moved || !restsAsBefore(before, draft)) {
            basis.settle(key, draft.basis(), "/basis");
        }
        responsibilities.write(RECORD_KIND, number, draft.responsible());
        return get(number, today.get());
    }

    private static boolean restsAsBefore(RolloutView before, RolloutDraft draft) {
        return before.vehicleModel().equals(draft.vehicleModel())
                && before.solution().equals(draft.solution())
                && Objects.equals(before.basis(), draft.basis())
                && (before.withoutBasis() == null) == (draft.withoutBasis() == null);
    }

    private static void refuseOtherPlans(
            List<RolloutDraft.StageDates> recorded, List<RolloutDraft.StageDates> given, LocalDate today) {
        Violations violations = new Violations();
        for (int i = 0; i < given.size(); i++) {
            RolloutDraft.StageDates now = given.get(i);
            RolloutDraft.StageDates known = ofStage(recorded, now.stage());
            violations(known, now, today, "/stages/" + i).forEach(violations::add);
        }
        for (RolloutDraft.StageDates known : recorded) {
            if (ofStage(given, known.stage()) == null) {
                RolloutDraft.StageDates gone = new RolloutDraft.StageDates(known.stage(), null, null, null, null);
                violations(known, gone, today, "").stream()
                        .map(found -> found.at("/stages"))
                        .forEach(violations::add);
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
    }

    private static RolloutDraft.@Nullable StageDates ofStage(List<RolloutDraft.StageDates> dates, RolloutStage stage) {
        return dates.stream().filter(each -> each.stage() == stage).findFirst().orElse(null);
    }

    private static List<Violation> violations(
            RolloutDraft.@Nullable StageDates known, RolloutDraft.StageDates now, LocalDate today, String pointer) {
        RolloutRules.StageFacts before = known == null ? null : RolloutRules.StageFacts.of(known, 1);
        return RolloutRules.STAGE.violations(new Change<>(before, RolloutRules.StageFacts.of(now, 1), today), pointer);
    }

    private void check(long rollout, RolloutDraft draft) {
        List<Violation> violations = dates.violations(
                rollout, (stage, occurrence) -> "/stages/%d/{member}".formatted(place(draft, stage, occurrence)));
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
    }

    private static int place(RolloutDraft draft, RolloutStage stage, int occurrence) {
        int left = occurrence;
        for (int i = 0; i < draft.stages().size(); i++) {
            if (draft.stages().get(i).stage() == stage && --left == 0) {
                return i;
            }
        }
        return 0;
    }

    /**
     * Deletes a rollout that was recorded by mistake. Its number is never given again.
     *
     * @throws ProblemException if there is no such rollout, or evidence or other records name it
     */
    @Transactional
    public void delete(String number, IntConsumer expected) {
        Rollout rollout = expected(number, expected);
        List<RecordReferences.Reference> found = cited.references(RECORD_KIND, number);
        if (!found.isEmpty()) {
            throw new ProblemException(
                            CommonProblem.CONFLICT,
                            "Other records refer to %s: cancel or retire it instead.".formatted(number))
                    .with("references", found.stream().limit(20).toList());
        }
        rollouts.delete(rollout);
        rollouts.flush();
        responsibilities.clear(RECORD_KIND, number);
    }

    /** Whether there is a rollout with this number. */
    @Transactional(readOnly = true)
    public boolean exists(String number) {
        return rollouts.findByNumber(number).isPresent();
    }

    /** Lets nobody else change these rollouts, always in the same order, so that no two who do wait for each other. */
    void lock(Collection<String> rolloutNumbers) {
        database.sql("select id from rollout where code = any (:numbers) order by code for no key update")
                .param("numbers", new SqlParameterValue(Types.ARRAY, rolloutNumbers.toArray(String[]::new)))
                .query()
                .listOfRows();
    }

    /** @throws ProblemException if there is no such rollout, or it is not in the version that the client means */
    Rollout expected(String number, IntConsumer expected) {
        Rollout rollout = rollouts.findByNumber(number).orElseThrow(() -> absent(number));
        expected.accept(rollout.getVersion());
        return rollout;
    }

    /**
     * Raises the version of a rollout whose parts are about to change, so that of two who mean the same version one
     * alone goes on.
     *
     * @return its internal key
     * @throws ProblemException if somebody changed it since it was read
     */
    long raise(Rollout rollout) {
        int raised = database.sql("update rollout set version = version + 1 where id = :id and version = :version")
                .param("id", rollout.getId())
                .param("version", rollout.getVersion())
                .update();
        if (raised == 0) {
            throw new ProblemException(
                    CommonProblem.PRECONDITION_FAILED,
                    "%s changed while this was under way; read it again.".formatted(rollout.getNumber()));
        }
        return key(rollout);
    }

    static ProblemException absent(String number) {
        return ProblemException.notFound("rollout", number);
    }

    static long key(Rollout rollout) {
        return Objects.requireNonNull(rollout.getId());
    }
}
