package io.autopact.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.autopact.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The migrations make an empty database into a register that keeps its rules by itself, whoever writes; on the oldest
 * PostgreSQL that the service runs on as on the newest.
 */
class MigrationTests {

    private static final String RECORDS = """
            insert into organization (code, kind, name_zh, name_en) values
                ('a', 'GROUP', '甲', 'A'), ('b', 'GROUP', '乙', 'B'), ('c', 'GROUP', '丙', 'C'), ('own', 'OWN_UNIT', '己', 'Own');
            insert into agreement (code, kind, title_zh, title_en, status) values
                ('AG-1', 'MEMORANDUM', '甲', 'A', 'DRAFT'), ('AG-2', 'MEMORANDUM', '乙', 'B', 'DRAFT'),
                ('AG-3', 'MEMORANDUM', '丙', 'C', 'DRAFT');
            insert into cooperation_domain (code, position, name_zh, name_en) values ('D', 1, '域', 'Domain');
            insert into solution (code, name_zh, name_en, relationship_level, relationship_level_confidence)
            values ('S', '案', 'Solution', 'VEHICLE_ENVIRONMENT', 'STATED');
            insert into source (code) values ('SRC');
            insert into architecture (code, name_zh, name_en, effective_on, effective_on_precision, effective_on_confidence)
                values ('2019-05', '架构', 'Architecture', '2019-05-31', 'MONTH', 'INFERRED');
            insert into element (code) values ('E');
            """;

    private static final String TIE = """
            insert into organization_tie (organization_id, to_id, kind, valid_from, valid_from_precision, valid_from_confidence,
                valid_until, valid_until_precision, valid_until_confidence)
            select source.id, target.id, tie.kind, tie.valid_from, case when tie.valid_from is not null then 'DAY' end,
                case when tie.valid_from is not null then 'STATED' end, tie.valid_until,
                case when tie.valid_until is not null then 'DAY' end, case when tie.valid_until is not null then 'STATED' end
            from (values (%s)) as tie (source, target, kind, valid_from, valid_until)
            join organization as source on source.code = tie.source
            join organization as target on target.code = tie.target;
            """;

    private static final String SCOPE = """
            insert into agreement_item (agreement_id, kind, item_id, valid_from, valid_from_precision, valid_from_confidence)
            select agreement.id, 'DOMAIN', domain.id, %s from agreement cross join cooperation_domain as domain where agreement.code = 'AG-1';
            """;

    private static final String PARTY = """
            insert into agreement_party (agreement_id, organization_id, role, valid_from, valid_from_precision, valid_from_confidence,
                valid_until, valid_until_precision, valid_until_confidence)
            select agreement.id, organization.id, 'COUNTERPARTY', dates.first, case when dates.first is not null then 'DAY' end,
                case when dates.first is not null then 'STATED' end, dates.last, case when dates.last is not null then 'DAY' end,
                case when dates.last is not null then 'STATED' end
            from agreement cross join organization cross join (values (%s::date, %s::date)) as dates (first, last)
            where agreement.code = 'AG-1' and organization.code = 'a';
            """;

    private static final String AMENDMENT = """
            insert into amendment (agreement_id, number, kind, effective_on, effective_on_precision, effective_on_confidence,
                expires_on, expires_on_precision, expires_on_confidence)
            select agreement.id, change.number, change.kind, '2020-01-01', 'DAY', 'STATED', change.expires_on,
                case when change.expires_on is not null then 'DAY' end, case when change.expires_on is not null then 'STATED' end
            from agreement cross join (values (%s, %s::date)) as change (number, kind, expires_on)
            where agreement.code = 'AG-1';
            """;

    private static final String MILESTONE = """
            insert into milestone (code, agreement_id, title_zh, title_en, due_on, due_on_precision, due_on_confidence, owner_id)
            select 'M', agreement.id, '甲', 'A', '2020-01-01', 'DAY', 'STATED', organization.id
            from agreement cross join organization where agreement.code = 'AG-1' and organization.code = 'a';
            """;

    private static final String INSTRUMENT = """
            insert into instrument (code, agreement_id, kind, name_zh, name_en, %s)
            select 'I', agreement.id, 'FUND', '甲', 'A', %s from agreement where agreement.code = 'AG-1';
            """;

