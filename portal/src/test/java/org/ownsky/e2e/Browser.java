package org.ownsky.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium, used by what people see: labels, buttons' words, links' words. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_TABS = 80;

    private final ChromeDriver driver;
    private final Path downloads;

    private Browser(ChromeDriver driver, Path downloads) {
        this.driver = driver;
        this.downloads = downloads;
    }

    static Browser open(Path downloads) {
        var options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--window-size=1440,900");
        options.setExperimentalOption(
                "prefs",
                Map.of("download.default_directory", downloads.toString(), "download.prompt_for_download", false));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), downloads);
    }

    ChromeDriver driver() {
        return driver;
    }

    void go(String url) {
        driver.get(url);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    String title() {
        return driver.getTitle();
    }

    /** Types into the field with this label, replacing what stands there. */
    void fill(String label, String text) {
        var field = waitFor(
                By.xpath(
                        "//label[normalize-space()=" + quoted(label)
                                + "]/ancestor::*[self::vaadin-text-field or self::vaadin-text-area or self::vaadin-password-field or self::vaadin-email-field "
                                + "or self::vaadin-integer-field or self::vaadin-number-field or self::vaadin-big-decimal-field][1]//*[self::input or self::textarea]"));
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB);
    }

    /** Presses the button that shows, or is labelled with, this word. */
    void press(String word) {
        click(By.xpath("//*[self::vaadin-button or self::button][normalize-space()=" + quoted(word) + " or @aria-label="
                + quoted(word) + "]"));
    }

    /** Presses the button of this word in the dialog that is open. */
    void confirm(String word) {
        click(By.xpath(
                "//*[self::vaadin-dialog or self::vaadin-confirm-dialog or @role='dialog' or @role='alertdialog']"
                        + "//*[self::vaadin-button or self::button][normalize-space()=" + quoted(word) + "]"));
    }

    /** Follows the navigation link of this word. */
    void follow(String word) {
        click(By.xpath("//*[self::vaadin-side-nav-item or self::a or self::vaadin-tab][normalize-space()="
                + quoted(word) + " or starts-with(normalize-space(), " + quoted(word + " ") + ")]"));
    }

    /** Chooses this in the menu of a row; what the row is called follows "Actions for". */
    void act(String row, String word) {
        press("Actions for " + row);
        click(By.xpath("//vaadin-context-menu-item[normalize-space()=" + quoted(word) + "]"));
    }

    /** Ticks the checkbox with this label, where people do: on the words. */
    void tick(String label) {
        click(By.xpath("//vaadin-checkbox/label[normalize-space()=" + quoted(label) + "]"));
    }

    /** Chooses the radio button with this label. */
    void choose(String label) {
        click(By.xpath("//vaadin-radio-button[normalize-space()=" + quoted(label) + "]"));
    }

    /** Chooses in the list with this label, one to pick from or one to type into. */
    void pick(String label, String item) {
        var list = waitFor(By.xpath("//label[normalize-space()=" + quoted(label)
                + "]/ancestor::*[self::vaadin-select or self::vaadin-combo-box][1]"));
        if ("vaadin-select".equals(list.getTagName())) {
            list.click();
            click(By.xpath("//vaadin-select-item[normalize-space()=" + quoted(item) + "]"));
            return;
        }
        list.findElement(By.tagName("input")).sendKeys(item);
        click(By.xpath("//vaadin-combo-box-item[normalize-space()=" + quoted(item) + "]"));
    }

    /** Waits until the page shows this text somewhere. */
    void awaitText(String text) {
        await("the text \"" + text + "\"", () -> text().contains(text));
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    WebElement waitFor(By what) {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class, NoSuchElementException.class)
                .until(page -> page.findElements(what).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException(what.toString())));
    }

    void await(String what, BooleanSupplier condition) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> what + " did not come; the page at " + address() + " says:\n" + text())
                .ignoring(StaleElementReferenceException.class)
                .until(page -> condition.getAsBoolean());
    }

    /** The file that the browser downloaded, once it is whole. */
    Path download(String ending) {
        await("a download ending in " + ending, () -> files(ending).size() == 1);
        return files(ending).getFirst();
    }

    private List<Path> files(String ending) {
        try (var files = Files.list(downloads)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void click(By what) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> "Nothing to click at " + what + "; the page at " + address() + " says:\n" + text())
                .ignoring(WebDriverException.class)
                .until(page -> {
                    var target = page.findElements(what).stream()
                            .filter(WebElement::isDisplayed)
                            .filter(WebElement::isEnabled)
                            .filter(element -> element.getDomAttribute("disabled") == null)
                            .findFirst();
                    target.ifPresent(element -> {
                        ((JavascriptExecutor) driver)
                                .executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
                        element.click();
                    });
                    return target.isPresent();
                });
    }

    /** Text as an XPath literal; none here has both kinds of quotes. */
    private static String quoted(String text) {
        return text.contains("'") ? "\"" + text + "\"" : "'" + text + "'";
    }

    /** Shows pages as on a screen of this size; a phone's has no mouse and no scroll bars. */
    void resize(int width, int height, boolean phone) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    /** Has the system prefer a colour scheme, and no motion: what fades in would be measured half faded. */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Waits until the page has asked the server all it wants to know. */
    void awaitQuiet() {
        await("an idle page", () -> is("""
                const clients = Object.values(window.Vaadin?.Flow?.clients ?? {});
                return document.title !== '' && document.querySelector('main, #main') !== null && clients.length > 0
                    && clients.every((client) => !client.isActive?.()) && !document.querySelector('vaadin-grid[loading]');
                """));
    }

    boolean scrollsSideways() {
        return is("return document.documentElement.scrollWidth > window.innerWidth");
    }

    private boolean is(String script) {
        return Boolean.TRUE.equals(driver.executeScript(script));
    }

    /** How many elements there are. */
    int all(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** Where the first link leads that begins so, as the page writes it. */
    String firstLink(String url, String beginning) {
        go(url);
        var link = waitFor(By.cssSelector("a[href^='" + beginning + "']"));
        return Objects.requireNonNull(link.getDomAttribute("href"));
    }

    /** The accessible name of what has the focus, as far as this page's ways of naming go. */
    String focused() {
        return String.valueOf(driver.executeScript("""
                const focused = document.activeElement;
                const by = (focused.getAttribute('aria-labelledby') ?? '').split(' ')
                    .map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
                const name = focused.getAttribute('aria-label') || by.trim() || focused.textContent;
                return name.trim().replace(/\\s+/g, ' ');
                """));
    }

    /** Goes on by Tab alone until what has the focus is called this. */
    void tabTo(String name) {
        await("something named \"" + name + "\" in the tab order", () -> {
            for (var presses = 0; presses < MOST_TABS; presses++) {
                if (focused().equals(name)) {
                    return true;
                }
                type(Keys.TAB);
            }
            return false;
        });
    }

    /** Types wherever the focus is. */
    void type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** The server knows this browser no more but by the sign-in that it keeps, as after a restart of the portal. */
    void forgetSession() {
        driver.manage().deleteCookieNamed("JSESSIONID");
    }

    void signOut(String url) {
        // From a page that asks for nothing by itself: cookies go one by one, and what is asked meanwhile may bring new
        // ones.
        go(url + "/actuator/health");
        driver.manage().deleteAllCookies();
        go(url);
    }

    /** Keeps a picture of what the page looked like at the end, and its source. */
    void keepPicture(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        Files.writeString(folder.resolve(name + ".html"), Objects.requireNonNullElse(driver.getPageSource(), ""));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
