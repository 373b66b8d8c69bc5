package org.ownsky.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/**
 * An operator keeps a template, makes a tenant from it, plans its limits and cancels that, and moves the node to another zone;
 * an administrator sees use, and all that waits, on a desktop and on a phone.
 */
class LimitsE2E {
    private static final Path PICTURES = Path.of("target/e2e");

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
        browser.keepPicture(PICTURES, "limits-end");
        browser.close();
    }

    @Test
    void tenantIsMadeFromATemplateAndItsLimitsArePlanned() throws Exception {
        new People(stack, browser).operator();
        var name = People.freshName("Course");
        browser.go(stack.url() + "/tenants");
        browser.press("Templates");
        browser.await("the templates", () -> browser.title().startsWith("Templates"));
        browser.press("Add template");
        browser.fill("Name", name);
        browser.fill("vCPU", "48");
        browser.confirm("Add template");
        browser.awaitText("48 vCPUs");
        look("templates");

        browser.go(stack.url() + "/tenants");
        browser.press("Create tenant");
        browser.fill("Name", name);
        browser.pick("Fill in from a template", name);
        browser.confirm("Create tenant");
        browser.await("the tenant's page", () -> browser.title().startsWith(name));
        browser.awaitText("of 48");

        browser.press("Change limits");
        browser.fill("vCPU", "64");
        browser.waitFor(By.cssSelector("vaadin-date-picker input")).sendKeys("31/12/2030", Keys.ENTER);
        browser.confirm("Save limits");
        browser.awaitText("The change is planned");
        browser.follow("Rules and plans");
        browser.awaitText("The tenant's own");
        browser.awaitText("31 Dec 2030");
        look("rules-and-plans");
        browser.press("Cancel");
        browser.awaitText("Cancelled");
    }

    @Test
    void nodeStandsInAZone() throws Exception {
        new People(stack, browser).operator();
        browser.go(stack.url() + "/nodes");
        browser.awaitText("Granted to tenants");
        browser.awaitQuiet();
        browser.waitFor(By.cssSelector("[aria-label^='Actions for']")).click();
        browser.waitFor(By.xpath("//vaadin-context-menu-item[normalize-space()='Zone']"))
                .click();
        browser.waitFor(By.cssSelector("vaadin-combo-box input"))
                .sendKeys(Keys.chord(Keys.CONTROL, "a"), "oslo-1a", Keys.ENTER);
        browser.confirm("Save zone");
        browser.await("the zone's card", () -> browser.all(".zone a[href='nodes?find=oslo-1a']") == 1);
        look("zones");
        browser.waitFor(By.cssSelector("[aria-label^='Actions for']")).click();
        browser.waitFor(By.xpath("//vaadin-context-menu-item[normalize-space()='Zone']"))
                .click();
        browser.waitFor(By.cssSelector("vaadin-combo-box input"))
                .sendKeys(Keys.chord(Keys.CONTROL, "a"), "default", Keys.ENTER);
        browser.confirm("Save zone");
        browser.await("the zone's card", () -> browser.all(".zone a[href='nodes?find=default']") == 1);
    }

    @Test
    void theDashboardShowsUseAndAllThatWaitsIsOnOnePage() throws Exception {
        new People(stack, browser).administratorOfDemo();
        browser.go(stack.url() + "/dashboard");
        browser.awaitText("Use against the limit");
        browser.awaitText("Waiting for you");
        look("use");

        browser.resize(1440, 900, false);
        browser.go(stack.url() + "/approvals");
        browser.await("requests", () -> browser.title().startsWith("Requests"));
        browser.await(
                "the tab of launches",
                () -> browser.all("nav.tabs a[aria-current=page][href='requests/launches']") == 1);
        browser.follow("Mine");
        browser.await("mine", () -> browser.all("nav.tabs a[aria-current=page][href='requests']") == 1);
    }

    /** On a desktop and on a phone: nothing that axe finds, no scrolling sideways, and a picture to look at. */
    private void look(String name) throws Exception {
        for (var small : new boolean[] {true, false}) {
            browser.resize(small ? 390 : 1440, small ? 844 : 900, small);
            browser.awaitQuiet();
            assertThat(new AxeBuilder()
                            .exclude("vaadin-connection-indicator")
                            .analyze(browser.driver())
                            .getViolations())
                    .isEmpty();
            assertThat(browser.scrollsSideways()).isFalse();
            browser.keepPicture(PICTURES, name + (small ? "-phone" : "-desktop"));
        }
    }
}