    private static final String LINEAGE = """
            insert into agreement_lineage (agreement_id, relation, related_id)
            select agreement.id, 'RENEWS', related.id from agreement cross join agreement as related
            where agreement.code = '%s' and related.code = '%s';
            """;

    private static final String MODEL = """
            insert into vehicle_model (code, maker_id, name_zh, name_en) select 'm', id, '型', 'Model' from organization where code = 'a';
            """;

    private static final String ROLLOUT = MODEL + """
            insert into rollout (code, model_id, solution_id) select 'RO', model.id, solution.id from vehicle_model as model cross join solution;
            """;

    private static final String STAGE = """
            insert into rollout_stage (rollout_id, stage, occurrence, planned_on, planned_on_precision, planned_on_confidence,
                actual_on, actual_on_precision, actual_on_confidence, resumed_on)
            select rollout.id, dates.stage, dates.occurrence, planned_on, case when planned_on is not null then 'DAY' end,
                case when planned_on is not null then 'STATED' end, actual_on, case when actual_on is not null then 'DAY' end,
                case when actual_on is not null then 'STATED' end, resumed_on
            from rollout
            cross join (values (%s, %s::date, %s::date, %s::date)) as dates (stage, occurrence, planned_on, actual_on, resumed_on);
            """;

    private static final String PLAN = """
            insert into rollout_plan (rollout_id, number, stage, planned_on, planned_on_precision, planned_on_confidence, made_on)
            select id, %s, %s, '2030-01-01', 'DAY', 'STATED', '2026-01-01' from rollout;
            """;

    private static final String DEPLOYMENT = """
            insert into deployment (code, organization_id, solution_id, valid_from, valid_from_precision, valid_from_confidence,
                valid_until, valid_until_precision, valid_until_confidence)
            select %s, organization.id, %s, dates.first, 'DAY', 'STATED', dates.last, case when dates.last is not null then 'DAY' end,
                case when dates.last is not null then 'STATED' end
            from organization cross join solution cross join (values (%s::date, %s::date)) as dates (first, last)
            where organization.code = 'a';
            """;

    private static String tie(String source, String target, String kind, String from, String until) {
        return TIE.formatted("'%s', '%s', '%s', %s::date, %s::date"
                .formatted(
                        source,
                        target,
                        kind,
                        from == null ? "null" : "'" + from + "'",
                        until == null ? "null" : "'" + until + "'"));
    }

    private static String source(String date, String precision, String confidence) {
        return "insert into source (code, published_on, published_on_precision, published_on_confidence) values ('NEW', %s, %s, %s)"
                .formatted(date, precision, confidence);
    }

    private static String agreement(String members, String values) {
        return "insert into agreement (code, title_zh, title_en, %s) values ('NEW', '新', 'New', %s)"
                .formatted(members, values);
    }

    private static Arguments broken(String rule, String sql, String constraint) {
        return Arguments.of(rule, sql, constraint);
    }

