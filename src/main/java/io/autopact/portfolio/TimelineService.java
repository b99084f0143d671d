package io.autopact.portfolio;

import io.autopact.agreement.AgreementPhase;
import io.autopact.organization.OrganizationView;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.time.DatePrecision;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what happened with an organization and all that belongs to it, in the order of the days. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TimelineService {

    private static final String TIMELINE = SqlFile.read("portfolio/timeline.sql");

    private final JdbcClient database;
    private final JsonRows rows;

    /** What the database gives; events and bars are put together from it. */
    record Facts(
            List<AgreementFact> agreements,
            List<TimelineView.RolloutBar> rollouts,
            List<TimelineView.DeploymentBar> deployments,
            List<EventFact> events) {

        /** What happened to one record on one day stands in the order in which it can happen. */
        static final Comparator<EventFact> ORDER = Comparator.comparing(EventFact::on)
                .thenComparing(EventFact::type)
                .thenComparing(EventFact::code)
                .thenComparing(EventFact::kind);
    }

    /** An agreement without its marks. */
    record AgreementFact(
            String number,
            String titleZh,
            String titleEn,
            List<String> parties,
            @Nullable LocalDate from,
            @Nullable DatePrecision fromPrecision,
            @Nullable LocalDate until,
            @Nullable DatePrecision untilPrecision,
            @Nullable AgreementPhase phase) {}

    /** An event before it is put in words; the agreement is that whose bar it may be marked on. */
    record EventFact(
            LocalDate on,
            @Nullable DatePrecision precision,
            String type,
            String code,
            TimelineEventKind kind,
            boolean planned,
            @Nullable String organization,
            @Nullable String agreement,
            @Nullable String part,
            String nameZh,
            String nameEn,
            @Nullable LocalDate notBefore) {

        TimelineView.Event told() {
            return new TimelineView.Event(
                    on,
                    precision,
                    type,
                    code,
                    kind.name(),
                    planned,
                    organization,
                    "%s：%s".formatted(kind.zh(), nameZh),
                    "%s: %s".formatted(kind.en(), nameEn),
                    notBefore);
        }
    }

    /**
     * What happened with an organization and all that belongs to it at a date, up to that date, and what was planned
     * then.
     */
    @Transactional(readOnly = true)
    public TimelineView timeline(OrganizationView organization, LocalDate asOf) {
        Facts facts = database.sql(TIMELINE)
                .param("code", organization.code())
                .param("asOf", asOf)
                .query(rows.as(Facts.class))
                .single();
        List<EventFact> events = facts.events().stream().sorted(Facts.ORDER).toList();
        Map<String, List<TimelineView.Mark>> marks = events.stream()
                .filter(event -> event.agreement() != null && event.kind().isMark())
                .collect(Collectors.groupingBy(
                        event -> Objects.requireNonNull(event.agreement()),
                        Collectors.mapping(
                                event -> new TimelineView.Mark(
                                        event.on(),
                                        event.precision(),
                                        event.kind().name(),
                                        event.part()),
                                Collectors.toList())));
        List<TimelineView.Event> told = events.stream().map(EventFact::told).toList();
        return new TimelineView(
                organization.code(),
                organization.nameZh(),
                organization.nameEn(),
                asOf,
                facts.agreements().stream()
                        .map(agreement -> new TimelineView.AgreementBar(
                                agreement.number(),
                                agreement.titleZh(),
                                agreement.titleEn(),
                                agreement.parties(),
                                agreement.from(),
                                agreement.fromPrecision(),
                                agreement.until(),
                                agreement.untilPrecision(),
                                agreement.phase(),
                                marks.getOrDefault(agreement.number(), List.of())))
                        .toList(),
                facts.rollouts(),
                facts.deployments(),
                told.stream().filter(event -> !event.isKnownBy()).toList(),
                told.stream().filter(TimelineView.Event::isKnownBy).toList());
    }
}
