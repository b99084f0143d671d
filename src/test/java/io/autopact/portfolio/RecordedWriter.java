package io.autopact.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes a portfolio into the register with plain SQL, so that nothing stands between what is recorded and the answers.
 */
final class RecordedWriter {

    private final JdbcClient database;

    RecordedWriter(JdbcClient database) {
        this.database = database;
    }

    void write(List<Recorded.Solution> solutions) {
        insert(
                "solution (id, code, name_zh, name_en, element_id, element_confidence)",
                solutions.stream()
                        .map(each -> row(
                                each.id(),
                                text(each.code()),
                                "'方案'",
                                "'Solution'",
                                key("element", each.element()),
                                text(each.elementConfidence()))));
        insert(
                "solution_domain (solution_id, domain_id, confidence)",
                solutions.stream()
                        .flatMap(each -> each.domains().entrySet().stream()
                                .map(domain -> row(
                                        each.id(),
                                        key("cooperation_domain", domain.getKey()),
                                        text(domain.getValue())))));
    }

    void write(Recorded portfolio) {
        insert(
                "organization (id, code, kind, name_zh, name_en, country)",
                portfolio.organizations().stream()
                        .map(each -> row(
                                each.id(), text(each.code()), text(each.kind()), "'组织'", "'Organization'", "'QW'")));
        insert(
                "organization_tie (organization_id, to_id, kind, %s, %s)"
                        .formatted(rough("valid_from"), rough("valid_until")),
                portfolio.ties().stream()
                        .map(each -> row(each.of().id(), each.to().id(), text(each.kind()), days(each.days()))));
        insert(
                "cooperation (organization_id, %s, %s)".formatted(rough("since"), rough("until")),
                portfolio.cooperations().stream()
                        .map(each -> row(each.organization().id(), days(each.days()))));
        writeAgreements(portfolio.agreements());
        writeRollouts(portfolio.rollouts());
        insert(
                "deployment (id, code, organization_id, solution_id, %s, %s)"
                        .formatted(rough("valid_from"), rough("valid_until")),
                portfolio.deployments().stream()
                        .map(each -> row(
                                each.id(),
                                text(each.number()),
                                each.organization().id(),
                                each.solution() == null
                                        ? "null"
                                        : each.solution().id(),
                                days(each.days()))));
    }

    private void writeAgreements(List<Recorded.Agreement> agreements) {
        insert(
                """
                agreement (id, code, kind, title_zh, title_en, status, %s, negotiating_on, %s, %s, %s, notice_days,
                    renewal_months, extends_to_subsidiaries, terminated_on, withdrawn_on)""".formatted(rough("drafted_on"), rough("signed_on"), rough("effective_on"), rough("expires_on")),
                agreements.stream()
                        .map(each -> row(
                                each.id(),
                                text(each.number()),
                                "'MEMORANDUM'",
                                "'协议'",
                                "'Agreement'",
                                text(each.status()),
                                date(each.draftedOn()),
                                text(each.negotiatingOn()),
                                date(each.signedOn()),
                                date(each.effectiveOn()),
                                date(each.expiresOn()),
                                each.noticeDays(),
                                each.renewalMonths(),
                                each.extendsToSubsidiaries(),
                                text(each.terminatedOn()),
                                text(each.withdrawnOn()))));
        insert(
                "amendment (agreement_id, number, kind, %s, %s, extends_to_subsidiaries)"
                        .formatted(rough("effective_on"), rough("expires_on")),
                agreements.stream()
                        .flatMap(agreement -> agreement.amendments().stream()
                                .map(each -> row(
                                        agreement.id(),
                                        each.number(),
                                        text(each.kind()),
                                        date(each.effectiveOn()),
                                        date(each.expiresOn()),
                                        each.extendsToSubsidiaries()))));
        String days = "%s, %s, added_in".formatted(rough("valid_from"), rough("valid_until"));
        insert(
                "agreement_party (agreement_id, organization_id, role, %s)".formatted(days),
                agreements.stream()
                        .flatMap(agreement -> agreement.parties().stream()
                                .map(each -> row(
                                        agreement.id(),
                                        each.organization().id(),
                                        "'COUNTERPARTY'",
                                        days(each.days()),
                                        each.addedIn()))));
        insert(
                "agreement_item (agreement_id, kind, item_id, confidence, %s)".formatted(days),
                agreements.stream()
                        .flatMap(agreement -> agreement.scope().stream()
                                .map(each -> row(
                                        agreement.id(),
                                        "'DOMAIN'",
                                        key("cooperation_domain", each.domain()),
                                        text(each.confidence()),
                                        days(each.days()),
                                        each.addedIn()))));
        insert(
                "agreement_item (agreement_id, kind, item_id, confidence, %s)".formatted(days),
                agreements.stream()
                        .flatMap(agreement -> agreement.solutions().stream()
                                .map(each -> row(
                                        agreement.id(),
                                        "'SOLUTION'",
                                        each.solution().id(),
                                        text(each.confidence()),
                                        days(each.days()),
                                        each.addedIn()))));
        insert(
                "agreement_item (agreement_id, kind, item_id, confidence, %s)".formatted(days),
                agreements.stream()
                        .flatMap(agreement -> agreement.elements().stream()
                                .map(each -> row(
                                        agreement.id(),
                                        "'ELEMENT'",
                                        key("element", each.element()),
                                        text(each.confidence()),
                                        days(each.days()),
                                        each.addedIn()))));
    }

    /** Each rollout goes into a model of its own. */
    private void writeRollouts(List<Recorded.Rollout> rollouts) {
        insert(
                "vehicle_model (id, code, maker_id, name_zh, name_en)",
                rollouts.stream()
                        .map(each -> row(
                                each.id(),
                                "'model-%d'".formatted(each.id()),
                                each.maker().id(),
                                "'车型'",
                                "'Model'")));
        insert(
                "rollout (id, code, model_id, solution_id)",
                rollouts.stream()
                        .map(each -> row(
                                each.id(),
                                text(each.number()),
                                each.id(),
                                each.solution().id())));
        insert(
                "rollout_stage (rollout_id, stage, %s, made_on, %s, resumed_on)"
                        .formatted(rough("planned_on"), rough("actual_on")),
                rollouts.stream()
                        .flatMap(rollout -> rollout.stages().stream()
                                .map(each -> row(
                                        rollout.id(),
                                        text(each.stage()),
                                        date(each.plannedOn()),
                                        text(each.madeOn()),
                                        date(each.actualOn()),
                                        text(each.resumedOn())))));
    }

    private void insert(String table, Stream<String> rows) {
        List<String> values = rows.toList();
        if (!values.isEmpty()) {
            database.sql("insert into " + table + " values " + String.join(", ", values))
                    .update();
        }
    }

    private static String row(@Nullable Object... values) {
        List<String> written = new ArrayList<>();
        for (Object value : values) {
            written.add(String.valueOf(value));
        }
        return written.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    private static String rough(String column) {
        return "%1$s, %1$s_precision, %1$s_confidence".formatted(column);
    }

    private static String days(Recorded.Days days) {
        return date(days.from()) + ", " + day(days.until());
    }

    /** What ends on a date known roughly is certain only until it may have ended. */
    private static String day(@Nullable LocalDate date) {
        return date(date).replace("'BY'", "'DAY'");
    }

    private static String date(@Nullable LocalDate date) {
        return date == null ? "null, null, null" : "'%s', 'BY', 'INFERRED'".formatted(date);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "null" : "'%s'".formatted(value);
    }

    private static String key(String table, @Nullable String code) {
        return code == null ? "null" : "(select id from %s where code = '%s')".formatted(table, code);
    }
}
