package io.autopact;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The frame of the OpenAPI document: what the service is, and its operations in the order of the glossary. */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

    /** Stands in the document for the address that its reader sees the service at. */
    static final String SERVER = "/{autopact}";

    private static final String BEARER = "token";

    private static final List<Tag> TAGS = List.of(
            tag("Organizations", "组织：可成为协议一方的任何组织 · Anyone who can be party to an agreement."),
            tag("Own units", "己方单位 · Our own company and its units, which sign as parties."),
            tag("Automakers", "车企 · Vehicle makers, with their ties and our cooperation."),
            tag("Partners", "生态伙伴 · Mobility operators, ecosystem partners, technology affiliates."),
            tag("Agreements", "协议 · What was agreed, with whom, over what, from when to when."),
            tag("Milestones", "里程碑 · What agreements oblige someone to deliver, and by when."),
            tag("Instruments", "合作载体 · Joint labs, funds and joint ventures that agreements set up."),
            tag("Vehicle models", "车型 · The models of automakers."),
            tag("Rollouts", "车型落地 · Solutions going into vehicle models, from plan to launch."),
            tag("Deployments", "部署 · Solutions in use at organizations."),
            tag(
                    "Portfolio",
                    "合作全景 · What it all adds up to: coverage, white space, gaps, what falls due, what slips, what changed."),
            tag("Claims", "对外口径 · What is stated in public, and whether the register bears it out."),
            tag("Cooperation domains", "合作领域 · The seven areas that agreements are about."),
            tag("Architectures", "业务架构 · The capability architecture 四横两纵一中台 in its versions."),
            tag("Solutions", "解决方案 · The products offered."),
            tag("Evidence", "来源与佐证 · Where facts come from, and the words that state them."),
            tag(
                    "Events",
                    "事件 · What happened and is no step of a record: conferences, announcements, launches, meetings."),
            tag(
                    "People",
                    "人员 · Contacts at partners, and colleagues: personal data, of which each role reads what it may."),
            tag("Notifications", "到期通知 · Who was told of what is due, by mail, and why something was not sent."),
            tag("Changes", "变更流 · Everything that changes, as events to follow."),
            tag("Webhooks", "推送 · Where what changes is sent to, signed and in order."),
            tag("History", "变更历史 · Who changed what, when, from what to what."),
            tag("Exports", "数据导出 · Every data set as CSV, for BI tools and spreadsheets."),
            tag("Imports", "数据导入 · The register filled from CSV files, checked as a whole before anything is written."),
            tag("Access", "访问控制 · Tokens, roles, and one's own identity."));

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("autopact")
                        .version("v1")
                        .summary("The system of record for partnerships with automakers 车企合作登记系统")
                        .description("""
                                With whom do we work, what was agreed, which part of what we offer does it cover, in which \
                                vehicles has it landed: with the words that state it, and as of any date (`asOf`).

                                与谁合作、约定了什么、覆盖了哪些能力、落地于哪些车型：每一条都有原文佐证，并可按任意日期查询（`asOf`）。

                                Press **Authorize** and paste a token; it survives a reload. Every error is a problem by \
                                RFC 9457 whose type has a page under [/problems](/problems).""")
                        .contact(new Contact().name("autopact").url("https://autopact.example"))
                        .license(new License().name("Proprietary").url("https://autopact.example/license")))
                .servers(List.of(new Server().url(SERVER).description("This service")))
                .tags(TAGS)
                .schemaRequirement(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("A token that an administrator made 由管理员创建的令牌"))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /** Swagger UI shows operations as the document has them: by tag in the order above, then by path. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    OpenApiCustomizer inTheOrderOfTheGlossary() {
        return document -> {
            List<String> order = TAGS.stream().map(Tag::getName).toList();
            Paths sorted = new Paths();
            document.getPaths().entrySet().stream()
                    .sorted(Comparator.<Map.Entry<String, PathItem>>comparingInt(
                                    entry -> order.indexOf(firstTag(entry.getValue())))
                            .thenComparing(Map.Entry::getKey))
                    .forEach(entry -> sorted.addPathItem(entry.getKey(), entry.getValue()));
            document.setPaths(sorted);
            document.getComponents().getSchemas().remove("JsonNode");
            document.setTags(TAGS);
        };
    }

    private static String firstTag(PathItem item) {
        return item.readOperations().stream()
                .map(Operation::getTags)
                .flatMap(List::stream)
                .findFirst()
                .orElse("");
    }
}
