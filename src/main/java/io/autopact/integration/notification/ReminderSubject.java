package io.autopact.integration.notification;

import io.autopact.history.ChineseWords;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/** What somebody is told of, as it is called in a mail: what is due, or why the service has disabled a webhook. */
@RequiredArgsConstructor
public enum ReminderSubject {
    /** An agreement ends. */
    EXPIRY(ChineseWords.of("EXPIRY"), "Agreement ends"),
    /** The last day to give notice. */
    NOTICE(ChineseWords.of("NOTICE"), "Last day to give notice"),
    /** A milestone is due. */
    MILESTONE("里程碑到期", "Milestone due"),
    /** A stage of a rollout is planned. */
    STAGE("计划阶段", "Stage planned"),
    /** A stage of a rollout is late. */
    LATE("落地延期", "Rollout late"),
    /** A webhook was disabled, as its receiver wants nothing any more. */
    WEBHOOK_GONE("接收方应答 410，不再接收", "its receiver answered 410 and wants nothing any more"),
    /** A webhook was disabled, as nothing was received for five days. */
    WEBHOOK_FAILING("连续五天推送失败", "nothing was received for five days");

    private final String zh;
    private final String en;

    /** What it is called in Chinese, with the stage of a rollout where there is one. */
    public String zh(@Nullable String stage) {
        return stage == null ? zh : zh + "：" + ChineseWords.of(stage);
    }

    /** The same in English. */
    public String en(@Nullable String stage) {
        return stage == null ? en : en + ": " + stage.toLowerCase(Locale.ROOT);
    }
}
