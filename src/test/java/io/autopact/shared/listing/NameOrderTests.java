package io.autopact.shared.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Chinese names are sorted by pinyin, over pages as well, and backwards. */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NameOrderTests {

    /** 3M, Àodí, Cháng'ān, Chángchéng, Chóngqìng, Dōngfēng twice, Jílì, Yīqì, Zhōngxìng, Audi. */
    private static final List<String> NAMES =
            List.of("3M", "奥迪", "长安", "长城", "重庆", "东风", "東風", "吉利", "一汽", "中兴", "Audi");

    @Autowired
    private Api api;

    @BeforeAll
    void recordThem() {
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, new Random(15));
        for (int i = 0; i < names.size(); i++) {
            api.post("/api/v1/automakers", """
                            {"code": "order-%d", "kind": "GROUP", "nameZh": "%s", "nameEn": "A", "country": "LI"}""".formatted(i, names.get(i))).has(201);
            api.post("/api/v1/vehicle-models", """
                            {"code": "order-%d", "automaker": "order-%d", "nameZh": "%s", "nameEn": "A", "segment": "order"}""".formatted(i, i, names.get(i)))
                    .has(201);
            api.post("/api/v1/agreements", """
                            {"number": "ORDER-%d", "kind": "STRATEGIC_AGREEMENT", "titleZh": "%s", "titleEn": "order"}""".formatted(i, names.get(i))).has(201);
        }
    }

    private List<String> pages(String path, String member) {
        List<String> names = new ArrayList<>();
        Answer page = api.get(path + "&limit=2").has(200);
        names.addAll(page.items(member));
        while (page.json().at("/nextCursor").isString()) {
            page = api.get(path + "&limit=2&cursor=" + page.at("/nextCursor")).has(200);
            names.addAll(page.items(member));
        }
        return names;
    }

    @Test
    void organizationsGoByThePinyinOfTheirNames() {
        assertThat(pages("/api/v1/automakers?country=LI&sort=nameZh", "nameZh")).isEqualTo(NAMES);
        assertThat(pages("/api/v1/organizations?country=LI&sort=-nameZh", "nameZh"))
                .isEqualTo(NAMES.reversed());
    }

    @Test
    void vehicleModelsAndTitlesOfAgreementsDoAsWell() {
        assertThat(pages("/api/v1/vehicle-models?segment=order&sort=nameZh", "nameZh"))
                .isEqualTo(NAMES);
        assertThat(pages("/api/v1/agreements?q=order-&sort=titleZh,number", "titleZh"))
                .isEqualTo(NAMES);
        assertThat(pages("/api/v1/agreements?q=order-&sort=-titleZh,number", "titleZh"))
                .isEqualTo(NAMES.reversed());
    }
}
