package org.ownsky.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs in by a real Keycloak, on a desktop and on a phone: an operator writes a rule, somebody of the group gets the role
 * and no more, and is signed out by Keycloak.
 */
class KeycloakE2E {
    private static final Path PICTURES = Path.of("target/e2e");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Stack stack = Stack.running();
    private final Map<String, String> keycloak = Stack.read(Path.of(
            Optional.ofNullable(System.getenv("OWNSKY_LAB_KEYCLOAK"))
                    .orElseThrow(() -> new IllegalStateException(
                            "OWNSKY_LAB_KEYCLOAK is not set: the folder of a Keycloak started with bin/lab keycloak")),
            "keycloak.env"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        browser.keepPicture(PICTURES, "keycloak-end");
        browser.close();
    }

    @Test
    void signsInGetsTheRoleOfARuleAndIsSignedOutByKeycloak() throws Exception {
        browser.go(stack.url());
        look("keycloak-sign-in");
        writeRule();
        for (var phone : new boolean[] {false, true}) {
            signIn(phone);
            isDeniedWhatTheRoleLacks();
            isSignedOutByKeycloak();
        }
        signsOutAtKeycloakToo();
        isDisabledThereToo();
        isInvitedThereToo();
    }

    /** An operator disables the account: the user at Keycloak is disabled with it, and comes back with it. */
    private void isDisabledThereToo() {
        signInAsOperator();
        browser.go(stack.url() + "/tenants");
        browser.follow("demo");
        browser.follow("Members");
        browser.awaitText("Ada Lovelace");
        menuOf("Ada Lovelace", "Disable account");
        browser.confirm("Disable account");
        browser.awaitText("Ada Lovelace can sign in no more");
        awaitEnabled("ada", false);
        menuOf("Ada Lovelace", "Enable account");
        awaitEnabled("ada", true);
    }

    /** Who is invited by mail has a user at Keycloak before they open the link. */
    private void isInvitedThereToo() {
        browser.press("Invite somebody");
        browser.fill("Send it to (optional)", "mary@physics.example");
        browser.confirm("Invite");
        awaitEnabled("mary@physics.example", true);
        browser.signOut(stack.url());
    }

    private void menuOf(String person, String action) {
        browser.press("Actions for " + person);
        browser.waitFor(By.xpath("//vaadin-context-menu-item[normalize-space()='" + action + "']"))
                .click();
    }

    private void awaitEnabled(String username, boolean enabled) {
        var token = administrator();
        browser.await(username + (enabled ? " enabled" : " disabled"), () -> {
            var found = ask("GET", "/admin/realms/ownsky/users?exact=true&username=" + username, token);
            return !found.isEmpty() && found.get(0).get("enabled").asBoolean() == enabled;
        });
    }

    private void signInAsOperator() {
        browser.go(stack.url());
        browser.fill("Username or email", stack.demo("OWNSKY_ADMIN_USER"));
        browser.fill("Password", stack.demo("OWNSKY_ADMIN_PASSWORD"));
        browser.press("Sign in");
        browser.await("Home", () -> browser.title().startsWith("Home"));
    }

    private void writeRule() throws Exception {
        signInAsOperator();
        browser.go(stack.url() + "/sign-in-rules");
        browser.press("Add rule");
        browser.fill("Value", "tenants/physics");
        browser.fill("Where", "demo/default");
        browser.confirm("Add rule");
        browser.awaitText("tenants/physics");
        look("sign-in-rules");
        browser.signOut(stack.url());
    }

    private void signIn(boolean phone) {
        browser.resize(phone ? 390 : 1440, phone ? 844 : 900, phone);
        atKeycloak();
        browser.awaitText("default");
        browser.go(stack.url() + "/instances");
        browser.await("the list of instances", () -> browser.title().startsWith("Instances"));
        browser.awaitText("Launch instance");
    }

    private void atKeycloak() {
        browser.go(stack.url());
        browser.waitFor(By.cssSelector("a.provider")).click();
        browser.waitFor(By.id("username"));
        type("username", "ada");
        if (browser.all("#password") == 0) {
            // With organizations Keycloak asks on two pages.
            browser.waitFor(By.id("username")).sendKeys(Keys.ENTER);
            browser.waitFor(By.id("password"));
        }
        type("password", keycloak("KEYCLOAK_ADA_PASSWORD"));
        browser.waitFor(By.id("password")).sendKeys(Keys.ENTER);
        browser.await("the portal", () -> browser.address().startsWith(stack.url()));
    }

    private void type(String field, String text) {
        var input = browser.waitFor(By.id(field));
        input.clear();
        input.sendKeys(text);
    }

    /** A member of a project sees neither nodes nor rules. */
    private void isDeniedWhatTheRoleLacks() {
        for (var page : new String[] {"nodes", "tenants", "sign-in-rules"}) {
            browser.go(stack.url() + "/" + page);
            browser.awaitQuiet();
            assertThat(browser.text()).as(page).doesNotContain("Add rule").doesNotContain("tenants/physics");
            assertThat(browser.title()).as(page).doesNotStartWith("Nodes").doesNotStartWith("Tenants");
        }
    }

    private void isSignedOutByKeycloak() {
        var token = administrator();
        var ada = ask("GET", "/admin/realms/ownsky/users?exact=true&username=ada", token)
                .get(0)
                .get("id")
                .asString();
        ask("POST", "/admin/realms/ownsky/users/" + ada + "/logout", token);
        browser.await("the sign-in page", () -> {
            browser.go(stack.url() + "/instances");
            browser.awaitQuiet();
            return browser.title().startsWith("Sign in");
        });
    }

    private void signsOutAtKeycloakToo() {
        browser.resize(1440, 900, false);
        atKeycloak();
        browser.awaitQuiet();
        browser.press("Account");
        browser.waitFor(By.xpath("//vaadin-context-menu-item[normalize-space()='Sign out']"))
                .click();
        browser.awaitText("You are signed out");
        browser.waitFor(By.cssSelector("a.provider")).click();
        // Keycloak asks again, so that nobody else at this browser gets in.
        browser.waitFor(By.id("username"));
    }

    private String administrator() {
        var form = Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        keycloak("KEYCLOAK_ADMIN_USER"),
                        "password",
                        keycloak("KEYCLOAK_ADMIN_PASSWORD"))
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = send(HttpRequest.newBuilder(
                        URI.create(keycloak("KEYCLOAK_URL") + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return answer.get("access_token").asString();
    }

    private JsonNode ask(String method, String path, String token) {
        return send(HttpRequest.newBuilder(URI.create(keycloak("KEYCLOAK_URL") + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
            return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String keycloak(String name) {
        return Optional.ofNullable(keycloak.get(name))
                .orElseThrow(() -> new IllegalStateException("keycloak.env has no " + name));
    }

    private void look(String name) throws Exception {
        for (var phone : new boolean[] {true, false}) {
            browser.resize(phone ? 390 : 1440, phone ? 844 : 900, phone);
            browser.awaitQuiet();
            browser.keepPicture(PICTURES, name + (phone ? "-phone" : "-desktop"));
            assertThat(browser.scrollsSideways()).as(name + " scrolls sideways").isFalse();
            assertThat(new AxeBuilder()
                            .exclude("vaadin-connection-indicator")
                            .analyze(browser.driver())
                            .getViolations())
                    .as(name)
                    .isEmpty();
        }
    }
}
