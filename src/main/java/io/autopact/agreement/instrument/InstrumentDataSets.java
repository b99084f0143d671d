package io.autopact.agreement.instrument;

import io.autopact.agreement.AgreementContext;
import io.autopact.agreement.PartsOfAgreements;
import io.autopact.evidence.CitableType;
import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.TableDataSet;
import io.autopact.history.HistoricResource;
import io.autopact.people.ResponsibleType;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What instruments contribute: their data set, that they can be cited, and their history. */
@Configuration(proxyBeanMethods = false)
class InstrumentDataSets {

    @Bean
    CitableType citableInstrument() {
        return CitableType.of("INSTRUMENT", "select code from instrument", InstrumentView.class);
    }

    @Bean
    ResponsibleType responsibleForInstrument() {
        return new ResponsibleType(citableInstrument());
    }

    @Bean
    HistoricResource instrumentHistory() {
        return HistoricResource.of("instruments", "INSTRUMENT", "instrument", "instrument")
                .withStates("INSTRUMENT_", InstrumentState.values());
    }

    @Bean
    DataSet instrumentDataSet() {
        return TableDataSet.builder()
                .name("instruments")
                .descriptionZh("合作载体：协议拟设立的实验室、基金与合资公司")
                .descriptionEn("Instruments: what agreements set up")
                .table("instrument")
                .narrowedBy(InstrumentLists.INSTRUMENTS, "instrument.code", "code")
                .fields(
                        Field.upperCode("code", "合作载体编码", "The instrument's code"),
                        Field.reference("agreement", "agreement", "协议编号", "The agreement's number")
                                .withRequired(true),
                        Field.constant("kind", InstrumentKind.values(), "类别", "What it is")
                                .withRequired(true),
                        Field.name("name_zh", "中文名称", "Name in Chinese"),
                        Field.name("name_en", "英文名称", "Name in English"),
                        Field.of("amount", ColumnType.NUMBER, "金额", "Its size in the currency")
                                .withPattern(Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,2})?"))
                                .between("0.01", "999999999999999999.99"),
                        Field.text("currency", 3, "币种", "The currency by ISO 4217")
                                .withPattern(Pattern.compile("[A-Z]{3}")),
                        Field.text("place_zh", 200, "地点（中文）", "Where it is, in Chinese"),
                        Field.text("place_en", 200, "地点（英文）", "Where it is, in English"),
                        Field.constant(
                                        "state",
                                        InstrumentState.values(),
                                        "状态",
                                        "How far it had come at the date asked about")
                                .withFallback("'PLANNED'")
                                .withDated(
                                        "instrument_state_on(t.state, t.established_on, t.operating_on, t.closed_on, :asOf)"))
                .fieldList(reached("established_on", "设立日期", "When it was set up"))
                .fieldList(reached("operating_on", "运营日期", "When it began to work"))
                .fieldList(reached("closed_on", "关闭日期", "When it ended"))
                .fields(
                        Field.text("state_note", 4000, "状态说明", "What was said when it came to its state")
                                .withDated(
                                        "case when t.state = instrument_state_on(t.state, t.established_on, t.operating_on, t.closed_on, :asOf) then t.state_note end"),
                        Field.text("note", 4000, "备注", "What else is to be known"))
                .versioned(true)
                .codesOf("INSTRUMENT")
                .recordRules(InstrumentRules.RECORD)
                .contextFrom(AgreementContext.GIVEN_UP_BEFORE)
                .join("join agreement on agreement.id = t.agreement_id")
                .rowsThen(PartsOfAgreements.BEGUN)
                .deriveUpdatedAt()
                .build();
    }

    /** The day of a state, where that was by the date asked about. */
    private static List<Field> reached(String name, String descriptionZh, String descriptionEn) {
        return Field.roughDate(name, name, descriptionZh, descriptionEn).stream()
                .map(field -> field.withDated("case when there_at(t.%1$s, t.%1$s_precision, :asOf) then t.%2$s end"
                        .formatted(name, field.column())))
                .toList();
    }
}
