package org.ownsky.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * A tenant's life, as its people see it: an operator makes it and invites its administrator, who makes a project; then it is
 * suspended, closed and kept after all.
 */
class TenantsE2E {
    private static final Path PICTURES = Path.of("target/e2e");

    private final Stack stack = Stack.running();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Browser browser;

    @SuppressWarnings("NullAway.Init")
    private Browser adas;

    @BeforeEach
    void open() {
        browser = Browser.open(folder);
        adas = Browser.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        browser.keepPicture(PICTURES, "tenants-end");
        adas.keepPicture(PICTURES, "tenants-ada-end");
        browser.close();
        adas.close();
    }

    @Test
    void tenantIsMadeRunsItselfAndIsSuspendedClosedAndKept() throws Exception {
        var slug = "physics-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        var tenant = makeTenant(slug);
        var link = inviteAdministrator();
        join(link, "ada-" + slug);
        makeProject();
        signInAsOperator();
        signInAsAda("ada-" + slug);
        launch();
        for (var phone : new boolean[] {false, true}) {
            suspendAndResume(tenant, slug, phone);
        }
        terminate();
        suspendCloseAndKeep(tenant, slug);
    }

    private String makeTenant(String slug) throws Exception {
        signInAsOperator();
        browser.follow("Tenants");
        browser.await("the list of tenants", () -> browser.title().startsWith("Tenants"));
        browser.press("Create tenant");
        browser.fill("Name", slug);
        browser.fill("Instances", "4");
        browser.confirm("Create tenant");
        browser.await("the tenant's page", () -> browser.title().startsWith(slug));
        look("tenant");
        return browser.address();
    }

    private String inviteAdministrator() throws Exception {
        browser.follow("Members");
        browser.await("the members", () -> browser.title().startsWith("Members"));
        browser.press("Invite somebody");
        browser.confirm("Invite");
        var link = Objects.requireNonNull(
                browser.waitFor(By.cssSelector("#invitation-link input")).getDomProperty("value"));
        browser.confirm("Close");
        browser.awaitText("Not accepted yet");
        look("members");
        return link;
    }

    private void join(String link, String username) throws Exception {
        browser.signOut(stack.url());
        browser.go(link);
        browser.awaitText("Join physics-");
        look("invitation-page");
        browser.fill("Your name", "Ada Physics");
        browser.fill("Username", username);
        browser.fill("Password", "several words in a row");
        browser.press("Create account and join");
        browser.awaitText("Your tenant has no project yet");
    }

    private void makeProject() throws Exception {
        browser.follow("Create project");
        browser.await("the projects", () -> browser.title().startsWith("Projects"));
        browser.press("Create project");
        browser.fill("Name", "Optics");
        browser.confirm("Create project");
        // From now on there is a project to act in, and the frame says so.
        browser.await("the project", () -> browser.all("vaadin-button.place") == 1);
        browser.go(stack.url() + "/projects");
        browser.awaitText("optics");
        look("projects");
        browser.go(stack.url() + "/my-projects");
        browser.awaitText("no instances");
        look("my-projects");
    }

    private void signInAsAda(String username) {
        adas.go(stack.url());
        adas.fill("Username or email", username);
        adas.fill("Password", "several words in a row");
        adas.press("Sign in");
        adas.await("Home", () -> adas.title().startsWith("Home"));
    }

    private void launch() throws Exception {
        adas.go(stack.url() + "/launch");
        adas.fill("Name", "prism");
        adas.press("Launch instance");
        Files.delete(adas.download(".pem"));
        adas.awaitText("Running");
    }

    /** What runs stops while somebody looks at it; who starts it is told why not, until the tenant is resumed. */
    private void suspendAndResume(String tenant, String slug, boolean phone) throws Exception {
        browser.resize(phone ? 390 : 1440, phone ? 844 : 900, phone);
        adas.resize(phone ? 390 : 1440, phone ? 844 : 900, phone);
        browser.go(tenant);
        browser.press("Suspend tenant");
        browser.confirm("Suspend tenant");
        browser.awaitText("This tenant is suspended");

        adas.awaitText("Stopped");
        adas.press("Start");
        adas.awaitText("Tenant " + slug + " is suspended since");
        adas.keepPicture(PICTURES, "suspended-" + (phone ? "phone" : "desktop"));
        var instance = adas.address();
        adas.go(stack.url() + "/launch");
        adas.fill("Name", "never-launched");
        adas.press("Launch instance");
        adas.awaitText("Tenant " + slug + " is suspended since");
        adas.go(instance);
        adas.awaitText("Stopped");

        browser.press("Resume");
        browser.await("the banner gone", () -> !browser.text().contains("This tenant is suspended"));
        adas.press("Start");
        adas.awaitText("Running");
    }

    private void terminate() {
        adas.press("Terminate");
        adas.confirm("Terminate");
        adas.awaitText("Terminated");
    }

    private void suspendCloseAndKeep(String tenant, String slug) throws Exception {
        browser.go(tenant);
        browser.press("Suspend tenant");
        browser.confirm("Suspend tenant");
        browser.awaitText("This tenant is suspended");
        browser.press("Close tenant");
        browser.fill("Type " + slug + " to confirm", slug);
        browser.confirm("Close tenant");
        browser.awaitText("Everything is removed in 30 days");
        look("closing");
        browser.press("Keep tenant");
        browser.awaitText("This tenant is suspended");
    }

    private void signInAsOperator() {
        browser.signOut(stack.url());
        browser.fill("Username or email", stack.demo("OWNSKY_ADMIN_USER"));
        browser.fill("Password", stack.demo("OWNSKY_ADMIN_PASSWORD"));
        browser.press("Sign in");
        browser.await("Home", () -> browser.title().startsWith("Home"));
    }

    /** On a desktop and on a phone: nothing that axe finds, no scrolling sideways, and a picture to look at. */
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
