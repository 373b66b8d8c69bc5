package org.ownsky.portal.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID Connect provider of the tests: it keeps to the rules unless a test has it break one. */
final class FakeProvider implements AutoCloseable {
    static final String CLIENT = "ownsky";
    static final String SECRET = "only for tests";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger keyFetches = new AtomicInteger();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final RSAKey key = key();
    private final RSAKey someoneElses = key();
    private final HttpServer server;
    private volatile Clock clock = Clock.systemUTC();
    private volatile boolean down;

    /** What a code stands for. */
    private record Grant(Map<String, String> asked, String idToken) {}

    FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    void tellTimeBy(Clock other) {
        clock = other;
    }

    void setDown(boolean isDown) {
        down = isDown;
    }

    /** What somebody who signs in is: subject, session and a name of their own. */
    Map<String, Object> person(String name) {
        return new LinkedHashMap<>(Map.of(
                "sub",
                "subject-of-" + name,
                "sid",
                "session-" + number.incrementAndGet(),
                "preferred_username",
                name,
                "name",
                "Person " + name,
                "email",
                name + "@example.com",
                "email_verified",
                true));
    }

    /** Signs somebody in who was sent here: where the browser is sent back to. */
    String signIn(URI authorization, Map<String, Object> claims) {
        return signIn(authorization, claims, changes -> {});
    }

    /** As {@link #signIn(URI, Map)}, with an identity token that a test has altered. */
    String signIn(URI authorization, Map<String, Object> claims, Consumer<JWTClaimsSet.Builder> alter) {
        var asked = query(authorization.getRawQuery());
        var code = "code-" + number.incrementAndGet();
        var token = builder(claims).audience(asked.get("client_id")).claim("nonce", asked.get("nonce"));
        alter.accept(token);
        grants.put(code, new Grant(asked, sign(token.build(), "JWT")));
        return text(asked, "redirect_uri").replaceFirst("^http://[^/]+", "") + "?code=" + code + "&state="
                + asked.get("state");
    }

    JWTClaimsSet.Builder builder(Map<String, Object> claims) {
        var now = clock.instant();
        var builder = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
        claims.forEach(builder::claim);
        return builder;
    }

    /** For programs, as Keycloak makes them. */
    JWTClaimsSet.Builder accessToken(Map<String, Object> claims) {
        return builder(claims).audience("account").claim("azp", CLIENT).claim("typ", "Bearer");
    }

    JWTClaimsSet.Builder logoutToken(Map<String, Object> who) {
        return builder(who)
                .audience(CLIENT)
                .jwtID("logout-" + number.incrementAndGet())
                .claim("events", Map.of(ProviderTokens.LOGOUT_EVENT, Map.of()));
    }

    String sign(JWTClaimsSet claims, String type) {
        return sign(claims, type, key, "the-key");
    }

    /** Under the same name, with another key. */
    String forge(JWTClaimsSet claims, String type) {
        return sign(claims, type, someoneElses, "the-key");
    }

    /** Under a name that was never heard before. */
    String forgeWithUnknownKey(JWTClaimsSet claims, String type) {
        return sign(claims, type, someoneElses, "key-" + number.incrementAndGet());
    }

    /** How often somebody asked for the keys. */
    int keyFetches() {
        return keyFetches.get();
    }

    /** With the public key as if it were a shared secret: a classic. */
    String signWithPublicKey(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("the-key").build(), claims);
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (down) {
            exchange.close();
            return;
        }
        var path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/realm/.well-known/openid-configuration" -> reply(exchange, 200, metadata());
            case "/realm/keys" -> {
                keyFetches.incrementAndGet();
                reply(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
            }
            case "/realm/token" -> token(exchange);
            default -> reply(exchange, 404, Map.of());
        }
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "end_session_endpoint", issuer() + "/sign-out",
                "jwks_uri", issuer() + "/keys");
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var grant = grants.remove(form.getOrDefault("code", ""));
        var client = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + SECRET.replace(" ", "+")).getBytes(StandardCharsets.UTF_8));
        if (!client.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        if (grant == null
                || !challenge(text(form, "code_verifier")).equals(grant.asked().get("code_challenge"))
                || !text(grant.asked(), "redirect_uri").equals(form.get("redirect_uri"))) {
            reply(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        reply(
                exchange,
                200,
                Map.of(
                        "access_token",
                        "not used",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "scope",
                        "openid",
                        "id_token",
                        grant.idToken()));
    }

    private static void reply(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String sign(JWTClaimsSet claims, String type, RSAKey with, String name) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(name)
                            .type(new JOSEObjectType(type))
                            .build(),
                    claims);
            token.sign(new RSASSASigner(with));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("the-key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Map<String, String> values, String name) {
        return values.getOrDefault(name, "");
    }

    static Map<String, String> query(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> decoded(pair[0]), pair -> pair.length > 1 ? decoded(pair[1]) : "", (a, b) -> a));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Claims that only tests of groups want. */
    static Map<String, Object> with(Map<String, Object> person, String claim, Object value) {
        person.put(claim, value);
        return person;
    }
}
