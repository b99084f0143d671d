package io.autopact.portfolio;

import org.jspecify.annotations.Nullable;

/** Why a record is left out of a figure. */
public enum ExclusionReason {
    /** An ancestor of it is counted 上级已计入. */
    UNDER_ANCESTOR("上级 %s 已计入", "It belongs to %s, which is counted."),
    /** It is in cooperation and no automaker 不是车企. */
    NOT_AN_AUTOMAKER("有合作关系，但不是车企", "It is in cooperation, and no automaker."),
    /** No rollout into it was planned or begun by then 没有落地项目. */
    NO_ROLLOUT("当日没有任何落地项目", "There is no rollout into it by that day."),
    /** Its rollouts are on hold, cancelled or retired 落地项目已搁置、取消或退出. */
    ROLLOUT_ASIDE("其落地项目处于 %s 阶段", "Its rollouts are %s."),
    /** It is of another kind 类型不同. */
    OTHER_KIND("类型为 %s", "It is of the kind %s."),
    /** It is not in cooperation then 当日没有合作关系. */
    NOT_IN_COOPERATION("当日没有合作关系", "It is not in cooperation on that day."),
    /** Nothing is in use there then 当日没有在用的部署. */
    NO_DEPLOYMENT("当日没有在用的部署", "No deployment is in use there on that day."),
    /** The agreement does not cover it then 协议当日未覆盖. */
    NOT_COVERED("协议当日未覆盖", "The agreement does not cover it on that day.");

    private final String zh;
    private final String en;

    ExclusionReason(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The record that is left out, with the reason in both languages. */
    MetricRecords.Excluded of(String code, @Nullable String related) {
        return new MetricRecords.Excluded(
                code, this, this == UNDER_ANCESTOR ? related : null, en.formatted(related), zh.formatted(related));
    }
}
