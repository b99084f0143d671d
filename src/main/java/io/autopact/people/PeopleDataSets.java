package io.autopact.people;

import io.autopact.evidence.CitableType;
import io.autopact.evidence.NamedRecords;
import io.autopact.evidence.OrganizationNames;
import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.TableDataSet;
import io.autopact.history.HistoricResource;
import io.autopact.shared.roles.PersonalData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The data sets of people, and that they have a history. */
@Configuration(proxyBeanMethods = false)
class PeopleDataSets {

    @Bean
    HistoricResource personHistory() {
        return HistoricResource.of(PersonService.PEOPLE, PersonService.RECORD_KIND, "person", "person")
                .withActions(Set.of("ARCHIVED", "RESTORED", "ERASED"))
                .withReaders(Map.of(
                        "nameZh", PersonalData.NAMES,
                        "nameEn", PersonalData.NAMES,
                        "officeZh", PersonalData.NAMES,
                        "officeEn", PersonalData.NAMES,
                        "subject", PersonalData.NAMES,
                        "email", PersonalData.ADDRESSES,
                        "phone", PersonalData.ADDRESSES));
    }

    /** It is narrowed by no filter: what a filter finds would tell of columns that not everybody may read. */
    @Bean
    DataSet personDataSet(List<CitableType> types) {
        return TableDataSet.builder()
                .name(PersonService.PEOPLE)
                .descriptionZh("人员：合作方联系人与己方同事")
                .descriptionEn("Contacts at partners, and colleagues")
                .table("person")
                .fields(
                        Field.lowerCode("code", "人员编码", "The person's code"),
                        Field.name("name_zh", "中文姓名", "Name in Chinese").withReaders(PersonalData.NAMES),
                        Field.name("name_en", "英文姓名", "Name in English").withReaders(PersonalData.NAMES),
                        Field.text("organization", 80, "组织编码", "The code of the organization that they belong to")
                                .withRequired(true),
                        Field.text("office_zh", 200, "中文职务", "Their office, in Chinese")
                                .withReaders(PersonalData.NAMES),
                        Field.text("office_en", 200, "英文职务", "Their office, in English")
                                .withReaders(PersonalData.NAMES),
                        Field.text("email", 254, "电子邮箱", "Their e-mail address")
                                .withPattern(Pattern.compile(PersonService.EMAIL))
                                .withReaders(PersonalData.ADDRESSES),
                        Field.text("phone", 50, "电话", "Their telephone number").withReaders(PersonalData.ADDRESSES),
                        Field.text("subject", 255, "登录主体", "The subject of their login, in the words of the issuer")
                                .withReaders(PersonalData.NAMES),
                        Field.of("archived", ColumnType.BOOLEAN, "是否归档", "Whether they are kept for the record only")
                                .withFallback("false"),
                        Field.of("erased", ColumnType.BOOLEAN, "是否已抹除个人数据", "Whether their personal data was erased")
                                .withFallback("false"))
                .versioned(true)
                .codesOf(PersonService.RECORD_KIND)
                .recordRules(PeopleRules.PERSON)
                .context("organization_is_there", "of_them.code is not null")
                .contextJoin("left join (%s) as of_them on of_them.code = s.organization"
                        .formatted(OrganizationNames.codes(types)))
                .afterDataSet("organizations")
                .deriveVersion()
                .build();
    }

    @Bean
    DataSet responsibleDataSet(List<ResponsibleType> types) {
        TableDataSet.TableDataSetBuilder dataSet = TableDataSet.builder()
                .name("responsible")
                .descriptionZh("负责人：谁对哪条记录负责")
                .descriptionEn("Who is responsible for records")
                .table("responsibility");
        return NamedRecords.complete(
                        dataSet, types.stream().map(ResponsibleType::records).toList())
                .fields(
                        Field.keyReference("person", "person", "人员编码", "The person's code"),
                        Field.constant("role", ResponsibleRole.values(), "角色", "What they are to it")
                                .withRequired(true)
                                .withKey(true),
                        Field.of("from", ColumnType.DATE, "开始日期", "The first day; empty for since ever")
                                .withColumn("valid_from")
                                .withKey(true),
                        Field.of("until", ColumnType.DATE, "结束日期", "The last day; empty where it is open")
                                .withColumn("valid_until"))
                .recordRules(PeopleRules.RESPONSIBLE)
                .afterDataSet("milestones")
                .deriveUpdatedAt()
                .build();
    }
}
