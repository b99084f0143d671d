package io.autopact.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A small OIDC issuer on this machine, whose keys can be changed and which can be slow: what a large one is not asked
 * for.
 */
public final class Issuer implements AutoCloseable {

    private final HttpServer server;
    private final String address;
    private final AtomicInteger keysAsked = new AtomicInteger();
    private volatile RSAKey key = newKey();
    private volatile Duration delay = Duration.ZERO;
    private final Map<String, Map<String, String>> sent = new ConcurrentHashMap<>();
    private volatile String person = "";
    private volatile String subject = "";

    private Issuer(HttpServer server) {
        this.server = server;
        this.address = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/partners";
    }

    /** Starts an issuer on a free port. */
    public static Issuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Issuer issuer = new Issuer(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            issuer.serve("/realms/partners/.well-known/openid-configuration", issuer::discovery);
            issuer.serve("/keys", issuer::keys);
            server.createContext("/realms/partners/login", issuer::logIn);
            server.createContext("/realms/partners/token", issuer::exchange);
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(String path, Supplier<String> body) {
        server.createContext(path, exchange -> {
            LockSupport.parkNanos(delay.toNanos());
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    /** Who logs in at its page from now on, and what their access tokens have. */
    public void logsIn(String subject, String... roles) {
        person = token(subject, roles);
        this.subject = subject;
    }

    /** Gives this out as access token to whoever logs in from now on. */
    public void givesOut(String token) {
        person = token;
    }

    /** Logs in whoever is to be logged in, and sends them back. */
    private void logIn(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        sent.put(code, asked);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        "%s?code=%s&state=%s"
                                .formatted(
                                        asked.get("redirect_uri"),
                                        code,
                                        URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** Gives tokens for a code to whoever asked for it, once. */
    private void exchange(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = sent.remove(form.getOrDefault("code", ""));
        boolean same = asked != null
                && asked.get("code_challenge").equals(challenge(form.getOrDefault("code_verifier", "")))
                && asked.get("redirect_uri").equals(form.get("redirect_uri"));
        byte[] answer = (same ? tokens(asked) : "{\"error\": \"invalid_grant\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(same ? 200 : 400, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String tokens(Map<String, String> asked) {
        Instant now = Instant.now();
        String id = signed(
                new JWTClaimsSet.Builder()
                        .issuer(address)
                        .subject(subject)
                        .audience(asked.get("client_id"))
                        .claim("nonce", asked.get("nonce"))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .build(),
                key);
        return "{\"access_token\": \"%s\", \"id_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": 300}"
                .formatted(person, id);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private String discovery() {
        return """
                {"issuer": "%1$s", "jwks_uri": "%2$s/keys", "authorization_endpoint": "%1$s/login",
                 "token_endpoint": "%1$s/token"}""".formatted(address, address.replace("/realms/partners", ""));
    }

    private String keys() {
        keysAsked.incrementAndGet();
        return new JWKSet(key.toPublicJWK()).toString();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What its tokens call it. */
    public String address() {
        return address;
    }

    /** Signs by another key from now on, and publishes that one alone. */
    public void rotate() {
        key = newKey();
    }

    /** Answers this much later from now on. */
    public void slow(Duration later) {
        delay = later;
    }

    /** How often its keys were asked for. */
    public int keysAsked() {
        return keysAsked.get();
    }

    private JWTClaimsSet.Builder claims(String subject, String... roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(address)
                .subject(subject)
                .audience("autopact")
                .claim("preferred_username", subject + "@example")
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .issueTime(Date.from(now.minusSeconds(600)))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    /** An access token for somebody with these roles. */
    public String token(String subject, String... roles) {
        return token(UnaryOperator.identity(), subject, roles);
    }

    /** An access token that is made otherwise. */
    public String token(UnaryOperator<JWTClaimsSet.Builder> otherwise, String subject, String... roles) {
        return signed(otherwise.apply(claims(subject, roles)).build(), key);
    }

    /** A token of the same claims that somebody else signed, by a key that they call by the same name. */
    public String forged(String subject, String... roles) {
        try {
            RSAKey own = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
            return signed(claims(subject, roles).build(), own);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token signed by a key of another name. */
    public String byUnknownKey(String subject, String... roles) {
        return signed(claims(subject, roles).build(), newKey());
    }

    /** A token without a signature. */
    public String unsigned(String subject, String... roles) {
        return new PlainJWT(claims(subject, roles).build()).serialize();
    }

    /** A token signed with the text of the public key as a shared secret. */
    public String confused(String subject, String... roles) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims(subject, roles).build());
            token.sign(new MACSigner(key.toPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet claims, RSAKey by) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(by.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
