package io.autopact.portfolio;

import java.util.EnumSet;
import java.util.Set;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** What can happen on a timeline, with the words for it. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
enum TimelineEventKind {
    COOPERATION_BEGAN("建立合作", "Cooperation began"),
    COOPERATION_ENDED("合作终止", "Cooperation ended"),
    JOINED("成为下属", "Came to belong to"),
    LEFT("脱离", "Left"),
    DRAFTED("协议起草", "Agreement drafted"),
    NEGOTIATING("协议谈判", "Agreement under negotiation"),
    SIGNED("协议签署", "Agreement signed"),
    EFFECTIVE("协议生效", "Agreement takes effect"),
    AMENDMENT("协议修订", "Agreement amended"),
    RENEWAL("协议续签", "Agreement renewed"),
    NOTICE("通知不续期", "Notice given"),
    EXPIRY("协议到期", "Agreement expires"),
    TERMINATED("协议终止", "Agreement terminated"),
    WITHDRAWN("协议撤回", "Agreement withdrawn"),
    MILESTONE("里程碑到期", "Milestone due"),
    MILESTONE_DONE("里程碑完成", "Milestone done"),
    MILESTONE_MISSED("里程碑未达成", "Milestone missed"),
    MILESTONE_WAIVED("里程碑免除", "Milestone waived"),
    ESTABLISHED("载体设立", "Instrument established"),
    OPERATING("载体运营", "Instrument operating"),
    CLOSED("载体关闭", "Instrument closed"),
    PLANNED("落地立项", "Rollout planned"),
    INTEGRATING("落地集成", "Rollout integrating"),
    VALIDATING("落地验证", "Rollout validating"),
    LAUNCHED("落地上市", "Rollout launched"),
    RETIRED("落地退出", "Rollout retired"),
    ON_HOLD("落地搁置", "Rollout on hold"),
    CANCELLED("落地取消", "Rollout cancelled"),
    DEPLOYED("部署启用", "Deployment began"),
    DEPLOYMENT_ENDED("部署结束", "Deployment ended"),
    CONFERENCE("大会", "Conference"),
    ANNOUNCEMENT("宣布", "Announcement"),
    LAUNCH("上线", "Launch"),
    MEETING("会谈", "Meeting"),
    OTHER("事件", "Event");

    private static final Set<TimelineEventKind> MARKS = EnumSet.of(
            DRAFTED,
            NEGOTIATING,
            SIGNED,
            EFFECTIVE,
            AMENDMENT,
            RENEWAL,
            NOTICE,
            EXPIRY,
            TERMINATED,
            WITHDRAWN,
            MILESTONE);

    private final String zh;
    private final String en;

    /** Whether it is marked on the bar of an agreement. */
    boolean isMark() {
        return MARKS.contains(this);
    }
}
