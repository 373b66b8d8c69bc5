package org.ownsky.portal.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a browser does as far as sign-in goes: cookies, forms, and redirects one by one. */
public final class Browser implements AutoCloseable {
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private URI portal;

    public Browser(int port) {
        this.portal = URI.create("http://127.0.0.1:" + port);
    }

    /** Another portal answers from now on, at the same address as far as cookies go. */
    public void isSentTo(int port) {
        portal = URI.create("http://127.0.0.1:" + port);
    }

    /** Takes over the cookies of another one, which keeps them. */
    public void bring(Browser other) {
        other.cookies
                .getCookieStore()
                .getCookies()
                .forEach(cookie -> cookies.getCookieStore().add(portal, cookie));
    }

    /** The cookies that have this name go. */
    public void forget(String name) {
        var store = cookies.getCookieStore();
        List.copyOf(store.getCookies()).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .forEach(cookie -> store.remove(null, cookie));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).build());
    }

    public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> signIn(String username, String password, String... headers) {
        return post("/sign-in", Map.of("username", username, "password", password), headers);
    }

    /** The session's cookie; empty without one. */
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Where a redirect leads, without the host. */
    public static String target(HttpResponse<?> response) {
        var location = response.headers().firstValue("Location").orElse("nowhere");
        return location.replaceFirst("^http://127\\.0\\.0\\.1:[0-9]+", "");
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        // Vaadin keeps for later only what a page asks for.
        var request = HttpRequest.newBuilder(portal.resolve(path))
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Sec-Fetch-Mode", "navigate");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
