package io.autopact.integration.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the robots of groups are spoken to, and what their answers mean: all three answer 200 to what they refuse. */
@Component
@RequiredArgsConstructor
class Robots {

    private final JsonMapper json;

    /**
     * What is posted to a robot.
     *
     * @param secret what to sign with; null where the robot wants no signature
     */
    Posting posting(WebhookFormat format, String url, @Nullable String secret, RobotMessage message, Instant moment) {
        return switch (format) {
            case WECOM ->
                posting(url, Map.of("msgtype", "markdown", "markdown", Map.of("content", text(message, "\n"))));
            case DINGTALK ->
                posting(
                        secret == null ? url : signedForDingTalk(url, secret, moment.toEpochMilli()),
                        Map.of(
                                "msgtype",
                                "markdown",
                                "markdown",
                                Map.of("title", message.title(), "text", text(message, "\n\n"))));
            case FEISHU -> posting(url, card(message, secret, moment.getEpochSecond()));
            case STANDARD -> throw new IllegalArgumentException("STANDARD is no robot");
        };
    }

    private Posting posting(String url, Map<String, ?> body) {
        return new Posting(url, Map.of(), "application/json", json.writeValueAsString(body));
    }

    private static String text(RobotMessage message, String end) {
        return "### " + message.title() + end + String.join(end, message.lines());
    }

    private static Map<String, Object> card(RobotMessage message, @Nullable String secret, long seconds) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (secret != null) {
            body.put("timestamp", Long.toString(seconds));
            body.put("sign", mac(seconds + "\n" + secret, ""));
        }
        body.put("msg_type", "interactive");
        body.put(
                "card",
                Map.of(
                        "header",
                        Map.of("title", Map.of("tag", "plain_text", "content", message.title())),
                        "elements",
                        List.of(Map.of("tag", "markdown", "content", String.join("\n", message.lines())))));
        return body;
    }

    private static String signedForDingTalk(String url, String secret, long milliseconds) {
        return "%s%stimestamp=%d&sign=%s"
                .formatted(
                        url,
                        url.indexOf('?') < 0 ? "?" : "&",
                        milliseconds,
                        URLEncoder.encode(mac(secret, milliseconds + "\n" + secret), StandardCharsets.UTF_8));
    }

    private static String mac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** The outcome as the robot's answer tells it. */
    Outcome judged(Outcome outcome) {
        return outcome.succeeded()
                ? complaint(outcome.answer()).map(outcome::withFailure).orElse(outcome)
                : outcome;
    }

    private Optional<String> complaint(@Nullable String answer) {
        JsonNode told;
        try {
            told = json.readTree(answer == null ? "" : answer);
        } catch (JacksonException unreadable) {
            return Optional.of("The answer is none of a robot");
        }
        for (String[] members :
                new String[][] {{"errcode", "errmsg"}, {"code", "msg"}, {"StatusCode", "StatusMessage"}}) {
            JsonNode code = told.path(members[0]);
            if (code.isNumber()) {
                return code.asLong() == 0
                        ? Optional.empty()
                        : Optional.of("%s %s: %s"
                                .formatted(
                                        members[0], code, told.path(members[1]).asString("")));
            }
        }
        return Optional.of("The answer is none of a robot");
    }
}
