package org.ownsky.portal.keycloak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** As much of Keycloak's administration API as the portal asks, with faults on demand. The browser test asks a real one. */
final class FakeKeycloak {
    static final String SECRET = "people's secret";
    private static final String USERS = "/admin/realms/ownsky/users";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Map<String, ObjectNode> users = new ConcurrentHashMap<>();
    private final List<String> mailed = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile boolean withoutMail;

    FakeKeycloak() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/ownsky";
    }

    /** It refuses everything for a while, as behind a proxy that does not reach it. */
    void setDown(boolean isDown) {
        down = isDown;
    }

    void setWithoutMail(boolean isWithout) {
        withoutMail = isWithout;
    }

    void add(String id, String email) {
        users.put(id, JSON.createObjectNode().put("id", id).put("email", email).put("enabled", true));
    }

    boolean isEnabled(String id) {
        return user(id).get("enabled").asBoolean();
    }

    /** How many users have the address. */
    long with(String email) {
        return users.values().stream()
                .filter(user -> user.get("email").asString().equals(email))
                .count();
    }

    List<String> mailed() {
        return mailed;
    }

    private ObjectNode user(String id) {
        var user = users.get(id);
        if (user == null) {
            throw new IllegalArgumentException("No user " + id);
        }
        return user;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (down) {
            send(exchange, 503, "");
        } else if (path.endsWith("/protocol/openid-connect/token")) {
            send(exchange, 200, """
                    {"access_token": "made-up", "token_type": "Bearer", "expires_in": 60}""");
        } else if (path.equals(USERS) && exchange.getRequestMethod().equals("GET")) {
            send(
                    exchange,
                    200,
                    JSON.writeValueAsString(found(exchange.getRequestURI().getQuery())));
        } else if (path.equals(USERS)) {
            var made = (ObjectNode) JSON.readTree(body);
            var id = "made-" + users.size();
            users.put(id, made.put("id", id));
            exchange.getResponseHeaders().add("Location", issuer() + "/users/" + id);
            send(exchange, 201, "");
        } else if (path.endsWith("/execute-actions-email")) {
            if (!withoutMail) {
                var id = path.substring(USERS.length() + 1, path.lastIndexOf('/'));
                mailed.add(user(id).get("email").asString());
            }
            send(exchange, withoutMail ? 500 : 204, "");
        } else {
            one(exchange, path.substring(USERS.length() + 1), body);
        }
    }

    private void one(HttpExchange exchange, String id, String body) throws IOException {
        if (!users.containsKey(id)) {
            send(exchange, 404, "{}");
        } else if (exchange.getRequestMethod().equals("GET")) {
            send(exchange, 200, JSON.writeValueAsString(users.get(id)));
        } else {
            users.put(id, (ObjectNode) JSON.readTree(body));
            send(exchange, 204, "");
        }
    }

    private List<ObjectNode> found(String query) {
        return users.values().stream()
                .filter(user -> List.of(query.split("&"))
                        .contains("email=" + user.get("email").asString()))
                .toList();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
