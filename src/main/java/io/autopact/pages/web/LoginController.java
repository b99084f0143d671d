package io.autopact.pages.web;

import io.autopact.access.LoginAddress;
import io.autopact.access.LoginReason;
import io.autopact.access.Logins;
import io.autopact.access.OwnAddress;
import io.autopact.access.PageController;
import io.autopact.pages.Asked;
import io.autopact.pages.FormToken;
import io.autopact.pages.Heading;
import io.autopact.pages.HtmlAnswer;
import io.autopact.pages.PageWriter;
import io.autopact.portfolio.picture.Language;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Logs people in who want to look at pages, and out. */
@Hidden
@RestController
@RequiredArgsConstructor
class LoginController implements PageController {

    private final Logins logins;
    private final AskedResolver readers;
    private final PageWriter pages;

    /** The form, or where somebody wanted to go who is logged in already. */
    @PermitAll
    @GetMapping("/login")
    ResponseEntity<String> form(
            @RequestParam(name = "continue", required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String reason,
            @Nullable Authentication requester,
            HttpServletRequest request,
            HttpServletResponse response) {
        URI wanted = OwnAddress.of(next);
        if (requester != null) {
            return ResponseEntity.status(HttpStatus.FOUND).location(wanted).build();
        }
        return page(
                logins.endOf(request, response)
                        .or(() -> LoginAddress.reason(reason))
                        .map(LoginWords::of)
                        .orElse(null),
                wanted,
                request);
    }

    @PermitAll
    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> login(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(name = "continue", required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        URI wanted = OwnAddress.of(next);
        if (logins.byToken(token.strip(), request, response)) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER).location(wanted).build();
        }
        return page(LoginWords.WRONG_TOKEN, wanted, request);
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

    private ResponseEntity<String> page(@Nullable LoginWords words, URI next, HttpServletRequest request) {
        Asked asked = readers.asFarAsPossible(request, "/login").withGiven(Map.of("continue", next.toString()));
        Language language = asked.language();
        LoginPage page = new LoginPage(
                words == null ? null : words.in(language),
                LoginPage.issuers(logins.issuers(next.toString())),
                FormToken.of(request),
                next.toString(),
                language.choose("zh", "en"));
        return HtmlAnswer.of(
                asked,
                words == null ? HttpStatus.OK : words.status(),
                pages.write(asked, Heading.bare(language.choose("登录", "Log in")), "login", page));
    }
}
