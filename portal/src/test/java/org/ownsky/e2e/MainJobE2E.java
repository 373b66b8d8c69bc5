package org.ownsky.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * The main job, end to end: sign in, launch a real instance, SSH into it with the command shown, see the steps, terminate it,
 * and nothing is left but what it cost.
 */
class MainJobE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
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
        browser.keepPicture(PICTURES, "main-job");
        browser.close();
    }

    @Test
    void launchesSignsInTerminatesAndLeavesNothing() throws Exception {
        browser.go(stack.url());
        browser.fill("Username or email", stack.demo("OWNSKY_USER"));
        browser.fill("Password", stack.demo("OWNSKY_PASSWORD"));
        browser.press("Sign in");

        browser.follow("Instances");
        browser.await("the list of instances", () -> browser.title().startsWith("Instances"));
        browser.press("Launch instance");
        browser.waitFor(By.xpath("//label[normalize-space()='Name']"));
        browser.fill("Name", "first-light");
        browser.choose("Paste");
        browser.fill("Public key", publicKey());
        browser.press("Launch instance");

        // The page of the instance changes by itself: nothing here reloads it.
        browser.awaitText("Running");
        browser.keepPicture(PICTURES, "running");
        var matcher = INSTANCE.matcher(browser.text());
        assertThat(matcher.find()).isTrue();
        var id = matcher.group();
        assertThat(stack.guests()).contains(id);

        var command = browser.waitFor(By.xpath("//pre[starts-with(normalize-space(), 'bin/ownsky ssh')]"))
                .getText();
        assertThat(command).startsWith("bin/ownsky ssh " + id + " -i ");
        var ssh = stack.terminal(command.replaceFirst("-i \\S+", "-i " + folder.resolve("key")) + " -- hostname");
        assertThat(ssh.output().strip()).as(ssh.toString()).isEqualTo("first-light");
        assertThat(ssh.code()).isZero();

        // All but Vaadin's own indicator of a lost connection, which is outside every landmark.
        assertThat(new AxeBuilder()
                        .exclude("vaadin-connection-indicator")
                        .analyze(browser.driver())
                        .getViolations())
                .isEmpty();
        browser.follow("Activity");
        browser.awaitText("Launch");

        browser.go(stack.url() + "/instances/" + id);
        browser.press("Terminate");
        browser.confirm("Terminate");
        browser.awaitText("Terminated");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(stack.guests()).doesNotContain(id);
            assertThat(stack.volumes()).doesNotContain(id);
            assertThat(stack.network()).doesNotContain(id);
            assertThat(stack.number("SELECT count(*) FROM provisioning.address WHERE owner = ?", id))
                    .isZero();
            assertThat(stack.number("SELECT count(*) FROM provisioning.placement WHERE holder = ?", id))
                    .isZero();
            assertThat(stack.number("SELECT count(*) FROM quota.ledger WHERE holder = ?", id))
                    .isZero();
            assertThat(stack.number(
                            "SELECT count(*) FROM billing.usage_interval WHERE instance = ? AND ends IS NULL", id))
                    .isZero();
            assertThat(stack.number("SELECT count(*) FROM billing.usage_interval WHERE instance = ?", id))
                    .isPositive();
        });
    }

    private String publicKey() throws Exception {
        var made = new ProcessBuilder(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        "",
                        "-f",
                        folder.resolve("key").toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        return Files.readString(folder.resolve("key.pub"), UTF_8).strip();
    }
}
