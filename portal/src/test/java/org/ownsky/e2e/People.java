package org.ownsky.e2e;

import java.util.Locale;
import java.util.Objects;
import org.openqa.selenium.By;

/** Who uses a browser: the accounts of the demo, and people whom they invite. */
final class People {
    static final String PASSWORD = "several words in a row";

    private final Stack stack;
    private final Browser browser;

    People(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
    }

    void operator() {
        signIn(stack.demo("OWNSKY_ADMIN_USER"), stack.demo("OWNSKY_ADMIN_PASSWORD"));
    }

    void administratorOfDemo() {
        signIn(stack.demo("OWNSKY_USER"), stack.demo("OWNSKY_PASSWORD"));
    }

    private void signIn(String name, String password) {
        browser.signOut(stack.url());
        browser.fill("Username or email", name);
        browser.fill("Password", password);
        browser.press("Sign in");
        browser.await("Home", () -> browser.title().startsWith("Home"));
    }

    /** An invitation as the dialog offers it, on the list of members that is open; the link. */
    String invite() {
        browser.press("Invite somebody");
        browser.confirm("Invite");
        var link = Objects.requireNonNull(
                browser.waitFor(By.cssSelector("#invitation-link input")).getDomProperty("value"));
        browser.confirm("Close");
        return link;
    }

    /** With a new account. */
    void join(String link, String displayName) {
        browser.signOut(stack.url());
        browser.go(link);
        browser.fill("Your name", displayName);
        browser.fill("Username", username(displayName));
        browser.fill("Password", PASSWORD);
        browser.press("Create account and join");
        browser.await("Home", () -> browser.title().startsWith("Home"));
    }

    /** Of somebody who joined. */
    static String username(String displayName) {
        return displayName.replace(' ', '-').toLowerCase(Locale.ROOT);
    }

    /** Names are taken for ever: another run on the same portal needs another one. */
    static String freshName(String beginning) {
        return beginning + " " + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }
}
