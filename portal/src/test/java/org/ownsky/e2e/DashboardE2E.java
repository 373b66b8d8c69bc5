package org.ownsky.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An administrator looks at their tenant on a desktop and on a phone: what is made there appears by itself, and the table of
 * projects can be taken along.
 */
class DashboardE2E {
    private static final Path PICTURES = Path.of("target/e2e");

    private final Stack stack = Stack.running();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Browser browser;

    private record Look(String name, int width, int height, boolean phone) {}

    private static final List<Look> LOOKS =
            List.of(new Look("desktop", 1440, 900, false), new Look("phone", 390, 844, true));

    @BeforeEach
    void open() {
        browser = Browser.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        browser.keepPicture(PICTURES, "dashboard-end");
        browser.close();
    }

    @Test
    void administratorSeesTheTenantMakesAProjectAndTakesTheTableAlong() throws Exception {
        new People(stack, browser).administratorOfDemo();
        for (var look : LOOKS) {
            browser.resize(look.width(), look.height(), look.phone());
            browser.go(stack.url() + "/dashboard");
            browser.await("the dashboard", () -> browser.title().startsWith("Dashboard"));
            browser.awaitText("vCPU promised");
            browser.awaitText("Spend by project");
            browser.awaitText("Money left lying");
            browser.awaitText("Ending soon");
            browser.awaitText("Waiting for you");
            browser.awaitText("Use against the limit");
            var name = People.freshName("Sea ice " + look.name());
            browser.press("Create project");
            browser.fill("Name", name);
            browser.confirm("Create project");
            browser.awaitText(name + " is ready");
            browser.await("the project's row", () -> browser.all("table.cards td.main") > 0);
            browser.awaitText(name);
            browser.awaitQuiet();
            assertThat(browser.scrollsSideways()).isFalse();
            assertThat(new AxeBuilder()
                            .exclude("vaadin-connection-indicator")
                            .analyze(browser.driver())
                            .getViolations())
                    .isEmpty();
            browser.keepPicture(PICTURES, "dashboard-" + look.name());
            browser.follow("Export CSV");
            var file = browser.download(".csv");
            assertThat(Files.readString(file)).contains("\"projectId\"").contains("\"" + name + "\"");
            Files.delete(file);
        }
    }
}
