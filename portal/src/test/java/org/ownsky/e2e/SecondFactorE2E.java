package org.ownsky.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.virtualauthenticator.HasVirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.ownsky.portal.factor.Enrolled;

/**
 * Somebody who was invited sets up an authenticator app and signs in with it, with a recovery code and with a passkey, on a
 * desktop and on a phone; every page on the way is accessible. The accounts of the demo stay as they are.
 */
class SecondFactorE2E {
    private static final Path PICTURES = Path.of("target/e2e");
    private static final String PASSWORD = "several words in a row";

    private final Stack stack = Stack.running();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Browser browser;

    private String name = "";
    private long lastStep;

    private record Look(String name, int width, int height, boolean phone) {}

    private static final List<Look> LOOKS =
            List.of(new Look("desktop", 1440, 900, false), new Look("phone", 390, 844, true));

    @BeforeEach
    void open() {
        browser = Browser.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        browser.keepPicture(PICTURES, "second-factor-end");
        browser.close();
    }

    @Test
    void signsInByCodeRecoveryCodeAndPasskey() throws Exception {
        var device = ((HasVirtualAuthenticator) browser.driver())
                .addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                        .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                        .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                        .setHasResidentKey(true)
                        .setHasUserVerification(true)
                        .setIsUserVerified(true));
        join();
        for (var look : LOOKS) {
            browser.resize(look.width(), look.height(), look.phone());
            var key = addApp(look);
            var codes = keepCodes(look);
            signOut();

            password();
            browser.awaitText("Enter the code");
            look(look, "code");
            enter("Code", "000000");
            browser.awaitText("wrong or was used already");
            look(look, "code-wrong");
            enter("Code", code(key));
            awaitHome();
            signOut();

            password();
            browser.follow("Use a recovery code");
            browser.awaitText("Each of the ten codes");
            look(look, "recovery-code");
            enter("Recovery code", codes.getFirst());
            awaitHome();

            addPasskey(look);
            signOut();
            look(look, "sign-in");
            browser.press("Sign in with a passkey");
            awaitHome();
            signOut();

            password();
            browser.awaitText("Enter the code");
            browser.press("Use a passkey");
            awaitHome();

            makesAToken(look);
            showsItBeforeATokenAndAKey(look, key, codes.get(1));
            removeAll();
            device.removeAllCredentials();
            signOut();

            // One step again; and this browser has shown nothing, so that it is asked for the password before the next
            // app.
            password();
            awaitHome();
        }
    }

    /** With a password that is refused first. */
    private void join() {
        browser.go(stack.url());
        browser.fill("Username or email", stack.demo("OWNSKY_USER"));
        browser.fill("Password", stack.demo("OWNSKY_PASSWORD"));
        browser.press("Sign in");
        browser.follow("Members");
        browser.await("the list of members", () -> browser.title().startsWith("Members"));
        browser.press("Invite somebody");
        browser.confirm("Invite");
        var link = Objects.requireNonNull(
                browser.waitFor(By.cssSelector("#invitation-link input")).getDomProperty("value"));
        browser.signOut(url());
        browser.go(link.replaceFirst("^https?://[^/]+", url()));
        name = "factors-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        browser.fill("Your name", "Hedy Factor");
        browser.fill("Username", name);
        browser.fill("Password", "ownsky123456");
        browser.press("Create account and join");
        browser.awaitText("8 characters besides");
        browser.fill("Password", PASSWORD);
        browser.press("Create account and join");
        awaitHome();
    }

    private String addApp(Look look) throws Exception {
        browser.go(url() + "/security");
        browser.awaitText("Authenticator app");
        look(look, "security");
        browser.press("Add an app");
        browser.awaitText("An open browser alone must not add a way to sign in");
        look(look, "password");
        browser.fill("Present password", PASSWORD);
        browser.confirm("Continue");
        browser.awaitText("No camera?");
        browser.waitFor(By.cssSelector(".enrol summary")).click();
        var key = browser.waitFor(By.cssSelector(".enrol .key")).getText().replace(" ", "");
        look(look, "enrol");
        browser.fill("Code", code(key));
        browser.confirm("Turn on");
        browser.awaitText("Your recovery codes");
        return key;
    }

    private List<String> keepCodes(Look look) throws Exception {
        look(look, "recovery-codes");
        var codes = Arrays.asList(
                browser.waitFor(By.cssSelector(".recovery-codes ul")).getText().split("\\s+", -1));
        assertThat(codes).hasSize(10).allMatch(code -> code.matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}"));
        browser.press("Download");
        var file = browser.download(".txt");
        assertThat(Files.readString(file)).contains(codes);
        Files.delete(file);
        browser.press("I have it");
        browser.awaitText("10 of 10 left");
        return codes;
    }

    private void addPasskey(Look look) throws Exception {
        browser.go(url() + "/security");
        browser.press("Add a passkey");
        browser.fill("Name", "laptop");
        look(look, "passkey-add");
        browser.confirm("Make the passkey");
        browser.awaitText("not used yet");
        look(look, "security-on");
    }

    /** The factor was shown at sign-in, a moment ago: nothing asks for it once more. */
    private void makesAToken(Look look) {
        browser.go(url() + "/settings/tokens");
        browser.press("New token");
        browser.fill("Name", "script " + look.name());
        browser.confirm("New token");
        browser.awaitText("osk_");
        browser.press("I have it");
    }

    /** A session that has not seen the factor asks for it before it makes what lets programs in. */
    private void showsItBeforeATokenAndAKey(Look look, String key, String recoveryCode) throws Exception {
        browser.forgetSession();
        browser.go(url() + "/settings/tokens");
        browser.press("New token");
        browser.awaitText("Show your second factor");
        look(look, "step-up");
        browser.fill("Code", "000000");
        browser.confirm("Continue");
        browser.awaitText("one that your app shows now and that was not used yet");
        assertThat(browser.text()).doesNotContain("Make a token");
        browser.fill("Code", code(key));
        browser.confirm("Continue");
        browser.awaitText("Make a token");
        browser.fill("Name", "script after the factor, " + look.name());
        browser.confirm("New token");
        browser.awaitText("osk_");
        browser.press("I have it");

        browser.forgetSession();
        browser.go(url() + "/access-keys");
        browser.press("New access key");
        browser.awaitText("Show your second factor");
        browser.fill("Code", recoveryCode);
        browser.confirm("Continue");
        browser.awaitText("Make an access key");
        browser.confirm("New access key");
        browser.awaitText("The secret is shown this once");
        browser.press("I have it");
    }

    private void removeAll() {
        browser.go(url() + "/security");
        browser.press("Remove the app");
        browser.confirm("Remove the app");
        browser.awaitText("Add an app");
        browser.press("Remove laptop");
        browser.confirm("Remove");
        browser.awaitText("No passkey yet");
        browser.awaitText("You get ten");
    }

    private void password() {
        browser.fill("Username or email", name);
        browser.fill("Password", PASSWORD);
        browser.press("Sign in");
    }

    private void enter(String label, String code) {
        browser.fill(label, code);
        browser.press("Continue");
    }

    private void signOut() {
        browser.signOut(url());
    }

    private void awaitHome() {
        browser.await("Home", () -> browser.title().startsWith("Home"));
    }

    /** The next code that was not used yet: each step's counts once. */
    private String code(String key) {
        browser.await("the next code", () -> step() > lastStep);
        lastStep = step();
        return Enrolled.codeAt(key, Instant.now());
    }

    private static long step() {
        return Instant.now().getEpochSecond() / 30;
    }

    /** Passkeys want a name. */
    private String url() {
        return stack.url().replace("127.0.0.1", "localhost");
    }

    private void look(Look look, String page) throws IOException {
        for (var scheme : new String[] {"dark", "light"}) {
            browser.prefer(scheme);
            browser.awaitQuiet();
            Files.createDirectories(PICTURES);
            Files.write(
                    PICTURES.resolve(
                            String.format(Locale.ROOT, "second-factor-%s-%s-%s.png", page, look.name(), scheme)),
                    browser.driver().getScreenshotAs(OutputType.BYTES));
            assertThat(new AxeBuilder()
                            .exclude("vaadin-connection-indicator")
                            .analyze(browser.driver())
                            .getViolations())
                    .as("%s on a %s, %s", page, look.name(), scheme)
                    .isEmpty();
            assertThat(browser.scrollsSideways())
                    .as("%s on a %s scrolls sideways", page, look.name())
                    .isFalse();
        }
    }
}
