package org.ownsky.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two browsers: a member works in one, an administrator changes what they may do in the other, on a desktop and on a phone.
 * A smaller role takes effect on the page that is open, and what a member owns goes to somebody else when they leave.
 */
class MembersE2E {
    private static final Path PICTURES = Path.of("target/e2e");
    private static final Pattern INSTANCE = Pattern.compile("i-[0-9a-f]{17}");

    private final Stack stack = Stack.running();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Browser administrators;

    @SuppressWarnings("NullAway.Init")
    private Browser members;

    private record Look(String name, int width, int height, boolean phone) {}

    private static final List<Look> LOOKS =
            List.of(new Look("desktop", 1440, 900, false), new Look("phone", 390, 844, true));

    @BeforeEach
    void open() {
        administrators = Browser.open(folder);
        members = Browser.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        administrators.keepPicture(PICTURES, "members-administrator-end");
        members.keepPicture(PICTURES, "members-member-end");
        administrators.close();
        members.close();
    }

    @Test
    void smallerRoleTakesEffectAtOnceAndWhatALeavingMemberOwnsIsHandedOver() throws Exception {
        new People(stack, administrators).administratorOfDemo();
        for (var look : LOOKS) {
            administrators.resize(look.width(), look.height(), look.phone());
            members.resize(look.width(), look.height(), look.phone());
            var name = People.freshName("Mary Member");
            administrators.go(stack.url() + "/members");
            new People(stack, members).join(new People(stack, administrators).invite(), name);
            var instance = launch(look);
            becomesViewer(look, name);
            hasNoFactorsToRemove(look, name);
            leaves(look, name, instance);
        }
    }

    private String launch(Look look) throws Exception {
        members.go(stack.url() + "/launch");
        members.fill("Name", "mary-" + look.name());
        members.choose("Generate");
        members.press("Launch instance");
        Files.delete(members.download(".pem"));
        members.awaitText("Running");
        var matcher = INSTANCE.matcher(members.address());
        assertThat(matcher.find()).as(members.address()).isTrue();
        return matcher.group();
    }

    /** While they fill in the form to launch another instance. */
    private void becomesViewer(Look look, String name) throws Exception {
        members.go(stack.url() + "/launch");
        members.fill("Name", "never-launched");

        administrators.go(stack.url() + "/members");
        administrators.press("Roles " + name);
        administrators.pick("Role", "Viewer");
        administrators.confirm("Give role");
        administrators.awaitText("Member, Viewer");
        administrators.press("Roles " + name);
        administrators.awaitText("Give role");
        look(administrators, look, "roles");
        administrators.press("Take away Member · default");

        members.await("the launch form gone", () -> !members.title().startsWith("Launch"));
        members.awaitText("Your role or your project changed");
        look(members, look, "role-changed");
        assertThat(members.all("a[href='launch']")).isZero();
        members.go(stack.url() + "/launch");
        members.awaitText("Your role does not allow this");
        look(members, look, "role-refused");
    }

    /** What cannot be undone wants the username typed; there is nothing to undo here. */
    private void hasNoFactorsToRemove(Look look, String name) throws Exception {
        administrators.go(stack.url() + "/members");
        administrators.act(name, "Remove second factors");
        administrators.awaitText("Make sure by another way that it is they who ask");
        look(administrators, look, "remove-factors");
        var username = People.username(name);
        administrators.fill("Type " + username + " to confirm", username);
        administrators.confirm("Remove second factors");
        administrators.awaitText("This account has no second factor that could be removed");
        administrators.confirm("Cancel");
    }

    private void leaves(Look look, String name, String instance) throws Exception {
        administrators.go(stack.url() + "/members");
        administrators.press("Remove " + name);
        administrators.awaitText("They own 1 instance and 1 key pair, which goes to somebody else");
        administrators.confirm("Remove");
        administrators.awaitText("Choose another member of the tenant who takes them over");
        look(administrators, look, "hand-over");
        administrators.pick("Who takes it over", heir());
        administrators.confirm("Remove");
        administrators.awaitText(name + " is not a member any more");

        members.awaitText("You are in no project");
        members.go(stack.url() + "/instances/" + instance);
        members.awaitText("There is no ");
        administrators.go(stack.url() + "/instances/" + instance);
        administrators.awaitText("Running");
        administrators.awaitText("Owner");
        assertThat(administrators.text()).containsSubsequence("Launched", name, "Owner", heir());
        administrators.press("Terminate");
        administrators.confirm("Terminate");
        administrators.awaitText("Terminated");
    }

    /** The demo tenant's administrator, as the corner of the page says. */
    private String heir() {
        return stack.text("select display_name from identity.account where username = ?", stack.demo("OWNSKY_USER"));
    }

    private void look(Browser browser, Look look, String page) throws Exception {
        browser.awaitQuiet();
        browser.keepPicture(PICTURES, "members-" + page + "-" + look.name());
        assertThat(new AxeBuilder()
                        .exclude("vaadin-connection-indicator")
                        .analyze(browser.driver())
                        .getViolations())
                .as("%s on a %s", page, look.name())
                .isEmpty();
        assertThat(browser.scrollsSideways())
                .as("%s on a %s scrolls sideways", page, look.name())
                .isFalse();
    }
}
