package io.autopact.pages.web;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.autopact.access.Logins;
import io.autopact.portfolio.picture.Language;
import io.autopact.shared.request.PublicAddress;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * A page that somebody sees who is not let in, or where something is wrong: what it is, and where to go from here.
 *
 * @param language the language it is written in
 * @param title what it is
 * @param message what is to be said of it; null where nothing is
 * @param detail what is wrong in particular, in the words of the interface; null where nothing is
 * @param trace what finds the request in the log; null where nothing is wrong
 * @param form what forms of the page bring along; null where there is none
 * @param login whether and how to log in; null where that does not help
 * @param leaves whether somebody is logged in who can log out
 */
record DoorPage(
        Language language,
        String title,
        @Nullable String message,
        @Nullable String detail,
        @Nullable String trace,
        @Nullable FormToken form,
        @Nullable Login login,
        boolean leaves) {

    private static final Template TEMPLATE = template();

    /**
     * How to log in.
     *
     * @param next where to go on to
     * @param otherLanguage the same page in the other language
     * @param issuers where one can log in without a token
     */
    record Login(String next, String otherLanguage, List<Logins.Issuer> issuers) {}

    private static Template template() {
        try (Reader reader = new InputStreamReader(
                new ClassPathResource("templates/pages/door.mustache").getInputStream(), StandardCharsets.UTF_8)) {
            return Mustache.compiler().nullValue("").compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("The template of the login page is not on the classpath", e);
        }
    }

    /** The page as HTML. */
    String html() {
        return TEMPLATE.execute(this);
    }

    String lang() {
        return language.tag();
    }

    boolean english() {
        return language == Language.EN;
    }

    boolean chinese() {
        return language == Language.ZH;
    }

    /** What stands before every path of the service for whoever sees the page. */
    String base() {
        return PublicAddress.prefix();
    }
}