    static Stream<Arguments> brokenRules() {
        String check = "(check)";
        return Stream.of(
                broken(
                        "ties of the same two overlap",
                        tie("a", "b", "AFFILIATE_OF", null, "2020-01-01")
                                + tie("a", "b", "JOINT_VENTURE_OF", "2020-01-01", null),
                        "organization_tie_overlaps"),
                broken(
                        "a second parent on the same day",
                        tie("a", "b", "BRAND_OF", null, "2020-01-01")
                                + tie("a", "c", "SUBSIDIARY_OF", "2020-01-01", null),
                        "organization_tie_second_parent"),
                broken(
                        "a cycle of ties",
                        tie("a", "b", "AFFILIATE_OF", null, null)
                                + tie("b", "c", "AFFILIATE_OF", "2000-01-01", "2020-01-01")
                                + tie("c", "a", "AFFILIATE_OF", "2020-01-01", null),
                        "organization_tie_cycle"),
                broken("a tie to itself", tie("a", "a", "BRAND_OF", null, null), "organization_tie_not_to_itself"),
                broken(
                        "a tie that ends before it begins",
                        tie("a", "b", "BRAND_OF", "2020-01-02", "2020-01-01"),
                        check),
                broken(
                        "a tie of an unknown kind",
                        tie("a", "b", "FRIEND_OF", null, null),
                        "organization_tie_kind_check"),
                broken(
                        "a tie with no organization",
                        "insert into organization_tie (organization_id, to_id, kind) select id, -1, 'BRAND_OF' from organization where code = 'a'",
                        "organization_tie_to_id_fkey"),
                broken(
                        "a stake over the whole",
                        tie("a", "b", "BRAND_OF", null, null) + "update organization_tie set stake_percent = 100.01",
                        "organization_tie_stake_percent_check"),
                broken("a month that is not its last day", source("'2019-05-30'", "'MONTH'", "'STATED'"), check),
                broken("a quarter that is not its last day", source("'2019-05-31'", "'QUARTER'", "'STATED'"), check),
                broken("a year that is not its last day", source("'2019-06-30'", "'YEAR'", "'STATED'"), check),
                broken("a date without a precision", source("'2019-06-30'", "null", "'STATED'"), check),
                broken("a date without a confidence", source("'2019-06-30'", "'DAY'", "null"), check),
                broken("a precision without a date", source("null", "'DAY'", "null"), check),
                broken("an unknown precision", source("'2019-06-30'", "'WEEK'", "'STATED'"), check),
                broken("an unknown confidence", source("'2019-06-30'", "'DAY'", "'GUESSED'"), check),
                broken("a date before the first motor car", source("'1885-12-31'", "'DAY'", "'STATED'"), check),
                broken("a date after all plans", source("'2201-01-01'", "'DAY'", "'STATED'"), check),
                broken(
                        "a code that is taken, though by another type of organization",
                        "insert into organization (code, kind, name_zh, name_en) values ('own', 'OTHER', '甲', 'A')",
                        "organization_code_key"),
                broken(
                        "a number that is taken",
                        "insert into agreement (code, kind, title_zh, title_en, status) values ('AG-1', 'MEMORANDUM', '甲', 'A', 'DRAFT')",
                        "agreement_code_key"),
                broken(
                        "a code with a space",
                        "insert into organization (code, kind, name_zh, name_en) values ('a b', 'OTHER', '甲', 'A')",
                        "organization_code_check"),
                broken(
                        "an unknown kind of organization",
                        "insert into organization (code, kind, name_zh, name_en) values ('new', 'PLANET', '甲', 'A')",
                        "(type)"),
                broken(
                        "an unknown kind of agreement",
                        agreement("kind, status", "'HANDSHAKE', 'DRAFT'"),
                        "agreement_kind_check"),
                broken(
                        "an unknown status",
                        agreement("kind, status", "'MEMORANDUM', 'LOST'"),
                        "agreement_status_check"),
                broken(
                        "a draft with a date of signing",
                        agreement(
                                "kind, status, signed_on, signed_on_precision, signed_on_confidence",
                                "'MEMORANDUM', 'DRAFT', '2020-01-01', 'DAY', 'STATED'"),
                        check),
                broken(
                        "an agreement that expires before its effect",
                        agreement(
                                "kind, status, effective_on, effective_on_precision, effective_on_confidence, expires_on, expires_on_precision, expires_on_confidence",
                                "'MEMORANDUM', 'SIGNED', '2020-01-02', 'DAY', 'STATED', '2020-01-01', 'DAY', 'STATED'"),
                        check),
                broken("a termination without its day", agreement("kind, status", "'MEMORANDUM', 'TERMINATED'"), check),
                broken(
                        "a day of termination of what is not terminated",
                        agreement("kind, status, terminated_on", "'MEMORANDUM', 'SIGNED', '2020-01-01'"),
                        check),
                broken(
                        "a day of withdrawal of what is not withdrawn",
                        agreement("kind, status, withdrawn_on", "'MEMORANDUM', 'DRAFT', '2020-01-01'"),
                        check),
                broken(
                        "a domain twice in scope on the same day",
                        SCOPE.formatted("null, null, null") + SCOPE.formatted("'2020-01-01', 'DAY', 'STATED'"),
                        "agreement_item_overlaps"),
                broken(
                        "a domain twice in scope since ever",
                        SCOPE.formatted("null, null, null") + SCOPE.formatted("null, null, null"),
                        "agreement_item_key"),
                broken(
                        "a scope over no domain",
                        "insert into agreement_item (agreement_id, kind, item_id) select id, 'DOMAIN', -1 from agreement limit 1",
                        "agreement_item_domain_id_fkey"),
                broken(
                        "a scope over what there is no kind of",
                        "insert into agreement_item (agreement_id, kind, item_id) select id, 'LAYER', 1 from agreement limit 1",
                        "agreement_item_kind"),
                broken(
                        "a cycle of lineages",
                        LINEAGE.formatted("AG-1", "AG-2")
                                + LINEAGE.formatted("AG-2", "AG-3")
                                + LINEAGE.formatted("AG-3", "AG-1"),
                        "agreement_lineage_cycle"),
                broken("a lineage to itself", LINEAGE.formatted("AG-1", "AG-1"), "agreement_lineage_not_to_itself"),
                broken(
                        "a party in an unknown role",
                        "insert into agreement_party (agreement_id, organization_id, role) select agreement.id, organization.id, 'FAN' from agreement cross join organization limit 1",
                        "agreement_party_role_check"),
                broken(
                        "the same party twice",
                        "insert into agreement_party (agreement_id, organization_id, role) select agreement.id, organization.id, role from agreement cross join organization cross join (values ('OWN'), ('COUNTERPARTY')) as roles (role)",
                        "agreement_party_key"),
                broken(
                        "evidence of no source",
                        "insert into evidence (record_type, record_code, source_id, quote, stance, confidence) values ('AGREEMENT', 'AG-1', -1, '词', 'SUPPORTS', 'STATED')",
                        "evidence_source_id_fkey"),
                broken(
                        "domains of an element that the architecture does not have",
                        "insert into element_domain (architecture_id, element_id, domain_id, confidence) select architecture.id, element.id, domain.id, 'STATED' from architecture cross join element cross join cooperation_domain as domain",
                        "element_domain_architecture_id_element_id_fkey"),
                broken(
                        "a solution of an element without saying how that is known",
                        "update solution set element_id = (select id from element)",
                        check),
                broken(
                        "a party twice on the same day",
                        PARTY.formatted("null", "null") + PARTY.formatted("date '2020-01-01'", "null"),
                        "agreement_party_overlaps"),
                broken(
                        "a party that leaves before it joins",
                        PARTY.formatted("date '2020-01-02'", "date '2020-01-01'"),
                        "agreement_party_order"),
                broken(
                        "a part added by an amendment that there is not",
                        PARTY.formatted("null", "null") + "update agreement_party set added_in = 7",
                        "agreement_party_agreement_id_added_in_fkey"),
                broken(
                        "two amendments of one number",
                        AMENDMENT.formatted("1, 'AMENDMENT'", "null") + AMENDMENT.formatted("1, 'NOTICE'", "null"),
                        "amendment_agreement_id_number_key"),
                broken(
                        "a renewal without an expiry",
                        AMENDMENT.formatted("1, 'RENEWAL'", "null"),
                        "amendment_renewal_expires"),
                broken(
                        "notice that changes the expiry",
                        AMENDMENT.formatted("1, 'NOTICE'", "date '2030-01-01'"),
                        "amendment_notice_changes_nothing"),
                broken(
                        "an amendment that expires before it takes effect",
                        AMENDMENT.formatted("1, 'AMENDMENT'", "date '2019-12-31'"),
                        check),
                broken(
                        "an open milestone that is settled",
                        MILESTONE + "update milestone set state_on = '2020-01-01'",
                        "milestone_open_since_ever"),
                broken(
                        "a milestone in an unknown state",
                        MILESTONE + "update milestone set state = 'LATE'",
                        "milestone_state_check"),
                broken(
                        "an amount without a currency",
                        INSTRUMENT.formatted("amount", "5"),
                        "instrument_amount_has_currency"),
                broken(
                        "an amount of nothing",
                        INSTRUMENT.formatted("amount, currency", "0, 'CNY'"),
                        "instrument_amount_check"),
                broken(
                        "a planned instrument that operates",
                        INSTRUMENT.formatted(
                                "operating_on, operating_on_precision, operating_on_confidence",
                                "'2020-01-01', 'DAY', 'STATED'"),
                        "instrument_stages_reached"),
                broken(
                        "an instrument that closes before it operates",
                        INSTRUMENT.formatted(
                                "state, operating_on, operating_on_precision, operating_on_confidence, closed_on, closed_on_precision, closed_on_confidence",
                                "'CLOSED', '2020-01-02', 'DAY', 'STATED', '2020-01-01', 'DAY', 'STATED'"),
                        "instrument_stages_in_order"),
                broken(
                        "a merged organization that is not archived",
                        "update organization set merged_into_id = (select id from organization where code = 'b') where code = 'a'",
                        "organization_merged_into"),
                broken(
                        "an organization merged into itself",
                        "update organization set archived = true, merged_into_id = id where code = 'a'",
                        "organization_merged_into"),
                broken(
                        "a code given again after its record was deleted",
                        "delete from organization where code = 'c'; insert into organization (code, kind, name_zh, name_en) values ('c', 'GROUP', '丙', 'C')",
                        "retired_code_pkey"),
                broken(
                        "the same reminder twice",
                        "insert into reminder (agreement_id, subject, due_on, days_before, told_on) select id, 'EXPIRY', '2030-01-01', 30, '2029-12-02' from agreement cross join generate_series(1, 2) where code = 'AG-1'",
                        "reminder_key"),
                broken(
                        "the same words cited twice",
                        "insert into evidence (record_type, record_code, source_id, quote, stance, confidence) select 'AGREEMENT', 'AG-1', id, '词', 'SUPPORTS', 'STATED' from source cross join generate_series(1, 2)",
                        "evidence_record_type_record_code_member_source_id_quote_dig_key"),
                broken(
                        "a rollout that rests on an agreement and on nothing",
                        ROLLOUT
                                + "update rollout set basis_id = (select min(id) from agreement), without_basis_reason = '甲'",
                        "rollout_one_basis"),
                broken("a rollout of no model", ROLLOUT + "update rollout set model_id = -1", "rollout_model_id_fkey"),
                broken(
                        "a model that a rollout goes into is deleted",
                        ROLLOUT + "delete from vehicle_model",
                        "rollout_model_id_fkey"),
                broken(
                        "an agreement that a rollout rests on is deleted",
                        ROLLOUT
                                + "update rollout set basis_id = (select id from agreement where code = 'AG-3'); delete from agreement where code = 'AG-3'",
                        "rollout_basis_id_fkey"),
                broken(
                        "a stage that is reached twice",
                        ROLLOUT + STAGE.formatted("'LAUNCHED', 2", "null", "'2020-01-01'", "null"),
                        "rollout_stage_once"),
                broken(
                        "a stage that is there twice",
                        ROLLOUT
                                + STAGE.formatted("'LAUNCHED', 1", "null", "'2020-01-01'", "null")
                                + STAGE.formatted("'LAUNCHED', 1", "null", "'2020-01-02'", "null"),
                        "rollout_stage_rollout_id_stage_occurrence_key"),
                broken(
                        "an unknown stage",
                        ROLLOUT + STAGE.formatted("'SOLD', 1", "null", "'2020-01-01'", "null"),
                        "rollout_stage_stage_check"),
                broken(
                        "a hold that is planned ahead",
                        ROLLOUT + STAGE.formatted("'ON_HOLD', 1", "'2030-01-01'", "'2020-01-01'", "null"),
                        "rollout_stage_not_planned"),
                broken(
                        "a launch that is resumed",
                        ROLLOUT + STAGE.formatted("'LAUNCHED', 1", "null", "'2020-01-01'", "'2020-02-01'"),
                        "rollout_stage_resumed"),
                broken(
                        "a hold that ends before it begins",
                        ROLLOUT + STAGE.formatted("'ON_HOLD', 1", "null", "'2020-01-02'", "'2020-01-01'"),
                        "rollout_stage_resumed"),
                broken(
                        "two plans of one number",
                        ROLLOUT + PLAN.formatted("1", "'LAUNCHED'") + PLAN.formatted("1", "'VALIDATING'"),
                        "rollout_plan_rollout_id_number_key"),
                broken("a plan to cancel", ROLLOUT + PLAN.formatted("1", "'CANCELLED'"), "rollout_plan_stage_check"),
                broken(
                        "a model with an unknown powertrain",
                        MODEL + "update vehicle_model set powertrain = 'STEAM'",
                        "vehicle_model_powertrain_check"),
                broken(
                        "a model of what was merged into another",
                        "update organization set archived = true, merged_into_id = (select id from organization where code = 'b') where code = 'a';"
                                + MODEL,
                        "refuse_merged"),
                broken(
                        "a solution in use twice at once",
                        DEPLOYMENT.formatted("'DP-1'", "solution.id", "'2020-01-01'", "'2020-12-31'")
                                + DEPLOYMENT.formatted("'DP-2'", "solution.id", "'2020-12-31'", "null"),
                        "deployment_overlaps"),
                broken(
                        "a deployment that ends before it begins",
                        DEPLOYMENT.formatted("'DP-1'", "solution.id", "'2020-01-02'", "'2020-01-01'"),
                        "deployment_order"),
                broken(
                        "an organization that is referred to is deleted",
                        tie("a", "b", "BRAND_OF", null, null) + "delete from organization where code = 'b'",
                        "organization_tie_to_id_fkey"));
    }

