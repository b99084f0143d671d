package io.autopact.integration.notification;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * The words of a mail about a webhook that the service has disabled, in both languages, as plain text and as HTML.
 *
 * @param code its code
 * @param descriptionZh what it is described as in Chinese; null where it is not
 * @param descriptionEn the same in English
 * @param why for which reason
 * @param disabledOn the day on which it was disabled
 */
record WebhookMail(
        String code,
        @Nullable String descriptionZh,
        @Nullable String descriptionEn,
        ReminderSubject why,
        LocalDate disabledOn) {

    private static final String AFTERWARDS_ZH = "在重新启用之前，不再向其推送任何事件。启用时立即推送积压的事件；停用期间写入的事件须另行重放。";
    private static final String AFTERWARDS_EN =
            "Nothing is sent to it until it is enabled again. What waits is sent then; what is written meanwhile is sent by a replay.";

    String title() {
        return "推送地址 %1$s 已停用 · Webhook %1$s was disabled".formatted(code);
    }

    /**
     * As plain text.
     *
     * @param link where the webhook is read; null where no address is known
     */
    String text(@Nullable String link) {
        return "%s\n%s\n\n%s\n%s\n%s"
                .formatted(whatZh(), whatEn(), AFTERWARDS_ZH, AFTERWARDS_EN, link == null ? "" : "\n" + link + "\n");
    }

    /**
     * As HTML.
     *
     * @param link where the webhook is read; null where no address is known
     */
    String html(@Nullable String link) {
        String where = link == null
                ? ""
                : "<p><a style=\"color:#175cd3;text-decoration:none\" href=\"%1$s\">%1$s</a></p>"
                        .formatted(escape(link));
        return Digest.page(
                title(),
                "<p>%s<br>%s</p><p>%s<br>%s</p>%s"
                        .formatted(escape(whatZh()), escape(whatEn()), AFTERWARDS_ZH, AFTERWARDS_EN, where));
    }

    private String whatZh() {
        return "推送地址 %s%s自 %s 起停用：%s。"
                .formatted(
                        code, descriptionZh == null ? "" : "（%s）".formatted(descriptionZh), disabledOn, why.zh(null));
    }

    private String whatEn() {
        return "The webhook %s%s has been disabled since %s: %s."
                .formatted(
                        code, descriptionEn == null ? "" : " (%s)".formatted(descriptionEn), disabledOn, why.en(null));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
