package org.ownsky.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * Launch to terminate without a mouse; and meanwhile every page, on a desktop and on a phone, in light and dark: axe finds
 * nothing, and nothing has to be scrolled sideways.
 */
class EveryPageE2E {
    private static final Path PICTURES = Path.of("target/e2e");
    private static final Pattern INSTANCE = Pattern.compile("i-[0-9a-f]{17}");
    private static final String NOWHERE = "nowhere";

    private final Stack stack = Stack.running();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Browser browser;

    /** What a page is looked at with. */
    private record Screen(int width, int height, boolean phone) {}

    private static final List<Screen> SCREENS = List.of(new Screen(1440, 900, false), new Screen(390, 844, true));
    private static final String DARK = "dark";

    @BeforeEach
    void open() {
        browser = Browser.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        browser.keepPicture(PICTURES, "every-page");
        browser.close();
    }

    @Test
    void launchesAndTerminatesByKeyboardAndEveryPageIsAccessible() {
        var breaches = new ArrayList<String>();
        look("sign-in", List.of(""), breaches);
        signIn("OWNSKY_USER", "OWNSKY_PASSWORD");

        browser.tabTo("Instances");
        browser.type(Keys.ENTER);
        browser.await("the list of instances", () -> browser.title().startsWith("Instances"));
        browser.tabTo("Launch instance");
        browser.type(Keys.ENTER);
        browser.await("the launch page", () -> browser.title().startsWith("Launch"));
        browser.tabTo("Name");
        browser.type(Keys.chord(Keys.CONTROL, "a"), "by-keyboard");
        browser.tabTo("Launch instance");
        browser.type(Keys.ENTER);
        browser.awaitText("Running");
        var matcher = INSTANCE.matcher(browser.address());
        assertThat(matcher.find()).as(browser.address()).isTrue();
        var instance = matcher.group();

        browser.type(Keys.chord(Keys.CONTROL, "k"));
        browser.await("the palette", () -> browser.focused().equals("Search or jump to"));
        browser.type("key pairs");
        browser.awaitText("Pages");
        browser.await("the page alone among what was found", () -> browser.all("[role=option]") == 1);
        browser.type(Keys.ENTER);
        browser.await("the key pairs", () -> browser.title().startsWith("Key pairs"));
        browser.type("g", "i");
        browser.await("the list of instances", () -> browser.title().startsWith("Instances"));

        look(
                "member",
                List.of(
                        "",
                        "instances",
                        "instances?find=nothing-is-called-so",
                        "instances?selected=" + instance,
                        "launch",
                        "instances/" + instance,
                        "instances/" + instance + "/storage",
                        "instances/" + instance + "/activity",
                        "instances/" + instance + "/cost",
                        "volumes",
                        "volumes/vol-00000000000000000",
                        "snapshots",
                        "key-pairs",
                        "access-keys",
                        "settings/tokens",
                        "security",
                        "quotas",
                        "quotas/settings",
                        "requests",
                        "requests/to-decide",
                        "requests/launches",
                        "requests/launches?show=over",
                        "notifications",
                        "notifications/settings",
                        "webhooks",
                        "audit",
                        browser.firstLink(stack.url() + "/audit", "audit/"),
                        "api/v1/docs",
                        "dashboard",
                        "projects",
                        "members",
                        "policies",
                        "approvals",
                        "leases",
                        "my-projects",
                        "invitation/nobody-made-this-link",
                        "activity",
                        browser.firstLink(stack.url() + "/activity", "activity/job-"),
                        NOWHERE,
                        "instances/foo",
                        "instances/i-00000000000000000"),
                breaches);

        browser.resize(1440, 900, false);
        browser.go(stack.url() + "/instances/" + instance);
        browser.tabTo("Terminate");
        browser.type(Keys.ENTER);
        browser.await("the question", () -> browser.focused().equals("Cancel"));
        browser.tabTo("Terminate");
        browser.type(Keys.ENTER);
        browser.awaitText("Terminated");

        browser.signOut(stack.url());
        signIn("OWNSKY_ADMIN_USER", "OWNSKY_ADMIN_PASSWORD");
        var tenant = browser.firstLink(stack.url() + "/tenants", "tenants/ten-");
        look(
                "operator",
                List.of(
                        "",
                        "nodes",
                        "tenants",
                        "sign-in-rules",
                        "policies",
                        "requests/launches",
                        "audit",
                        "audit?denied=true",
                        tenant,
                        tenant + "/dashboard",
                        tenant + "/projects",
                        tenant + "/members",
                        tenant + "/quota",
                        "tenants/templates",
                        "requests",
                        "jobs",
                        "jobs?state=needs_attention",
                        "activity/foo",
                        NOWHERE),
                breaches);

        assertThat(breaches).isEmpty();
    }

    private void signIn(String user, String password) {
        browser.resize(1440, 900, false);
        browser.go(stack.url());
        browser.tabTo("Username or email");
        browser.type(stack.demo(user));
        browser.tabTo("Password");
        browser.type(stack.demo(password), Keys.ENTER);
        browser.await("Home", () -> browser.title().startsWith("Home"));
    }

    private void look(String who, List<String> pages, List<String> breaches) {
        browser.prefer("light");
        for (var screen : SCREENS) {
            browser.resize(screen.width(), screen.height(), screen.phone());
            for (var page : pages) {
                browser.go(stack.url() + "/" + page);
                awaitWhole(page);
                note(everyRule(), who, page, screen, "light", breaches);
                lookInTheDark(who, page, screen, breaches);
            }
        }
    }

    /** Of what axe looks at, a scheme changes the colours alone. */
    private void lookInTheDark(String who, String page, Screen screen, List<String> breaches) {
        browser.prefer(DARK);
        awaitWhole(page);
        note(everyRule().withOnlyRules(List.of("color-contrast")), who, page, screen, DARK, breaches);
        browser.prefer("light");
    }

    private void awaitWhole(String page) {
        if (page.startsWith("api/")) {
            browser.await("the API's description", () -> !browser.title().isEmpty());
        } else {
            browser.awaitQuiet();
        }
    }

    private void note(AxeBuilder rules, String who, String page, Screen screen, String scheme, List<String> breaches) {
        var found = rules.analyze(browser.driver()).getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + " at " + node.getTarget()));
        var sideways = browser.scrollsSideways() ? Stream.of("scrolls sideways") : Stream.<String>empty();
        Stream.concat(found, sideways)
                .forEach(breach -> breaches.add("%s /%s %s %s: %s".formatted(who, page, screen, scheme, breach)));
    }

    /** All but Vaadin's own indicator of a lost connection, which is outside every landmark. */
    private static AxeBuilder everyRule() {
        return new AxeBuilder().exclude("vaadin-connection-indicator");
    }
}