    static Stream<Arguments> keptRules() {
        return Stream.of(
                Arguments.of(
                        "a parent follows another",
                        tie("a", "b", "BRAND_OF", null, "2019-12-31") + tie("a", "c", "BRAND_OF", "2020-01-01", null)),
                Arguments.of(
                        "three groups of a joint venture",
                        tie("a", "b", "JOINT_VENTURE_OF", null, null) + tie("a", "c", "JOINT_VENTURE_OF", null, null)),
                Arguments.of(
                        "ties that would be a cycle, were they of the same time",
                        tie("a", "b", "AFFILIATE_OF", null, "2019-12-31")
                                + tie("b", "a", "AFFILIATE_OF", "2020-01-01", null)),
                Arguments.of("a month by its last day", source("'2020-02-29'", "'MONTH'", "'STATED'")),
                Arguments.of("a quarter by its last day", source("'2019-06-30'", "'QUARTER'", "'INFERRED'")),
                Arguments.of("a year by its last day", source("'2019-12-31'", "'YEAR'", "'STATED'")),
                Arguments.of("a day or before it", source("'2019-06-28'", "'BY'", "'INFERRED'")),
                Arguments.of(
                        "an unknown solution in use twice at once",
                        DEPLOYMENT.formatted("'DP-1'", "null", "'2020-01-01'", "null")
                                + DEPLOYMENT.formatted("'DP-2'", "null", "'2020-01-01'", "null")),
                Arguments.of(
                        "a solution in use again after it was not",
                        DEPLOYMENT.formatted("'DP-1'", "solution.id", "'2020-01-01'", "'2020-12-30'")
                                + DEPLOYMENT.formatted("'DP-2'", "solution.id", "'2020-12-31'", "null")),
                Arguments.of(
                        "several holds",
                        ROLLOUT
                                + STAGE.formatted("'ON_HOLD', 1", "null", "'2020-01-01'", "'2020-02-01'")
                                + STAGE.formatted("'ON_HOLD', 2", "null", "'2020-03-01'", "null")),
                Arguments.of(
                        "a chain of lineages", LINEAGE.formatted("AG-1", "AG-2") + LINEAGE.formatted("AG-2", "AG-3")));
    }

