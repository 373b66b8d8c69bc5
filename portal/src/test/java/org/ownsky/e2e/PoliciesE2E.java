package org.ownsky.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * A policy holds a dear launch and says so before the click; an administrator approves it on a phone, and it runs. A lease is
 * extended, and then stops its instance.
 */
class PoliciesE2E {
    private static final Path PICTURES = Path.of("target/e2e");
    private static final Pattern INSTANCE = Pattern.compile("i-[0-9a-f]{17}");

    private final Stack stack = Stack.running();

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
        browser.keepPicture(PICTURES, "policies-end");
        browser.close();
    }

    @Test
    void dearLaunchWaitsForApprovalOnAPhoneAndItsLeaseStopsIt() throws Exception {
        signIn();
        makeApprovalPolicy();
        var instance = askForApproval();
        approveOnAPhone(instance);
        removePolicy("Dear launches");

        makeLeasePolicy();
        var leased = launch("leased");
        extend(leased);
        letItEnd(leased);
        removePolicy("A month");
        terminate(instance);
        terminate(leased);
    }

    private void makeApprovalPolicy() throws Exception {
        browser.follow("Policies");
        browser.await("the policies", () -> browser.title().startsWith("Policies"));
        browser.press("Add policy");
        browser.fill("Name", "Dear launches");
        browser.fill("Dearer than", "0.01");
        browser.confirm("Add policy");
        browser.awaitText("dearer than €0.01 a month");
        look("policies");
    }

    private String askForApproval() throws Exception {
        browser.go(stack.url() + "/launch");
        browser.awaitText("Needs approval by an administrator of the project");
        browser.awaitText("by the policy \"Dear launches\"");
        look("launch-held");
        browser.fill("Name", "dear");
        browser.press("Ask for approval");
        browser.awaitText("This waits for approval");
        look("instance-held");
        var matcher = INSTANCE.matcher(browser.address());
        assertThat(matcher.find()).as(browser.address()).isTrue();
        return matcher.group();
    }

    /** Three taps: the page of approvals from the navigation, then the button. */
    private void approveOnAPhone(String instance) throws Exception {
        browser.resize(390, 844, true);
        browser.go(stack.url() + "/approvals");
        browser.awaitText("Launch dear");
        look("approvals");
        browser.follow("Launch dear");
        browser.awaitText("Whose approval it takes");
        look("approval");
        browser.press("Approve");
        browser.awaitText("Approved");
        browser.resize(1440, 900, false);
        browser.go(stack.url() + "/instances/" + instance);
        browser.awaitText("Running");
    }

    private void makeLeasePolicy() throws Exception {
        browser.go(stack.url() + "/policies");
        browser.press("Add policy");
        browser.fill("Name", "A month");
        browser.pick("Rule", "Lease");
        browser.waitFor(By.xpath("//label[normalize-space()='Life at launch']"));
        browser.confirm("Add policy");
        browser.awaitText("Instances end after 30 days");
    }

    private String launch(String name) {
        browser.go(stack.url() + "/launch");
        browser.awaitText("Ends after 30 days");
        browser.fill("Name", name);
        browser.press("Launch instance");
        browser.awaitText("Running");
        var matcher = INSTANCE.matcher(browser.address());
        assertThat(matcher.find()).as(browser.address()).isTrue();
        return matcher.group();
    }

    private void extend(String instance) throws Exception {
        pass(instance, "28 days");
        browser.go(stack.url() + "/leases");
        browser.awaitText("leased");
        look("leases");
        browser.press("Extend");
        browser.confirm("Extend");
        browser.await(
                "the extension", () -> stack.number("select used from quota.lease where holder = ?", instance) == 1);
    }

    private void letItEnd(String instance) throws Exception {
        browser.go(stack.url() + "/instances/" + instance);
        browser.awaitText("Lease");
        pass(instance, "20 days");
        browser.awaitText("Stopped");
        look("instance-ended");
    }

    /** As if so much time had passed since the launch. */
    private void pass(String instance, String time) {
        assertThat(stack.number("""
                        update quota.lease
                        set starts = starts - interval '%1$s', ends = ends - interval '%1$s',
                            latest = latest - interval '%1$s', due = due - interval '%1$s'
                        where holder = ? returning 1
                        """.formatted(time), instance)).isEqualTo(1);
    }

    private void removePolicy(String name) {
        browser.go(stack.url() + "/policies");
        browser.awaitText(name);
        browser.act(name, "Remove");
        browser.confirm("Remove");
        browser.awaitText("No policies yet");
    }

    private void terminate(String instance) {
        browser.go(stack.url() + "/instances/" + instance);
        browser.press("Terminate");
        browser.confirm("Terminate");
        browser.awaitText("Terminated");
    }

    private void signIn() {
        browser.go(stack.url());
        browser.fill("Username or email", stack.demo("OWNSKY_USER"));
        browser.fill("Password", stack.demo("OWNSKY_PASSWORD"));
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
