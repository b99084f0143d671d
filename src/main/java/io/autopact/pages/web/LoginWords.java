package io.autopact.pages.web;

import io.autopact.access.LoginReason;
import io.autopact.portfolio.picture.Language;
import org.springframework.http.HttpStatus;

/**
 * What the login page says before somebody tries.
 *
 * @param status the status of the page
 * @param zh what it says, in Chinese
 * @param en what it says, in English
 */
record LoginWords(HttpStatus status, String zh, String en) {

    static final LoginWords WRONG_TOKEN = new LoginWords(
            HttpStatus.UNAUTHORIZED,
            "这个令牌无效：可能输错了，或者已过期、已被吊销，或者不能从这里使用。请核对后重试，或向管理员要一个新的。",
            "This token is not valid: it may be mistyped, expired or revoked, or not to be used from here. Check it and try"
                    + " again, or ask an administrator for a new one.");

    static LoginWords of(LoginReason reason) {
        return switch (reason) {
            case OVER ->
                new LoginWords(
                        HttpStatus.UNAUTHORIZED, "登录已到期或已结束，请重新登录。", "Your session is over. Log in again to go on.");
            case NOT_VALID ->
                new LoginWords(
                        HttpStatus.UNAUTHORIZED,
                        "登录所用的令牌已过期、被吊销，或者不能从这里使用，登录已结束。请用有效的令牌重新登录。",
                        "The token that you logged in with has expired, was revoked, or may not be used from here, so that your"
                                + " session is over. Log in again with one that is valid.");
            case LOGOUT -> new LoginWords(HttpStatus.OK, "已退出登录。", "You are logged out.");
            case ISSUER_AWAY ->
                new LoginWords(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "身份提供方暂时没有响应。请稍后再试，或用 API 令牌登录。",
                        "Your organization's login does not answer. Try again later, or log in with an API token.");
            case NOT_RECOGNISED ->
                new LoginWords(
                        HttpStatus.UNAUTHORIZED,
                        "身份提供方没有完成登录，或者它的答复无效。请再试一次。",
                        "Your organization's login did not let you in, or its answer does not count. Try again.");
            case NO_ROLE ->
                new LoginWords(
                        HttpStatus.FORBIDDEN,
                        "身份提供方认识你，但没有给你本系统的角色。请向管理员申请。",
                        "Your organization's login knows you and gives you no role here. Ask an administrator for one.");
        };
    }

    String in(Language language) {
        return language.choose(zh, en);
    }
}
