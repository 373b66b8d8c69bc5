package org.ownsky.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * A newcomer's first minutes: they open the link that an administrator made for them, choose a name and a password, launch an
 * instance with a key that is made for them, and have a shell in it.
 */
class InvitationE2E {
    /** What a newcomer may need, on a machine that emulates its guests. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

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
        browser.keepPicture(PICTURES, "invitation");
        browser.close();
    }

    @Test
    @SuppressWarnings("SystemOut")
    void newcomerHasAShellOfTheirOwnWithinAMinuteAndAHalf() throws Exception {
        var link = invite();
        browser.signOut(stack.url());
        // Names are taken for ever: another run on the same portal needs another one.
        var name = "newcomer-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);

        var start = System.nanoTime();
        browser.go(link);
        browser.fill("Your name", "Grace Newcomer");
        browser.fill("Username", name);
        browser.fill("Password", "several words in a row");
        browser.press("Create account and join");

        browser.follow("Instances");
        browser.await("the list of instances", () -> browser.title().startsWith("Instances"));
        browser.press("Launch instance");
        browser.waitFor(By.xpath("//label[normalize-space()='Name']"));
        // Another test may have left a key in the project, which would be offered first.
        browser.choose("Generate");
        browser.press("Launch instance");
        var key = browser.download(".pem");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        browser.awaitText("Running");
        var matcher = INSTANCE.matcher(browser.text());
        assertThat(matcher.find()).isTrue();
        var command = browser.waitFor(By.xpath("//pre[starts-with(normalize-space(), 'bin/ownsky ssh')]"))
                .getText();
        var ssh = stack.terminal(command.replaceFirst("-i \\S+", "-i " + key) + " -- id -un");
        var took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(ssh.code()).as(ssh.toString()).isZero();
        assertThat(ssh.output().strip()).isEqualTo("ownsky");
        System.out.printf(Locale.ROOT, "invitation.to-prompt %.1f s%n", took.toMillis() / 1000.0);
        assertThat(took).isLessThan(LONGEST);

        browser.press("Terminate");
        browser.confirm("Terminate");
        browser.awaitText("Terminated");
        browser.signOut(stack.url());
        browser.go(link);
        browser.awaitText("This invitation cannot be used any more");
        assertThat(new AxeBuilder()
                        .exclude("vaadin-connection-indicator")
                        .analyze(browser.driver())
                        .getViolations())
                .isEmpty();
    }

    /** As the demo tenant's administrator, into its project. */
    private String invite() {
        browser.go(stack.url());
        browser.fill("Username or email", stack.demo("OWNSKY_USER"));
        browser.fill("Password", stack.demo("OWNSKY_PASSWORD"));
        browser.press("Sign in");
        browser.follow("Members");
        browser.await("the list of members", () -> browser.title().startsWith("Members"));
        browser.press("Invite somebody");
        browser.confirm("Invite");
        return Objects.requireNonNull(
                browser.waitFor(By.cssSelector("#invitation-link input")).getDomProperty("value"));
    }
}
