package org.ownsky.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * Somebody hits a limit on the launch form and asks for more there; the tenant's administrator approves on a phone; the form,
 * which stayed open, launches.
 */
class QuotaE2E {
    private static final Path PICTURES = Path.of("target/e2e");

    private final Stack stack = Stack.running();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Browser member;

    @SuppressWarnings("NullAway.Init")
    private Browser phone;

    @BeforeEach
    void open() {
        member = Browser.open(folder);
        phone = Browser.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        member.keepPicture(PICTURES, "quota-member");
        phone.keepPicture(PICTURES, "quota-phone");
        member.close();
        phone.close();
    }

    @Test
    void theFormThatHitTheLimitLaunchesOnceThePhoneHasApproved() throws Exception {
        var run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        var link = inviteToProjectWithOneInstance(run);
        join(link, run);
        fillsTheFormAndAsks(run);

        // Home, the request, Approve: three taps from a phone's home screen.
        phone.resize(390, 844, true);
        phone.go(stack.url());
        phone.awaitText("waits for you");
        phone.follow("See the request");
        phone.awaitText("If you approve");
        assertThat(phone.text()).contains("1 instance more", "For the report of " + run);
        look(phone, "request");
        phone.resize(390, 844, true);
        phone.press("Approve");
        phone.awaitText("Approved by");
        look(phone, "request-approved");

        member.awaitText("Approved: 1 instance more");
        assertThat(value("Name")).isEqualTo("pair-" + run);
        assertThat(value("Instances")).isEqualTo("2");
        look(member, "launch-approved");
        member.resize(1440, 900, false);
        member.press("Launch instance");
        member.await("the list of instances", () -> member.title().startsWith("Instances"));
        member.awaitText("Running");
        terminateAll();
    }

    private String inviteToProjectWithOneInstance(String run) {
        phone.go(stack.url());
        phone.fill("Username or email", stack.demo("OWNSKY_USER"));
        phone.fill("Password", stack.demo("OWNSKY_PASSWORD"));
        phone.press("Sign in");
        phone.follow("Members");
        phone.await("the list of members", () -> phone.title().startsWith("Members"));
        phone.press("Invite somebody");
        phone.tick("They get a new project of their own");
        phone.fill("Name of the new project", "lab-" + run);
        phone.fill("Instances", "1");
        phone.confirm("Invite");
        return Objects.requireNonNull(
                phone.waitFor(By.cssSelector("#invitation-link input")).getDomProperty("value"));
    }

    private void join(String link, String run) {
        member.go(link);
        member.fill("Your name", "Ingrid Haugen");
        member.fill("Username", "ingrid-" + run);
        member.fill("Password", "several words in a row");
        member.press("Create account and join");
        member.await("Home", () -> member.title().startsWith("Home"));
    }

    private void fillsTheFormAndAsks(String run) throws Exception {
        member.go(stack.url() + "/launch");
        member.fill("Name", "pair-" + run);
        member.fill("Instances", "2");
        member.awaitText("This needs 2 of instances");
        look(member, "launch-refused");
        member.resize(1440, 900, false);
        member.press("Request more");
        member.awaitText("the least that fit");
        look(member, "ask");
        member.resize(1440, 900, false);
        member.fill("What is it for?", "For the report of " + run);
        member.confirm("Send request");
        member.awaitText("can decide it");
        look(member, "launch-asked");
    }

    private String value(String label) {
        return Optional.ofNullable(
                        member.waitFor(By.xpath("//label[normalize-space()='" + label + "']/following-sibling::input"
                                        + "|//label[normalize-space()='" + label + "']/../input"))
                                .getDomProperty("value"))
                .orElse("");
    }

    private void terminateAll() {
        for (var left = 2; left > 0; left--) {
            member.go(stack.url() + "/" + member.firstLink(stack.url() + "/instances?state=running", "instances/i-"));
            member.press("Terminate");
            member.confirm("Terminate");
            member.awaitText("Terminated");
        }
    }

    /** On a desktop and on a phone: nothing that axe finds, no scrolling sideways, and a picture to look at. */
    private static void look(Browser browser, String name) throws Exception {
        for (var small : new boolean[] {true, false}) {
            browser.resize(small ? 390 : 1440, small ? 844 : 900, small);
            browser.awaitQuiet();
            browser.keepPicture(PICTURES, "quota-" + name + (small ? "-phone" : "-desktop"));
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
