package io.autopact.rollout;

import io.autopact.evidence.CitedRecords;
import io.autopact.history.AuditContext;
import io.autopact.history.CodeRegistry;
import io.autopact.organization.OrganizationReference;
import io.autopact.organization.OrganizationService;
import io.autopact.organization.OrganizationType;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Today;
import io.autopact.shared.writing.Consequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the models of automakers. Each change is given a check of the recorded version. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class VehicleModelService {

    private static final String RECORD_KIND = "VEHICLE_MODEL";

    private final VehicleModelRepository models;
    private final OrganizationService organizations;
    private final JdbcClient database;
    private final CitedRecords cited;
    private final CodeRegistry codes;
    private final AuditContext audit;
    private final ListReader lists;
    private final ListDefinition<VehicleModelView> listing;
    private final Today today;

    /** The vehicle models. */
    public Page<VehicleModelView> list(ListRequest query) {
        return lists.page(listing, query);
    }

    /**
     * One vehicle model.
     *
     * @throws ProblemException if there is none with this code
     */
    public VehicleModelView get(String code) {
        return get(code, Fields.ALL);
    }

    /**
     * One vehicle model, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this code
     */
    public VehicleModelView get(String code, Fields fields) {
        return lists.one(listing, "model.code = :code", Map.of("code", code), today.get(), fields)
                .orElseThrow(() -> absent(code));
    }

    /**
     * Records a new vehicle model.
     *
     * @throws ProblemException if the code is taken or was that of a deleted one, or the maker is no automaker
     */
    @Transactional
    public VehicleModelView create(VehicleModelDraft draft) {
        codes.requireFree(RECORD_KIND, draft.code());
        models.saveAndFlush(new VehicleModel(draft, maker(draft.automaker(), null)));
        return get(draft.code());
    }

    /**
     * Replaces all that is recorded of a vehicle model.
     *
     * @throws ProblemException if there is no such model, or the maker is no automaker
     */
    @Transactional
    public VehicleModelView replace(VehicleModelDraft draft, IntConsumer expected) {
        VehicleModel model = expected(draft.code(), expected);
        model.describe(draft, maker(draft.automaker(), get(draft.code()).automaker()));
        models.flush();
        return get(draft.code());
    }

    /**
     * Keeps a vehicle model for the record only.
     *
     * @param reason why; may be missing
     * @return how it is recorded, with the rollouts that are still on their way into it
     * @throws ProblemException if there is no such model, or it is archived already
     */
    @Transactional
    public VehicleModelView archive(String code, @Nullable String reason, IntConsumer expected) {
        VehicleModel model = expected(code, expected);
        audit.describe("ARCHIVED", reason);
        model.archive();
        models.flush();
        return get(code).withConsequences(onTheirWay(model));
    }

    private List<Consequence> onTheirWay(VehicleModel model) {
        return database.sql("""
                        select code, stage from rollout
                        where model_id = :id and stage not in ('LAUNCHED', 'RETIRED', 'CANCELLED')
                        order by code""")
                .param("id", model.getId())
                .query((row, number) -> new Consequence(
                        "ROLLOUT_LEFT",
                        RolloutService.RECORD_KIND,
                        row.getString("code"),
                        "vehicleModel",
                        null,
                        "%s is %s today.".formatted(row.getString("code"), row.getString("stage"))))
                .list();
    }

    /**
     * Takes an archived vehicle model up again.
     *
     * @param reason why; may be missing
     * @throws ProblemException if there is no such model, or it is not archived
     */
    @Transactional
    public VehicleModelView restore(String code, @Nullable String reason, IntConsumer expected) {
        VehicleModel model = expected(code, expected);
        audit.describe("RESTORED", reason);
        model.restore();
        models.flush();
        return get(code);
    }

    /**
     * Deletes a vehicle model that nothing refers to. Its code is never given again.
     *
     * @throws ProblemException if there is no such model, or rollouts or evidence refer to it
     */
    @Transactional
    public void delete(String code, IntConsumer expected) {
        VehicleModel model = expected(code, expected);
        List<Map<String, String>> found = new ArrayList<>(database.sql("""
                        select 'ROLLOUT' as type, code from rollout where model_id = :id
                        order by type, code
                        limit 20""")
                .param("id", model.getId())
                .query((row, number) -> Map.of("type", row.getString("type"), "code", row.getString("code")))
                .list());
        cited.references(RECORD_KIND, code)
                .forEach(each -> found.add(Map.of("type", each.type(), "code", each.code())));
        if (!found.isEmpty()) {
            throw new ProblemException(
                            CommonProblem.CONFLICT, "Other records refer to %s: archive it instead.".formatted(code))
                    .with("references", found.stream().limit(20).toList());
        }
        models.delete(model);
        models.flush();
    }

    /** Whether there is a vehicle model with this code. */
    @Transactional(readOnly = true)
    public boolean exists(String code) {
        return models.findByCode(code).isPresent();
    }

    private VehicleModel expected(String code, IntConsumer expected) {
        VehicleModel model = models.findByCode(code).orElseThrow(() -> absent(code));
        expected.accept(model.getVersion());
        return model;
    }

    private static ProblemException absent(String code) {
        return ProblemException.notFound("vehicle model", code);
    }

    /** The key of the maker; one that is archived makes no new models. */
    private long maker(String automaker, @Nullable String known) {
        OrganizationReference maker =
                organizations.references(List.of(automaker)).get(automaker);
        if (maker == null || maker.type() != OrganizationType.AUTOMAKER) {
            throw ProblemException.ruleViolated(List.of(organizations.absent("/automaker", "automaker", automaker)));
        }
        RolloutRules.MODEL.require(new Change<>(
                known == null ? null : new RolloutRules.ModelFacts(known, false),
                new RolloutRules.ModelFacts(automaker, maker.archived()),
                today.get()));
        return maker.key();
    }
}
