package io.autopact.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every link of every page leads somewhere: to a page, an answer of the interface, a file of CSV, a place in the page.
 */
@ArticleTest
class LinkTests {

    private static final Pattern LINK = Pattern.compile(" href=\"([^\"]*)\"");

    /** Other dates, other languages and other orders show the same kinds of links once more. */
    private static final Pattern ALIKE = Pattern.compile("compare=|lang=%s|months=|kind=|by=|group=false|after=");

    @Autowired
    private Api api;

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyLinkLeadsSomewhere(String lang) {
        Pattern alike = Pattern.compile(ALIKE.pattern().formatted(lang.equals("zh") ? "en" : "zh"));
        Deque<String> open = new ArrayDeque<>(Set.of("/?asOf=2019-07-01&lang=" + lang));
        Set<String> seen = new HashSet<>(open);
        Map<String, String> bodies = new HashMap<>();
        Map<String, Set<String>> places = new HashMap<>();
        while (!open.isEmpty()) {
            String path = open.remove();
            Answer answer = api.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            if (!answer.header("Content-Type").startsWith("text/html") || path.startsWith("/swagger-ui")) {
                continue;
            }
            bodies.put(path, answer.body());
            Matcher link = LINK.matcher(answer.body());
            while (link.find()) {
                String target = link.group(1).replace("&amp;", "&");
                if (target.startsWith("#")) {
                    assertThat(answer.body())
                            .as(path + " → " + target)
                            .contains("id=\"%s\"".formatted(target.substring(1)));
                    continue;
                }
                String page = target.split("#", -1)[0];
                if (target.contains("#")) {
                    places.computeIfAbsent(page, any -> new TreeSet<>())
                            .add(URLDecoder.decode(target.substring(target.indexOf('#') + 1), StandardCharsets.UTF_8));
                }
                boolean dated =
                        !page.startsWith("/api/") || page.contains("asOf=2019-07-01") || !page.contains("asOf=");
                if (page.startsWith("/") && dated && !alike.matcher(page).find() && seen.add(page)) {
                    open.add(page);
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(150);
        places.keySet().retainAll(bodies.keySet());
        assertThat(places)
                .isNotEmpty()
                .allSatisfy((page, ids) -> assertThat(ids)
                        .as(page)
                        .allSatisfy(id -> assertThat(bodies.get(page)).contains("id=\"%s\"".formatted(id))));
    }
}
