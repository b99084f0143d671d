package io.autopact.integration.notification.web;

import io.autopact.integration.notification.Unsubscribing;
import io.autopact.shared.request.PublicAddress;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.PermitAll;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where mail is declined, and asked for again: by a person in two clicks, since programs look at links of mail too, and
 * by a mail program in one (RFC 8058). It is a page whatever is asked for: what a mail program would take is not known.
 */
@Hidden
@RestController
@RequestMapping("/unsubscribe/{secret}")
@RequiredArgsConstructor
class UnsubscribeController {

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Unsubscribing unsubscribing;

    @PermitAll
    @GetMapping
    ResponseEntity<String> ask(@PathVariable String secret) {
        return unsubscribing
                .isSubscribed(secret)
                .map(subscribed -> subscribed
                        ? page(HttpStatus.OK, "到期提醒邮件 · Mail of what is due", form(secret, "退订 Unsubscribe"))
                        : page(
                                HttpStatus.OK,
                                "您已退订，不再收到提醒邮件。 · You are unsubscribed and get no mail.",
                                form(secret + "/again", "重新订阅 Subscribe again")))
                .orElseGet(UnsubscribeController::unknown);
    }

    @PermitAll
    @PostMapping
    ResponseEntity<String> leave(@PathVariable String secret) {
        return subscribe(secret, false);
    }

    @PermitAll
    @PostMapping("/again")
    ResponseEntity<String> comeBack(@PathVariable String secret) {
        return subscribe(secret, true);
    }

    private ResponseEntity<String> subscribe(String secret, boolean wanted) {
        if (unsubscribing.isSubscribed(secret).isEmpty()) {
            return unknown();
        }
        unsubscribing.subscribe(secret, wanted);
        return ask(secret);
    }

    private static ResponseEntity<String> unknown() {
        return page(HttpStatus.NOT_FOUND, "没有这封邮件。 · There is no such mail.", "");
    }

    private static String form(String step, String button) {
        return "<form method=\"post\" action=\"%s\"><button>%s</button></form>"
                .formatted(PublicAddress.of("/unsubscribe/" + step), button);
    }

    private static ResponseEntity<String> page(HttpStatus status, String words, String form) {
        return ResponseEntity.status(status)
                .header("Content-Security-Policy", POLICY)
                .contentType(MediaType.TEXT_HTML)
                .body("""
                        <!DOCTYPE html>
                        <html lang="zh">
                        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>autopact</title></head>
                        <body style="margin:48px auto;max-width:480px;font:16px/1.6 sans-serif;text-align:center">
                        <p>%s</p>%s
                        </body>
                        </html>
                        """.formatted(words, form));
    }
}
