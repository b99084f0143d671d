package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The last row of the heat map counts as the summary does, and says so. */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeatMapFooterTests {

    @Autowired
    private Api api;

    @BeforeAll
    void aGroupWithBrandsAndAnother() {
        Recording record = new Recording(api);
        String cooperates = ", \"cooperation\": {\"since\": \"2020-01-01\"}";
        record.automaker("hm-group", "GROUP", cooperates);
        record.automaker("hm-sub", "SUBSIDIARY", ", \"parent\": \"hm-group\"" + cooperates);
        record.automaker("hm-brand", "BRAND", ", \"parent\": \"hm-sub\"" + cooperates);
        record.subsidiary("hm-silent", "hm-group");
        record.automaker("hm-other", "COMPANY", cooperates);
        record.automaker("hm-third", "COMPANY", cooperates);
        record.signed(
                "HM-GROUP", "hm-group", "[\"CONNECTED_VEHICLE\"]", "2020-01-01", ", \"extendsToSubsidiaries\": true");
        record.signed("HM-BRAND", "hm-brand", "[\"SMART_LOGISTICS\"]", "2020-01-01", "");
        record.partner("hm-partner", "OTHER", "");
        record.partner("hm-partner-2", "OTHER", "");
    }

    private String picture(String organizations, String language) {
        return api.get("/api/v1/portfolio/coverage.svg?asOf=2020-06-01&lang=%s&organization=%s"
                        .formatted(language, organizations))
                .has(200)
                .body();
    }

    @Test
    void aGroupCountsOnceWhicheverOfItsMembersCovers() {
        String all = "hm-group,hm-sub,hm-brand,hm-silent,hm-other,hm-third";
        assertThat(picture(all, "en"))
                .as("of four rows that cover it and six in all, one of three automakers; the brand's own for its group")
                .contains(">1/3<", ">0/3<", "Automakers, a group once")
                .doesNotContain(">4/6<", ">4/3<", "/6<");
        assertThat(picture(all, "zh")).contains("覆盖的车企（集团计一次）");
    }

    @Test
    void whatWasKnownOnceIsCountedAsItWasKnown() {
        Recording record = new Recording(api);
        record.automaker("hm-late");
        Instant before = Instant.now();
        api.patch("/api/v1/automakers/hm-late", "{\"cooperation\": {\"since\": \"2020-01-01\"}}", "If-Match", "*")
                .has(200);
        String both = "hm-other,hm-late";
        assertThat(picture(both, "en")).contains(">0/2<").doesNotContain(">0/1<");
        assertThat(picture(both + "&knownAt=" + before, "en")).contains(">0/1<").doesNotContain(">0/2<");
    }

    @Test
    void whereNoneOfThemIsCountedByTheSummaryEachRowCounts() {
        assertThat(picture("hm-partner,hm-partner-2", "zh")).contains(">0/2<", "协议生效的组织数");
    }
}
