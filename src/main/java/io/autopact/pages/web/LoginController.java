package io.autopact.pages.web;

import io.autopact.access.LoginAddress;
import io.autopact.access.LoginReason;
import io.autopact.access.Logins;
import io.autopact.access.OwnAddress;
import io.autopact.access.PageController;
import io.autopact.portfolio.picture.Language;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Logs people in who want to look at pages, and out. */
@Hidden
@RestController
@RequiredArgsConstructor
class LoginController implements PageController {

    private final Logins logins;

    /** The form, or where somebody wanted to go who is logged in already. */
    @PermitAll
    @GetMapping("/login")
    ResponseEntity<String> form(
            @RequestParam(name = "continue", required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String acceptLanguage,
            @Nullable Authentication requester,
            HttpServletRequest request,
            HttpServletResponse response) {
        URI wanted = OwnAddress.of(next);
        if (requester != null) {
            return ResponseEntity.status(HttpStatus.FOUND).location(wanted).build();
        }
        Language language = Language.of(lang, acceptLanguage);
        return page(
                logins.endOf(request, response)
                        .or(() -> LoginAddress.reason(reason))
                        .map(LoginWords::of)
                        .orElse(null),
                language,
                wanted,
                request);
    }

    @PermitAll
    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> login(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(name = "continue", required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String acceptLanguage,
            HttpServletRequest request,
            HttpServletResponse response) {
        Language language = Language.of(lang, acceptLanguage);
        URI wanted = OwnAddress.of(next);
        if (logins.byToken(token.strip(), request, response)) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER).location(wanted).build();
        }
        return page(LoginWords.WRONG_TOKEN, language, wanted, request);
    }

    @PermitAll
    @PostMapping(path = "/logout", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> logout(
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request,
            HttpServletResponse response) {
        logins.end(request, response);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(LoginAddress.of(LoginReason.LOGOUT, null, lang))
                .build();
    }

    private ResponseEntity<String> page(
            @Nullable LoginWords words, Language language, URI next, HttpServletRequest request) {
        DoorPage page = new DoorPage(
                language,
                language.choose("登录", "Log in"),
                words == null ? null : words.in(language),
                null,
                null,
                FormToken.of(request),
                new DoorPage.Login(
                        next.toString(),
                        LoginAddress.of(null, next.toString(), language.choose("en", "zh"))
                                .toString(),
                        logins.issuers(next.toString())),
                false);
        return ResponseEntity.status(words == null ? HttpStatus.OK : words.status())
                .contentType(PageProblems.HTML)
                .body(page.html());
    }
}
