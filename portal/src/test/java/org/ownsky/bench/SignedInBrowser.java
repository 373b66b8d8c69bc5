package org.ownsky.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a browser tells a portal when a person signs in and opens a page: the form, the page, Vaadin's start of a user interface with
 * its push connection, the navigation, and the first rows of the grids.
 */
final class SignedInBrowser {
    private static final Pattern FOLLOWS_PREFIX = Pattern.compile("^for\\(;;\\);");
    private static final Pattern GRID =
            Pattern.compile("\"node\":(\\d+),\"type\":\"put\",\"key\":\"tag\",[^}]*\"vaadin-grid\"");
    private static final int ROWS = 50;

    private final HttpClient client;
    private final URI portal;
    private final Map<String, String> cookies = new HashMap<>();
    private String securityKey = "";
    private int clientMessage;
    private int serverMessage;

    SignedInBrowser(HttpClient client, URI portal) {
        this.client = client;
        this.portal = portal;
    }

    void signIn(String user, String password) throws Exception {
        get("/sign-in");
        var form = "username=" + encoded(user) + "&password=" + encoded(password);
        var answer = send(request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.headers().firstValue("Location").orElse("/sign-in").contains("/sign-in")) {
            throw new IllegalStateException("The portal did not accept the sign-in: " + answer);
        }
    }

    /** Opens a page and returns the connection on which the portal tells it about changes. */
    WebSocket open(String page) throws Exception {
        get("/" + page);
        var start = get(
                "/?v-r=init&location=" + page + "&query=&v-sh=900&v-sw=1440&v-wh=900&v-ww=1440&v-tzid=UTC&v-wn=v-0.1");
        securityKey = value(start, "Vaadin-Security-Key");
        serverMessage = Integer.parseInt(value(start, "syncId"));
        var push = push(value(start, "Vaadin-Push-ID"));
        var shown = tell("""
                {"type":"event","node":1,"event":"ui-navigate","data":{"route":"%s","query":"","appShellTitle":"",\
                "historyState":null,"trigger":""}}""".formatted(page));
        for (var grid : grids(shown)) {
            tell("""
                    {"type":"publishedEventHandler","node":%s,"templateEventMethodName":"setViewportRange",\
                    "templateEventMethodArgs":[0,%d],"promise":-1}""".formatted(grid, ROWS));
        }
        return push;
    }

    private String tell(String event) throws Exception {
        var message = "{\"csrfToken\":\"%s\",\"rpc\":[%s],\"syncId\":%d,\"clientId\":%d}"
                .formatted(securityKey, event, serverMessage, clientMessage++);
        var answer = send(request("/?v-r=uidl&v-uiId=0")
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(message)))
                .body();
        serverMessage = Integer.parseInt(value(answer, "syncId"));
        return FOLLOWS_PREFIX.matcher(answer).replaceFirst("");
    }

    private WebSocket push(String pushId) throws Exception {
        var address = "ws://" + portal.getAuthority() + "/VAADIN/push?v-r=push&v-uiId=0&v-pushId=" + pushId
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.4-javascript"
                + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"
                + "&Content-Type=application/json;%20charset=UTF-8&X-atmo-protocol=true";
        return client.newWebSocketBuilder()
                .header("Cookie", cookieHeader())
                .header("Origin", portal.toString())
                .buildAsync(URI.create(address), new WebSocket.Listener() {})
                .get(30, TimeUnit.SECONDS);
    }

    private static List<String> grids(String answer) {
        var grids = new ArrayList<String>();
        var matcher = GRID.matcher(answer);
        while (matcher.find()) {
            grids.add(matcher.group(1));
        }
        return grids;
    }

    private String get(String path) throws Exception {
        return send(request(path).header("Accept", "text/html,*/*;q=0.8").header("Sec-Fetch-Mode", "navigate"))
                .body();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(portal.resolve(path));
        return cookies.isEmpty() ? request : request.header("Cookie", cookieHeader());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException("%s: %s".formatted(answer, answer.body()));
        }
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String value(String json, String name) {
        var matcher = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("No %s in the portal's answer: %s".formatted(name, json));
        }
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
