package dev.fathom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The page as a person sees it, in Chromium; skipped where there is none. */
@Timeout(180)
class PageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Dimension WIDE = new Dimension(1500, 1100);
    private static final Dimension PHONE = new Dimension(500, 900);
    private static final String INJECTION = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

    /** Tests run in this module's folder or in the project's. */
    private static final Path SEEDS = Stream.of("seeds", "../seeds")
            .map(Path::of)
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow();

    private static ChromeDriver browser;
    private static FathomIndex index;
    private static PageServer server;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = program("chromedriver");
        assumeTrue(chromium.isPresent() && driver.isPresent(), "needs Chromium and its driver");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .setBinary(chromium.get().toString())
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync");
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.get().toFile())
                .build();
        browser = new ChromeDriver(service, options);

        index = FathomIndex.inMemory();
        try (Stream<Path> seeds = Files.list(SEEDS)) {
            for (Path seed : seeds.sorted().toList()) {
                index.add(Document.of("seeds/" + seed.getFileName(), Files.readString(seed)));
            }
        }
        index.add(Document.of(
                "output",
                "The mill produced 310 tonnes in 2021, 340 tonnes in 2022, 365 tonnes in 2023 and 420 tonnes"
                        + " in 2024."));
        index.add(Document.of("hostile", "Zebra crossing " + INJECTION + " was seen by 14 guards."));
        index.commit();
        server = PageServer.start(index, "localhost", 0, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    private static Optional<Path> program(String... names) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.quit();
        }
        if (server != null) {
            server.close();
            index.close();
        }
    }

    @BeforeEach
    void openThePage() {
        browser.manage().window().setSize(WIDE);
        browser.get(server.address());
    }

    /** Whatever was done: the console is clean, and nothing but this server was asked. */
    @AfterEach
    void quietAndAlone() throws IOException {
        for (LogEntry entry : browser.manage().logs().get(LogType.BROWSER)) {
            assertFalse(entry.getLevel().intValue() >= Level.WARNING.intValue(), entry.getMessage());
        }
        List<String> asked = new ArrayList<>();
        for (LogEntry entry : browser.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = new ObjectMapper().readTree(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                asked.add(message.path("params").path("request").path("url").asText());
            }
        }
        assertFalse(asked.isEmpty());
        for (String url : asked) {
            assertTrue(url.startsWith(server.address()), url);
        }
    }

    private static void search(String query) {
        WebElement box = browser.findElement(By.id("q"));
        box.clear();
        box.sendKeys(query, Keys.ENTER);
        await(() -> browser.getTitle().equals(query + " – Fathom"));
    }

    /** Waits until something holds, and says so if it never does. */
    private static void await(Supplier<Boolean> condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.get()) {
            assertTrue(System.nanoTime() < end, "what was awaited did not come");
            Thread.onSpinWait();
        }
    }

    private static List<String> texts(String selector) {
        Object texts = browser.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(one => one.textContent)", selector);
        return ((List<?>) texts).stream().map(String.class::cast).toList();
    }

    private static void awaitSome(String selector) {
        await(() -> !texts(selector).isEmpty());
    }

    private static boolean isTrue(String script) {
        return Boolean.TRUE.equals(browser.executeScript("return " + script));
    }

    private static void picture(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "page"));
        Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    @Test
    void passagesComeHighlightedWithTheirSource() throws IOException {
        search("smart border gate");
        awaitSome("#passages li");
        assertTrue(
                texts("#passages li").getFirst().contains("Huu Nghi"),
                texts("#passages li").getFirst());
        assertTrue(texts("#passages li:first-child .source").getFirst().startsWith("seeds/"));
        assertTrue(texts("#passages li:first-child mark").containsAll(List.of("smart", "border")));
        picture("passages");
    }

    @Test
    void figuresAreFilteredAndDrawn() throws IOException {
        search("mill");
        await(() ->
                texts("#figures tbody tr").size() >= 4 && texts("#chart circle").size() >= 4);
        assertTrue(texts("#understood span").getFirst().startsWith("subject: "));
        picture("chart");
        browser.findElement(By.cssSelector("select[name=year] option[value='2023']"))
                .click();
        await(() -> texts("#figures tbody tr").size() == 1);
        assertTrue(texts("#figures tbody td").getFirst().contains("365 tonnes"));
        assertTrue(browser.getCurrentUrl().contains("year=2023"));
        browser.findElement(By.cssSelector("#filters button[type=reset]")).click();
        await(() -> texts("#figures tbody tr").size() >= 4);
        browser.findElement(By.name("min")).sendKeys("350 tonnes", Keys.TAB);
        await(() -> texts("#figures tbody tr").size() == 2);
        browser.navigate().back();
        await(() -> texts("#figures tbody tr").size() >= 4);
    }

    @Test
    void aClickShowsThePlaceWithEveryFigureMarked() throws Exception {
        search("forest coverage rate");
        awaitSome("#figures tbody tr");
        assertTrue(texts("#figures tbody td").getFirst().contains("64.5%"));
        browser.findElement(By.cssSelector("#figures tbody tr")).click();
        await(() -> texts("#reader[open] mark.here").equals(List.of("64.5%")));
        String id = texts("#reader-title").getFirst();
        try (var in = URI.create(server.address() + "api/document?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                .toURL()
                .openStream()) {
            assertEquals(
                    new ObjectMapper().readTree(in).path("figures").size(),
                    texts("#reader mark.figure").size());
        }
        assertTrue(
                texts("#about").getFirst().startsWith("forest coverage rate: 64.5%"),
                texts("#about").getFirst());
        assertTrue(isTrue("(() => { const box = document.querySelector('mark.here').getBoundingClientRect();"
                + " return box.top > 0 && box.bottom < innerHeight })()"));
        picture("document");
    }

    @Test
    void theKeyboardAloneIsEnough() {
        Actions keys = new Actions(browser);
        browser.findElement(By.id("q")).sendKeys(Keys.ESCAPE);
        keys.sendKeys("/").sendKeys("border trade").sendKeys(Keys.ENTER).perform();
        await(() ->
                texts("#passages li").size() > 1 && texts("#figures tbody tr").size() > 1);
        keys.sendKeys(Keys.ESCAPE).sendKeys("jj").perform();
        await(() -> isTrue("document.activeElement === document.querySelectorAll('#passages li')[1]"));
        keys.sendKeys("k").sendKeys(Keys.ENTER).perform();
        await(() -> isTrue("document.querySelector('#reader').open"));
        keys.sendKeys("n").perform();
        awaitSome("#reader mark.here");
        String first = texts("#about").getFirst();
        keys.sendKeys("n").perform();
        await(() -> !texts("#about").getFirst().equals(first));
        keys.sendKeys(Keys.ESCAPE).perform();
        await(() -> !isTrue("document.querySelector('#reader').open"));
        keys.sendKeys("2").perform();
        await(() -> isTrue("document.activeElement.closest('#figures') !== null"));
        keys.sendKeys("?").perform();
        await(() -> isTrue("document.querySelector('#keys').open"));
    }

    @Test
    void whatDocumentsAndQueriesHoldIsOnlyText() {
        search("zebra " + INJECTION);
        awaitSome("#passages li");
        assertTrue(texts("#passages li").getFirst().contains(INJECTION));
        assertTrue(texts("#understood").getFirst().contains("<script>"));
        browser.findElement(By.cssSelector("#passages li")).click();
        await(() -> isTrue("document.querySelector('#reader').open"));
        assertTrue(texts("#reader article").getFirst().contains(INJECTION));
        assertNull(browser.executeScript("return window.hacked"));
        assertEquals(
                0,
                browser.findElements(By.cssSelector("main img, article img, main script, article script"))
                        .size());
    }

    @Test
    void aPhoneAndTheDarkAreServedToo() throws IOException {
        browser.manage().window().setSize(PHONE);
        search("GRDP growth");
        awaitSome("#passages li");
        assertTrue(isTrue("document.documentElement.scrollWidth <= innerWidth"));
        assertFalse(browser.findElement(By.id("figures")).isDisplayed());
        picture("phone-passages");
        browser.findElement(By.id("tab-figures")).click();
        assertTrue(browser.findElement(By.id("figures")).isDisplayed());
        assertTrue(isTrue("document.documentElement.scrollWidth <= innerWidth"));
        picture("phone-figures");
        browser.manage().window().setSize(WIDE);
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        await(() -> isTrue("getComputedStyle(document.body).backgroundColor === 'rgb(18, 25, 29)'"));
        picture("dark");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }

    @Test
    void failuresAreSaidOnThePage() {
        search("GRDP growth");
        awaitSome("#figures tbody tr");
        browser.findElement(By.name("min")).sendKeys("many", Keys.TAB);
        await(() -> texts("#message").getFirst().startsWith("min needs a number"));
        List<LogEntry> refusals = new ArrayList<>(); // of figures, facets and series, which the browser rightly notes
        await(() -> refusals.addAll(browser.manage().logs().get(LogType.BROWSER).getAll()) && refusals.size() == 3);
    }
}
