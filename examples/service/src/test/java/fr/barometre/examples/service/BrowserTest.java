package fr.barometre.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import fr.barometre.Barometre;
import fr.barometre.EditionQuery;
import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.Dimension;
import fr.barometre.editions.Edition2025;
import fr.barometre.examples.synthetic.Synthetic;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.print.PageMargin;
import org.openqa.selenium.print.PageSize;
import org.openqa.selenium.print.PrintOptions;

/**
 * The report in a real browser: accessible (axe-core), on a phone and on paper. Where there is no
 * Chromium the tests are skipped, unless {@code BAROMETRE_BROWSER=required} says that there must
 * be.
 */
class BrowserTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final int PAGES = 2;
  private static final Map<String, Report> REPORTS = reports();

  private static ChromeDriver browser;

  @TempDir static Path folder;

  @BeforeAll
  static void open() {
    boolean installed = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    if ("required".equals(System.getenv("BAROMETRE_BROWSER"))) {
      assertThat(installed).as("Chromium and its driver in /usr/bin").isTrue();
    }
    assumeTrue(installed, "no Chromium in /usr/bin");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--lang=fr");
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(),
            options);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  private static void size(int width, int height) {
    browser.manage().window().setSize(new org.openqa.selenium.Dimension(width, height));
  }

  private static List<Rule> violations() {
    Results results =
        new AxeBuilder()
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"))
            .analyze(browser);
    assertThat(results.getPasses()).as("rules that axe tried").hasSizeGreaterThan(15);
    return results.getViolations();
  }

  /** The pages of reports of every kind, by what they are of; that of the edition is served. */
  private static Map<String, String> pages() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    for (Map.Entry<String, Report> report : REPORTS.entrySet()) {
      Path page = folder.resolve(report.getKey() + ".html");
      Files.writeString(page, report.getValue().html());
      pages.put(report.getKey(), page.toUri().toString());
    }
    pages.put("edition", Running.url("/"));
    return pages;
  }

  private static Map<String, Report> reports() {
    List<String> themes =
        Edition2025.QUESTIONNAIRE.waves().stream().flatMap(w -> w.themes().stream()).toList();
    Wave before = new Wave("1", Label.same("2024"), themes, "2024-01-08", "2024-06-30");
    Wave after = new Wave("2", Label.same("2025"), themes, "2025-01-06", "2025-05-23");
    Questionnaire twice =
        Questionnaire.builder()
            .from(Edition2025.QUESTIONNAIRE)
            .waves(List.of(before, after))
            .build();
    Population frame = Population.collectivites2025();
    EditionQuery edition =
        Barometre.edition(twice)
            .answers(Synthetic.survey(twice, frame, 7, Map.of("1", 900, "2", 600)));
    IndicatorResult indicator =
        Running.FIGURES.indicator(
            "teletravail.charte", List.of(Dimension.TYPE, Dimension.REGION, Dimension.OPSN));
    CollectiviteRef asker =
        Synthetic.answers(Edition2025.QUESTIONNAIRE, frame, 2025)
            .get(0)
            .respondent()
            .collectivite()
            .orElseThrow();
    return Map.of(
        "indicator", Report.of(indicator, Locale.FRENCH),
        "waves", Report.of(edition.indicator("ia.projet").compute(), Locale.ENGLISH),
        "change",
            Report.of(edition.indicator("teletravail.acces").change(before, after), Locale.FRENCH),
        "changes", Report.of(edition.change(before, after), Locale.FRENCH),
        "comparison",
            Report.of(
                Barometre.compare(asker)
                    .answers(Synthetic.survey(Edition2025.QUESTIONNAIRE, frame, 2025))
                    .compute(),
                Locale.FRENCH),
        "comparison-en",
            Report.of(Running.FIGURES.compare(frame.collectivites().get(36)), Locale.ENGLISH));
  }

  @Test
  void the_edition_breaks_no_rule_of_axe() {
    size(1280, 900);
    browser.get(Running.url("/"));
    assertThat(browser.findElements(By.cssSelector(".panel h2"))).hasSize(10);
    assertThat(browser.findElements(By.cssSelector(".tile"))).hasSize(17);
    assertThat(violations()).isEmpty();
    browser.executeScript("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(violations()).isEmpty();
  }

  @Test
  void the_edition_can_be_read_by_night() throws IOException {
    size(1280, 900);
    try {
      night("dark");
      for (String page : pages().values()) {
        browser.get(page);
        browser.executeScript("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(
                (String)
                    browser.executeScript(
                        "return getComputedStyle(document.querySelector('main')).backgroundColor"))
            .isEqualTo("rgb(20, 25, 30)");
        assertThat(violations()).as(page).isEmpty();
      }
    } finally {
      night("light");
    }
  }

  private static void night(String scheme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  @Test
  void no_page_breaks_a_rule_of_axe() throws IOException {
    size(1280, 900);
    for (Map.Entry<String, String> page : pages().entrySet()) {
      browser.get(page.getValue());
      assertThat(browser.findElements(By.cssSelector("svg.chart"))).as(page.getKey()).isNotEmpty();
      assertThat(violations()).as(page.getKey()).isEmpty();
      browser.executeScript("document.querySelectorAll('details').forEach(d => d.open = true)");
      assertThat(violations()).as(page.getKey()).isEmpty();
    }
  }

  /** Where a table is wider than the screen, each row is a block and each cell has its header. */
  @Test
  void no_column_is_lost_on_a_phone() throws IOException {
    size(500, 900);
    for (String page : pages().values()) {
      browser.get(page);
      browser.executeScript(
          "document.body.style.width = '390px';"
              + "document.querySelectorAll('details').forEach(d => d.open = true)");
      Object lost =
          browser.executeScript(
              """
              return [...document.querySelectorAll('td, tbody th')]
                  .filter(c => c.getBoundingClientRect().right > 391)
                  .map(c => c.textContent).join('; ');
              """);
      assertThat(lost).as(page).isEqualTo("");
    }
  }

  /** Joined, hidden, hatched: a map of départements has all of it. */
  @Test
  void a_map_breaks_no_rule_of_axe_by_day_and_by_night() throws IOException {
    size(1280, 900);
    Path page = folder.resolve("map.html");
    Files.writeString(
        page,
        Report.of(
                Running.FIGURES.indicator("teletravail.charte", List.of(Dimension.DEPARTEMENT)),
                Locale.FRENCH)
            .html());
    try {
      for (String scheme : List.of("light", "dark")) {
        night(scheme);
        browser.get(page.toUri().toString());
        assertThat(browser.findElements(By.cssSelector("figure.map svg.chart"))).isNotEmpty();
        assertThat(violations()).as(scheme).isEmpty();
      }
    } finally {
      night("light");
    }
  }

  @Test
  void nothing_is_wider_than_a_phone() throws IOException {
    for (String page : pages().values()) {
      size(500, 900);
      browser.get(page);
      browser.executeScript("document.body.style.width = '320px'");
      Object wide = browser.executeScript("return document.documentElement.scrollWidth");
      assertThat((Long) wide).as(page).isLessThanOrEqualTo(500);
      Object cut =
          browser.executeScript(
              "return [...document.querySelectorAll('h1,h2,h3,p,li,svg.chart')]"
                  + ".filter(e => e.getBoundingClientRect().right > 321).length");
      assertThat((Long) cut).as(page).isZero();
    }
  }

  /** The boxes of all texts of a chart, two by two. */
  @Test
  void no_text_of_a_chart_lies_over_another_or_outside() throws IOException {
    for (String page : pages().values()) {
      size(1280, 900);
      browser.get(page);
      Object found =
          browser.executeScript(
              """
              const bad = [];
              for (const svg of document.querySelectorAll('svg.chart')) {
                const all = svg.getBoundingClientRect();
                const boxes = [...svg.querySelectorAll('text')].filter(t => t.textContent)
                    .map(t => [t.textContent, t.getBoundingClientRect()]);
                boxes.forEach(([text, b], i) => {
                  if (b.left < all.left - 1 || b.right > all.right + 1) bad.push('cut: ' + text);
                  boxes.slice(i + 1).forEach(([other, c]) => {
                    if (b.left < c.right - 1 && c.left < b.right - 1
                        && b.top < c.bottom - 3 && c.top < b.bottom - 3) {
                      bad.push(text + ' over ' + other);
                    }
                  });
                });
              }
              return bad.join('; ');
              """);
      assertThat(found).as(page).isEqualTo("");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void the_edition_prints_on_two_pages(String language) throws IOException {
    Path page = folder.resolve("edition-" + language + ".html");
    Files.writeString(page, Running.FIGURES.page(Locale.forLanguageTag(language)));
    assertThat(printed(page.toUri().toString())).isEqualTo(PAGES);
  }

  @Test
  void other_pages_print_on_two_at_most() throws IOException {
    for (Map.Entry<String, String> page : pages().entrySet()) {
      assertThat(printed(page.getValue())).as(page.getKey()).isBetween(1, PAGES);
    }
  }

  /** On how many sheets of A4 a page prints. */
  private static int printed(String page) {
    browser.get(page);
    PrintOptions paper = new PrintOptions();
    paper.setPageSize(new PageSize(29.7, 21.0));
    paper.setPageMargin(new PageMargin(0.9, 0.9, 0.9, 0.9));
    paper.setBackground(true);
    byte[] pdf = Base64.getDecoder().decode(browser.print(paper).getContent());
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    return text.split("/Type\\s*/Page\\b", -1).length - 1;
  }
}
