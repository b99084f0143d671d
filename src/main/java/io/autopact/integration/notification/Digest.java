package io.autopact.integration.notification;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * The words of a digest, in both languages, as plain text and as HTML.
 *
 * @param day the day that it is of
 * @param nameZh the recipient's name in Chinese; null where it is no person
 * @param nameEn the recipient's name in English; null where it is no person
 * @param lines what it tells, in the order in which it is due
 * @param links the addresses in it
 * @param leave where the recipient leaves the list; null where no address is known
 */
record Digest(
        LocalDate day,
        @Nullable String nameZh,
        @Nullable String nameEn,
        List<DigestLine> lines,
        Links links,
        @Nullable String leave) {

    /** More than this nobody reads; the rest is counted. */
    private static final int MOST = 200;

    Digest {
        Map<DigestLine.Thing, DigestLine> things = new LinkedHashMap<>();
        lines.forEach(line -> things.putIfAbsent(line.thing(), line));
        lines = List.copyOf(things.values());
    }

    String title() {
        return "%d 项到期提醒 · %d due (%s)".formatted(lines.size(), lines.size(), day);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        if (nameZh != null) {
            text.append("%s，您好：\nDear %s,\n\n".formatted(nameZh, nameEn));
        }
        text.append("以下事项到期，或已延期。\nThis is due, or late.\n");
        shown().forEach(line -> {
            text.append("\n%s  %s · %s\n"
                    .formatted(
                            line.dueOn(),
                            line.subject().zh(line.stage()),
                            line.subject().en(line.stage())));
            text.append("  %s · %s\n".formatted(whenZh(line), whenEn(line)));
            text.append("  %s\n  %s\n".formatted(line.titleZh(), line.titleEn()));
            if (line.organizationsZh() != null) {
                text.append("  %s · %s\n".formatted(line.organizationsZh(), line.organizationsEn()));
            }
            text.append("  %s · %s\n".formatted(whyZh(line), whyEn(line)));
            links.to(line).ifPresent(link -> text.append("  ").append(link).append('\n'));
        });
        if (lines.size() > MOST) {
            text.append("\n另有 %1$d 项。 %1$d more.\n".formatted(lines.size() - MOST));
        }
        if (leave != null) {
            text.append("\n-- \n退订 Unsubscribe: ").append(leave).append('\n');
        }
        return text.toString();
    }

    String html() {
        StringBuilder rows = new StringBuilder();
        shown().forEach(line -> rows.append(row(line)));
        String greeting = nameZh == null ? "" : "<p>%s，您好：<br>Dear %s,</p>".formatted(escape(nameZh), escape(nameEn));
        String more = lines.size() > MOST ? "<p>另有 %1$d 项。 %1$d more.</p>".formatted(lines.size() - MOST) : "";
        String footer = leave == null
                ? ""
                : "<p style=\"color:#667085;font-size:12px\"><a style=\"color:#667085\" href=\"%s\">退订 Unsubscribe</a></p>"
                        .formatted(escape(leave));
        return page(title(), """
                %s<p>以下事项到期，或已延期。<br>This is due, or late.</p>
                <table role="presentation" style="width:100%%;border-collapse:collapse">
                %s</table>
                %s%s""".formatted(greeting, rows, more, footer));
    }

    /** A mail with this title and, in HTML, this body. */
    static String page(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="zh">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%1$s</title></head>
                <body style="margin:0;padding:24px;background:#f5f6f8;color:#101828;font:15px/1.5 'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',Arial,sans-serif">
                <div style="max-width:640px;margin:0 auto;padding:24px 28px;background:#fff;border-radius:8px">
                <h1 style="margin:0 0 16px;font-size:19px">%1$s</h1>
                %2$s</div>
                </body>
                </html>
                """.formatted(escape(title), body);
    }

    private String row(DigestLine line) {
        boolean late = line.dueOn().isBefore(day);
        String organizations = line.organizationsZh() == null
                ? ""
                : "<div style=\"color:#475467\">%s · %s</div>"
                        .formatted(escape(line.organizationsZh()), escape(line.organizationsEn()));
        return """
                <tr><td style="padding:12px 16px 12px 0;border-top:1px solid #e4e7ec;vertical-align:top;white-space:nowrap;width:1%%"><b>%s</b><br><span style="color:%s">%s<br>%s</span></td>
                <td style="padding:12px 0;border-top:1px solid #e4e7ec;vertical-align:top"><div style="color:#475467">%s · %s</div>
                <div style="font-weight:600">%s</div>%s<div style="color:#667085;font-size:12px">%s · %s</div></td></tr>
                """.formatted(
                        line.dueOn(),
                        late ? "#b42318" : "#475467",
                        whenZh(line),
                        whenEn(line),
                        line.subject().zh(line.stage()),
                        line.subject().en(line.stage()),
                        title(line),
                        organizations,
                        whyZh(line),
                        whyEn(line));
    }

    private String title(DigestLine line) {
        String titles = escape(line.titleZh()) + "<br>" + escape(line.titleEn());
        return links.to(line)
                .map(link -> "<a style=\"color:#175cd3;text-decoration:none\" href=\"%s\">%s</a>"
                        .formatted(escape(link), titles))
                .orElse(titles);
    }

    private List<DigestLine> shown() {
        return lines.subList(0, Math.min(MOST, lines.size()));
    }

    private String whenZh(DigestLine line) {
        long days = ChronoUnit.DAYS.between(day, line.dueOn());
        return days > 0 ? "还有 %d 天".formatted(days) : days == 0 ? "今天" : "已过 %d 天".formatted(-days);
    }

    private String whenEn(DigestLine line) {
        long days = ChronoUnit.DAYS.between(day, line.dueOn());
        return switch (Math.clamp(days, -2, 2)) {
            case 2 -> "in %d days".formatted(days);
            case 1 -> "tomorrow";
            case 0 -> "today";
            case -1 -> "yesterday";
            default -> "%d days ago".formatted(-days);
        };
    }

    private static String whyZh(DigestLine line) {
        return switch (line.reachedAs()) {
            case RECORD -> "您是负责人";
            case AGREEMENT -> "您负责其协议";
            case ORGANIZATION -> "您负责该组织";
            case FALLBACK, NOBODY -> "未登记负责人";
        };
    }

    private static String whyEn(DigestLine line) {
        return switch (line.reachedAs()) {
            case RECORD -> "you are responsible";
            case AGREEMENT -> "you are responsible for its agreement";
            case ORGANIZATION -> "you are responsible for the organization";
            case FALLBACK, NOBODY -> "nobody is recorded as responsible";
        };
    }

    private static String escape(@Nullable String text) {
        return HtmlUtils.htmlEscape(text == null ? "" : text, "UTF-8");
    }
}
