package io.autopact.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.autopact.shared.StartupException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** What counts of the headers by which proxies say where a request came from. */
class ProxyTests {

    private static Forwarding read(String peer, List<String> trusted, @Nullable String publicUrl, String... headers) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        return new Proxies(new ProxyProperties(trusted, publicUrl == null ? null : URI.create(publicUrl)))
                .read(request);
    }

    private static Forwarding fromProxy(String... headers) {
        return read("10.0.0.1", List.of("10.0.0.0/8"), null, headers);
    }

    @Test
    void aTrustedProxySaysWhereTheClientSeesTheService() {
        assertThat(fromProxy(
                                "X-Forwarded-Proto", "HTTPS",
                                "X-Forwarded-Host", "partners.example:8443",
                                "X-Forwarded-Port", "8443",
                                "X-Forwarded-Prefix", "/autopact/")
                        .headers())
                .isEqualTo(Map.of(
                        "x-forwarded-proto", "https",
                        "x-forwarded-host", "partners.example:8443",
                        "x-forwarded-port", "8443",
                        "x-forwarded-prefix", "/autopact"));
        assertThat(fromProxy("Forwarded", "for=198.51.100.7; proto=https ;host=\"partners.example\"")
                        .headers())
                .isEqualTo(Map.of("x-forwarded-proto", "https", "x-forwarded-host", "partners.example"));
    }

    @Test
    void aClientDoesNotChooseItsAddressByTheHeaderThatItsProxyDoesNotWrite() {
        assertThat(fromProxy("Forwarded", "for=10.0.0.5", "X-Forwarded-For", "203.0.113.9")
                        .client())
                .isEqualTo("203.0.113.9");
        assertThat(fromProxy("Forwarded", "for=203.0.113.9").client()).isEqualTo("203.0.113.9");
    }

    @Test
    void whatAStrangerSaysIsNotHeard() {
        Forwarding forwarding = read(
                "203.0.113.9",
                List.of("10.0.0.0/8"),
                null,
                "X-Forwarded-Prefix",
                "/%zz",
                "X-Forwarded-For",
                "127.0.0.1",
                "Forwarded",
                "nonsense");
        assertThat(forwarding.headers()).isEmpty();
        assertThat(forwarding.client()).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9                        | 203.0.113.9",
                "127.0.0.1, 203.0.113.9             | 203.0.113.9",
                "203.0.113.9, 10.1.1.1              | 203.0.113.9",
                "10.9.9.9, 203.0.113.9, 10.1.1.1    | 203.0.113.9",
                "203.0.113.9:4711                   | 203.0.113.9",
                "[2001:db8::7]:4711                 | 2001:db8::7",
                "2001:db8::7                        | 2001:db8::7",
                "somebody, 10.1.1.1                 | 10.1.1.1",
                "unknown                            | 10.0.0.1",
                "999.1.1.1                          | 10.0.0.1",
                "198.51.100.7, 999.1.1.1, 10.1.1.1  | 10.1.1.1",
                "::::, 10.1.1.1                     | 10.1.1.1",
                "10.2.2.2, 10.1.1.1                 | 10.2.2.2"
            })
    void theClientIsTheLastStationThatIsNoTrustedProxy(String stations, String client) {
        assertThat(fromProxy("X-Forwarded-For", stations).client()).isEqualTo(client);
        assertThat(fromProxy("X-Forwarded-For", stations).headers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-Prefix,evil",
        "X-Forwarded-Prefix,/%zz",
        "X-Forwarded-Prefix,/%61pi",
        "X-Forwarded-Prefix,/a/../b",
        "X-Forwarded-Prefix,//evil.example",
        "X-Forwarded-Prefix,/a;b=c",
        "X-Forwarded-Prefix,/a?b",
        "X-Forwarded-Prefix,'/a, evil'",
        "X-Forwarded-Host,'evil\"<'",
        "X-Forwarded-Host,evil/x",
        "X-Forwarded-Host,'good.example, evil\"<'",
        "X-Forwarded-Proto,javascript",
        "X-Forwarded-Port,0",
        "X-Forwarded-Port,65536",
        "X-Forwarded-Port,x",
        "Forwarded,'proto=javascript'",
        "Forwarded,'host=\"a b\"'",
        "Forwarded,'nonsense'"
    })
    void whatATrustedProxyCannotMeanIsRefused(String header, String value) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> fromProxy(header, value));
    }

    @Test
    void aPublicAddressSetOutrightIsMovedByNoHeader() {
        Map<String, String> outright = Map.of(
                "x-forwarded-proto", "https",
                "x-forwarded-host", "partners.example",
                "x-forwarded-port", "443",
                "x-forwarded-prefix", "/autopact");
        for (String peer : List.of("10.0.0.1", "203.0.113.9")) {
            assertThat(read(
                                    peer,
                                    List.of("10.0.0.0/8"),
                                    "https://partners.example/autopact/",
                                    "X-Forwarded-Prefix",
                                    "/other",
                                    "X-Forwarded-Host",
                                    "evil.example")
                            .headers())
                    .isEqualTo(outright);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"partners.example", "ftp://partners.example", "https://partners.example/a?b", "https:///x"})
    void aPublicAddressThatIsNoneEndsTheStart(String url) {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> new Proxies(new ProxyProperties(List.of(), URI.create(url))))
                .withMessageContaining("AUTOPACT_PUBLIC_URL");
    }

    @Test
    void aRangeThatIsNoneEndsTheStart() {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> new Proxies(new ProxyProperties(List.of("10.0.0.0/99"), null)))
                .withMessageContaining("AUTOPACT_TRUSTED_PROXIES");
    }
}
