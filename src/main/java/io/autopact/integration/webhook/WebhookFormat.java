package io.autopact.integration.webhook;

/** How events are sent to a webhook. */
public enum WebhookFormat {
    /** One by one as CloudEvents, signed by Standard Webhooks. */
    STANDARD,
    /** As a message in Chinese to a robot of a group in WeCom 企业微信. */
    WECOM,
    /** The same in Feishu 飞书. */
    FEISHU,
    /** The same in DingTalk 钉钉. */
    DINGTALK;

    /** Whether it is for people: what happened together is one message. */
    boolean isRobot() {
        return this != STANDARD;
    }

    /** Whether requests can be signed with a secret; the address alone is what WeCom trusts. */
    boolean isSigned() {
        return this != WECOM;
    }
}
