package io.autopact.portfolio.picture;

import io.autopact.agreement.AgreementPhase;
import io.autopact.portfolio.TimelineView;
import io.autopact.portfolio.TimelineView.AgreementBar;
import io.autopact.portfolio.TimelineView.DeploymentBar;
import io.autopact.portfolio.TimelineView.Mark;
import io.autopact.portfolio.TimelineView.RolloutBar;
import io.autopact.portfolio.WrittenDate;
import io.autopact.shared.time.DatePrecision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a timeline says. */
record TimelineWords(TimelineView timeline, Language language) {

    private String choose(String zh, String en) {
        return language.choose(zh, en);
    }

    private String subject() {
        return language.name(timeline.nameZh(), timeline.nameEn());
    }

    String title() {
        return subject() + choose(" · 合作时间线", " · Timeline");
    }

    String subtitle() {
        return today() + " · " + totals();
    }

    private String totals() {
        return String.join(
                " · ",
                language.count(timeline.agreements().size(), "份协议", "agreement"),
                language.count(timeline.rollouts().size(), "项车型落地", "rollout"),
                language.count(timeline.deployments().size(), "项部署", "deployment"));
    }

    String description() {
        long inForce = timeline.agreements().stream()
                .filter(bar -> bar.phase() == AgreementPhase.IN_FORCE || bar.phase() == AgreementPhase.EXPIRING)
                .count();
        long launched = timeline.rollouts().stream()
                .filter(bar -> "LAUNCHED".equals(bar.stage()))
                .count();
        return choose(
                "%s及其下属组织的合作时间线，截至 %s：%s。其中 %d 份协议生效，%d 个车型已上市。"
                        .formatted(subject(), timeline.asOf(), totals(), inForce, launched),
                "What happened with %s and all that belongs to it, as of %s: %s. %d in force, %d launched."
                        .formatted(subject(), timeline.asOf(), totals(), inForce, launched));
    }

    String today() {
        return choose("截至 ", "As of ") + timeline.asOf();
    }

    String agreements() {
        return choose("协议", "Agreements");
    }

    String rollouts() {
        return choose("车型落地", "Rollouts");
    }

    String deployments() {
        return choose("部署", "Deployments");
    }

    String bars() {
        return choose("横条", "Bars");
    }

    String deployed() {
        return choose("部署", "Deployment");
    }

    String marks() {
        return choose("节点", "Events");
    }

    String stages() {
        return choose("落地阶段", "Stages");
    }

    String slip() {
        return choose("空心为计划，实心为实际", "Hollow: plan, filled: actual");
    }

    String events() {
        return choose("组织与合作载体", "Organizations, instruments");
    }

    String eventCount(int number) {
        return language.count(number, "项", "event");
    }

    String nothing() {
        return choose("没有任何记录", "Nothing is recorded");
    }

    String undated() {
        return choose("日期未知", "Dates not known");
    }

    String unbegun() {
        return choose("起始日未知", "First day not known");
    }

    String open() {
        return choose("终止日未知或自动续期", "End unknown, or renews itself");
    }

    String title(AgreementBar bar) {
        return language.name(bar.titleZh(), bar.titleEn());
    }

    String phase(@Nullable AgreementPhase phase) {
        return switch (phase) {
            case null -> choose("未签署", "Not signed");
            case UPCOMING -> choose("待生效", "Upcoming");
            case IN_FORCE -> choose("生效中", "In force");
            case EXPIRING -> choose("即将到期", "Expiring");
            case EXPIRED -> choose("已到期", "Expired");
            case TERMINATED -> choose("已终止", "Terminated");
        };
    }

    String mark(String kind) {
        return switch (kind) {
            case "DRAFTED" -> choose("起草", "Drafted");
            case "NEGOTIATING" -> choose("谈判", "Negotiating");
            case "SIGNED" -> choose("签署", "Signed");
            case "EFFECTIVE" -> choose("生效", "In effect");
            case "AMENDMENT" -> choose("补充协议", "Amendment");
            case "RENEWAL" -> choose("续签", "Renewal");
            case "NOTICE" -> choose("不续期通知", "Notice");
            case "EXPIRY" -> choose("到期", "Expiry");
            case "TERMINATED" -> choose("终止", "Terminated");
            case "WITHDRAWN" -> choose("撤回", "Withdrawn");
            case "MILESTONE" -> choose("里程碑", "Milestone");
            case "EVENT" -> choose("其他事项", "Other event");
            case "MORE" -> choose("同期多项", "Several at once");
            default -> kind;
        };
    }

    String mark(Mark mark) {
        return WrittenDate.of(mark.on(), mark.precision()) + " " + mark(mark.kind())
                + (mark.code() == null ? "" : " " + mark.code());
    }

    String stage(@Nullable String stage) {
        return switch (stage) {
            case null -> choose("未开始", "Not begun");
            case "PLANNED" -> choose("计划", "Planned");
            case "INTEGRATING" -> choose("集成", "Integrating");
            case "VALIDATING" -> choose("验证", "Validating");
            case "LAUNCHED" -> choose("上市", "Launched");
            case "RETIRED" -> choose("退役", "Retired");
            case "ON_HOLD" -> choose("暂停", "On hold");
            case "CANCELLED" -> choose("取消", "Cancelled");
            default -> stage;
        };
    }

    String planned(String day) {
        return choose("计划 ", "plan ") + day;
    }

    /** What is told, with how many days that is off the first plan. */
    String slipped(String told, long slip) {
        return slip == 0 ? told : "%s (%+d %s)".formatted(told, slip, choose("天", "d"));
    }

    String model(RolloutBar bar) {
        return language.name(bar.modelNameZh(), bar.modelNameEn());
    }

    String solution(RolloutBar bar) {
        return language.name(bar.solutionNameZh(), bar.solutionNameEn());
    }

    String title(RolloutBar bar) {
        return model(bar) + " · " + solution(bar);
    }

    String title(DeploymentBar bar) {
        String organization = language.name(bar.organizationNameZh(), bar.organizationNameEn());
        String zh = bar.solutionNameZh();
        String en = bar.solutionNameEn();
        return zh == null || en == null
                ? organization + choose(" · 方案未知", " · solution not known")
                : organization + " · " + language.name(zh, en);
    }

    String span(AgreementBar bar) {
        return span(bar.from(), bar.fromPrecision(), bar.until(), bar.untilPrecision());
    }

    String span(DeploymentBar bar) {
        return span(bar.from(), bar.fromPrecision(), bar.until(), bar.untilPrecision());
    }

    private String span(
            @Nullable LocalDate from,
            @Nullable DatePrecision fromPrecision,
            @Nullable LocalDate until,
            @Nullable DatePrecision untilPrecision) {
        return (from == null ? undated() : WrittenDate.of(from, fromPrecision)) + " – "
                + (until == null ? open() : WrittenDate.of(until, untilPrecision));
    }
}
