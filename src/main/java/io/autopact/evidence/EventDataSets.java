package io.autopact.evidence;

import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.TableDataSet;
import io.autopact.history.HistoricResource;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of events, their data sets, and that they can be cited and have a history. */
@Configuration(proxyBeanMethods = false)
class EventDataSets {

    private static final TableDataSet.Owner EVENT = new TableDataSet.Owner("event", "event_id");

    @Bean
    CitableType citableEvent() {
        return CitableType.of(EventService.RECORD_KIND, "select code from event", EventView.class);
    }

    @Bean
    HistoricResource eventHistory() {
        return HistoricResource.of(EventService.EVENTS, EventService.RECORD_KIND, "event", "event");
    }

    @Bean
    ListDefinition<EventView> eventListing(JsonRows rows, List<CitableType> types) {
        return EventLists.events(rows, types);
    }

    @Bean
    DataSet eventDataSet() {
        return TableDataSet.builder()
                .name(EventService.EVENTS)
                .descriptionZh("事件：某日发生、不属于任何记录步骤的事")
                .descriptionEn("What happened on a day and is no step of a record")
                .table("event")
                .narrowedBy(EventService.EVENTS, "event.code", "code")
                .fields(
                        Field.upperCode("code", "事件编码", "The event's code"),
                        Field.constant("kind", EventKind.values(), "类型", "What kind of thing happened")
                                .withRequired(true),
                        Field.text("title_zh", 500, "中文标题", "What happened, in Chinese")
                                .withRequired(true),
                        Field.text("title_en", 500, "英文标题", "What happened, in English")
                                .withRequired(true))
                .fieldList(Field.requiredRoughDate("on", "happened_on", "发生日期", "When it happened"))
                .fields(
                        Field.text("place_zh", 200, "中文地点", "Where, in Chinese"),
                        Field.text("place_en", 200, "英文地点", "Where, in English"))
                .versioned(true)
                .codesOf(EventService.RECORD_KIND)
                .deriveVersion()
                .build();
    }

    @Bean
    DataSet eventOrganizationDataSet(List<CitableType> types) {
        return parts("event_organizations", "event_organization")
                .descriptionZh("到场的组织")
                .descriptionEn("The organizations that were at events")
                .fields(
                        event(),
                        Field.text("organization", 80, "组织编码", "The organization's code")
                                .withRequired(true)
                                .withKey(true))
                .recordRules(EventRules.PARTY)
                .context("organization_is_there", "there.code is not null")
                .contextJoin("left join (%s) as there on there.code = s.organization"
                        .formatted(OrganizationNames.codes(types)))
                .afterDataSet("organizations")
                .build();
    }

    @Bean
    DataSet eventRecordDataSet(List<CitableType> types) {
        TableDataSet.TableDataSetBuilder dataSet = parts("event_records", "event_record")
                .descriptionZh("事件所涉及的记录")
                .descriptionEn("The records that events are about")
                .fields(event());
        return NamedRecords.complete(dataSet, types).build();
    }

    private static TableDataSet.TableDataSetBuilder parts(String name, String table) {
        return TableDataSet.builder()
                .name(name)
                .table(table)
                .narrowedBy(EventService.EVENTS, "event.code", "event")
                .owner(EVENT)
                .derive(
                        "event_title_zh",
                        ColumnType.STRING,
                        "of_event.title_zh",
                        "事件的中文标题",
                        "Chinese title of the event")
                .derive(
                        "event_title_en",
                        ColumnType.STRING,
                        "of_event.title_en",
                        "事件的英文标题",
                        "English title of the event");
    }

    private static Field event() {
        return Field.keyReference("event", "event", "事件编码", "The event's code");
    }
}