    /** What a function does is read in one place, and changed there. */
    @Test
    void everyFunctionAndEveryViewIsStatedOnce() throws IOException {
        Pattern made = Pattern.compile("(?im)^create (?:or replace )?(?:function|procedure|view) ([\\w.]+)");
        List<String> stated = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("db", "migration"))) {
            for (Path file : files.sorted().toList()) {
                String sql = Files.readString(file);
                made.matcher(sql).results().map(found -> found.group(1)).forEach(stated::add);
                if (!sql.startsWith("-- ")) {
                    untold.add(file.getFileName().toString());
                }
            }
        }
        assertThat(stated).hasSizeGreaterThan(80).doesNotHaveDuplicates();
        assertThat(untold).as("files that do not say first what they are for").isEmpty();
    }

    /** What holds on every PostgreSQL. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class OnAnyPostgres {

        private TestDatabase.Fresh database;

        abstract TestDatabase.Fresh fresh() throws Exception;

        @BeforeAll
        void migrate() throws Exception {
            database = fresh();
            MigrateResult result = flyway().migrate();
            assertThat(result.success).isTrue();
            assertThat(result.migrationsExecuted).isPositive();
        }

        TestDatabase.Fresh database() {
            return database;
        }

        Flyway flyway() {
            return flyway(database, Map.of());
        }

        static Flyway flyway(TestDatabase.Fresh database, Map<String, String> otherwise) {
            Map<String, String> placeholders = new HashMap<>(database.placeholders());
            placeholders.putAll(otherwise);
            return Schema.flyway(database).placeholders(placeholders).load();
        }

        /** Runs SQL as the service's own role and takes everything back. */
        private void write(String sql) throws SQLException {
            try (Connection connection = database.asApplication()) {
                connection.setAutoCommit(false);
                connection.setSchema("autopact");
                try (Statement statement = connection.createStatement()) {
                    statement.execute(RECORDS);
                    statement.execute(sql);
                    statement.execute("set constraints all immediate");
                } finally {
                    connection.rollback();
                }
            }
        }

        @Test
        void aSecondMigrationHasNothingToDo() {
            assertThat(flyway().migrate().migrationsExecuted).isZero();
            assertThatCode(() -> flyway().validate()).doesNotThrowAnyException();
        }

        @Test
        void whatIsRepeatedCanBeRepeatedAndChangesNothing() throws SQLException {
            List<String> before = Schema.of(database);
            try (Connection connection = database.asOwner();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(
                                "update autopact.flyway_schema_history set checksum = 0 where script like 'R\\_\\_%'"))
                        .isGreaterThan(30);
            }
            assertThat(flyway().migrate().migrationsExecuted).isGreaterThan(30);
            assertThat(Schema.of(database)).isEqualTo(before);
        }

        /**
         * Most are checked when they are made; what PostgreSQL puts in place of their calls is so when they are
         * planned.
         */
        @Test
        void everyFunctionAndEveryViewCanBePlanned() throws SQLException {
            List<String> questions = Schema.rows(database, """
                    select 'explain select * from ' || case when pronamespace = 'autopact'::regnamespace then proname
                            else 'autopact_bi.' || proname end
                        || '(' || coalesce((select string_agg('null::' || type::regtype, ', ') from unnest(proargtypes::oid[]) as type), '')
                        || ')'
                    from pg_proc
                    where pronamespace in ('autopact'::regnamespace, 'autopact_bi'::regnamespace) and prokind = 'f'
                      and prorettype <> 'trigger'::regtype
                    union all
                    select 'explain select * from ' || oid::regclass from pg_class
                    where relkind = 'v' and relnamespace in ('autopact'::regnamespace, 'autopact_bi'::regnamespace)""");
            assertThat(questions).hasSizeGreaterThan(100);
            for (String question : questions) {
                assertThatCode(() -> Schema.rows(database, question))
                        .as(question)
                        .doesNotThrowAnyException();
            }
        }

        @Test
        void migrationsLeaveARegisterWithoutRecords() throws SQLException {
            try (Connection connection = database.asApplication();
                    Statement statement = connection.createStatement();
                    ResultSet counts = statement.executeQuery("""
                            select (select count(*) from autopact.register), (select count(*) from autopact.organization),
                                   (select count(*) from autopact.change)""")) {
                counts.next();
                assertThat(new long[] {counts.getLong(1), counts.getLong(2), counts.getLong(3)})
                        .containsExactly(1, 0, 0);
            }
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.autopact.shared.postgres.MigrationTests#brokenRules")
        void theDatabaseRefuses(String rule, String sql, String constraint) {
            assertThatExceptionOfType(PSQLException.class)
                    .isThrownBy(() -> write(sql))
                    .satisfies(refusal -> assertThat(name(refusal.getServerErrorMessage()))
                            .as("%s: %s", rule, refusal.getMessage())
                            .matches(name -> constraint.equals("(check)")
                                    ? "23514".equals(refusal.getSQLState())
                                    : constraint.equals("(type)")
                                            ? "23502".equals(refusal.getSQLState())
                                            : constraint.equals(name)));
        }

        private static String name(ServerErrorMessage message) {
            return message == null ? "" : String.valueOf(message.getConstraint());
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.autopact.shared.postgres.MigrationTests#keptRules")
        void theDatabaseTakes(String rule, String sql) {
            assertThatCode(() -> write(sql)).as(rule).doesNotThrowAnyException();
        }
    }

    /** The PostgreSQL that the other tests run on. */
    @Nested
    class OnTheOneThatComesAlong extends OnAnyPostgres {

        @Override
        TestDatabase.Fresh fresh() {
            return TestDatabase.fresh();
        }

        @Test
        void theViewsFollowTheZoneOfTheService() throws SQLException {
            TestDatabase.Fresh own = TestDatabase.fresh();
            assertThat(flyway(own, Map.of("zone", "interval '14 hours'")).migrate().migrationsExecuted)
                    .isGreaterThan(1);
            LocalDate inTheEast = asOf(own);
            assertThat(flyway(own, Map.of("zone", "interval '-12 hours'")).migrate().migrationsExecuted)
                    .as("what day it is, and the views")
                    .isEqualTo(2);
            assertThat(asOf(own))
                    .as("there it is a day or two earlier at any time")
                    .isBefore(inTheEast);
        }

        private static LocalDate asOf(TestDatabase.Fresh database) throws SQLException {
            try (Connection connection = database.asBiTool();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("select autopact_bi.as_of()")) {
                result.next();
                return result.getObject(1, LocalDate.class);
            }
        }

        @Test
        void aViewWhoseColumnsWereOthersIsMadeAnewAndCanBeRead() throws SQLException {
            TestDatabase.Fresh own = TestDatabase.fresh();
            flyway(own, Map.of()).migrate();
            try (Connection connection = own.asOwner();
                    Statement statement = connection.createStatement()) {
                statement.execute("""
                        drop view autopact_bi.organizations;
                        create view autopact_bi.organizations as select 1 as code, 'A' as name_en;
                        update autopact.flyway_schema_history set checksum = 0 where script = 'R__publish_views.sql'""");
            }
            flyway(own, Map.of()).migrate();
            try (Connection connection = own.asBiTool();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("select * from autopact_bi.organizations")) {
                assertThat(result.getMetaData().getColumnName(2)).isEqualTo("kind");
            }
        }
    }

    /** The oldest PostgreSQL that the service runs on. */
    @Nested
    class OnTheOldest extends OnAnyPostgres {

        private OldestPostgres server;

        @Override
        TestDatabase.Fresh fresh() throws IOException, SQLException {
            assumeThat(OldestPostgres.runsHere()).isTrue();
            server = OldestPostgres.start();
            return server.fresh();
        }

        @AfterAll
        void stop() {
            if (server != null) {
                server.close();
            }
        }

        @Test
        void aRoleForBiToolsThatWasNotThereMayReadTheViewsFromTheNextStartOn() throws SQLException {
            try (Connection administrator = server.asAdministrator(database());
                    Statement statement = administrator.createStatement()) {
                assertThat(names(statement, "select rolname from pg_roles where rolname = 'autopact_bi'"))
                        .as("the register was migrated without the role")
                        .isEmpty();
                statement.execute("create role autopact_bi");
                statement.execute("create role test_bi login in role autopact_bi");
            }
            flyway().migrate();
            try (Connection tool = database().asBiTool();
                    Statement statement = tool.createStatement()) {
                List<String> views = names(
                        statement,
                        "select table_name from information_schema.tables where table_schema = 'autopact_bi'");
                assertThat(views).contains("agreements", "coverage");
                for (String view : views) {
                    assertThatCode(() -> statement.execute("select * from autopact_bi." + view))
                            .as(view)
                            .doesNotThrowAnyException();
                }
            }
        }

        private static List<String> names(Statement statement, String sql) throws SQLException {
            List<String> names = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    names.add(result.getString(1));
                }
            }
            return names;
        }

        @Test
        void isTheOldestRelease() throws SQLException {
            try (Connection connection = database().asOwner()) {
                assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(15);
            }
        }
    }
}
