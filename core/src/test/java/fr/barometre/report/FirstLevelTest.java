package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.result.Change;
import fr.barometre.api.result.FlagCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What everybody reads on a page, before anything is opened. */
class FirstLevelTest {

  private static final Pattern CLOSED = Pattern.compile("(?s)<details.*?</details>");

  /** Letters that French readers know; a code is of capitals. */
  private static final String KNOWN = "OPSN|RGAA|ANCT|DGCL|SaaS";

  private static final List<String> STATISTICS =
      List.of(
          "Cohen",
          "φ",
          "Rao",
          "p <",
          "p =",
          "empreinte",
          "fingerprint",
          "efficace",
          "effective n",
          "Benjamini",
          "erreur type",
          "standard error",
          "degrés de liberté",
          "doublement robuste",
          "doubly robust",
          "R-indic");

  private static String firstLevel(Report report) {
    return TwoWaves.seen(CLOSED.matcher(report.html()).replaceAll(" "));
  }

  @Test
  void no_code_no_sign_of_alarm_and_no_statistics_are_there() {
    for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
      for (Map.Entry<String, Report> page : TwoWaves.reports(locale).entrySet()) {
        String said = firstLevel(page.getValue());
        assertThat(said).as(page.getKey()).doesNotContain(STATISTICS).doesNotContain("!!");
        assertThat(said.replaceAll(KNOWN, ""))
            .as(page.getKey())
            .doesNotContainPattern("\\b[A-Z]{3,}(_[A-Z]+)*\\b");
        for (FlagCode code : FlagCode.values()) {
          assertThat(said).doesNotContain(code.name());
        }
        assertThat(said)
            .as(page.getKey())
            .contains(locale == Locale.FRENCH ? "Comment lire" : "How to read");
      }
    }
  }

  @Test
  void statistics_are_below() {
    String page = TwoWaves.seen(Report.of(TwoWaves.INDICATOR, Locale.FRENCH).html());
    assertThat(page)
        .contains(
            "h de Cohen", "Hypothèse", "Rao et Scott", "empreinte", "n efficace", "redressement :");
    assertThat(TwoWaves.seen(Report.of(TwoWaves.CHANGE, Locale.ENGLISH).html()))
        .contains("at equal composition", " p ");
  }

  @Test
  void a_guide_has_five_lines_at_most() {
    for (Report page : TwoWaves.reports(Locale.FRENCH).values()) {
      String guide = page.html().replaceAll("(?s).*<h2>Comment lire</h2>\n<ul>(.*?)</ul>.*", "$1");
      assertThat(guide.split("<li>", -1)).hasSizeBetween(1 + 3, 1 + 5);
      assertThat(page.text()).as("of pictures, of no use in a text").doesNotContain("Comment lire");
    }
  }

  @Test
  void every_link_of_a_page_has_its_place() {
    for (Report page : TwoWaves.reports(Locale.ENGLISH).values()) {
      String html = page.html();
      List<String> links =
          Pattern.compile("href=\"#([^\"]+)\"")
              .matcher(html)
              .results()
              .map(m -> m.group(1))
              .toList();
      assertThat(links).isNotEmpty().doesNotHaveDuplicates();
      assertThat(links).allSatisfy(id -> assertThat(html).contains(" id=\"" + id + "\""));
    }
  }

  /** On a phone each cell has its header before it, from the style of its table. */
  @Test
  void wide_tables_carry_their_headers() {
    for (String html :
        List.of(
            Report.of(TwoWaves.COMPARISON, Locale.FRENCH).html(),
            Report.of(TwoWaves.COMPARISON, Locale.FRENCH).fragment())) {
      String sheet = html.substring(0, html.indexOf("</style>"));
      List<String> names =
          Pattern.compile("<table class=\"stack (\\w+)\"")
              .matcher(html)
              .results()
              .map(table -> table.group(1))
              .toList();
      assertThat(names).isNotEmpty();
      for (String name : names) {
        assertThat(sheet).containsOnlyOnce("." + name + "{--h2:\"");
      }
      assertThat(sheet).contains("\"Sa réponse\";", "\"Semblables\";", "\"Réserves\";}");
    }
  }

  @Test
  void a_header_that_could_end_a_style_sheet_stays_with_its_table() {
    List<Block.Column> columns =
        Stream.of("a", "b", "c", "d", "}</style>\"").map(Block.Column::text).toList();
    String html =
        new Html(new Language(Locale.ENGLISH))
            .page(List.of(new Block.Table(columns, List.of(List.of("1", "2", "3", "4", "5")))));
    assertThat(html.split("</style>", -1)).hasSize(2);
    assertThat(html).contains("<table class=\"stack\" style=\"--h2:&quot;b&quot;;");
  }

  @Test
  void a_change_is_told_in_words_first() {
    Change change = TwoWaves.CHANGE;
    Language french = new Language(Locale.FRENCH);
    assertThat(change.observed().interval().lower()).as("the charter spread").isPositive();
    assertThat(firstLevel(Report.of(change, Locale.FRENCH)))
        .contains(
            ("De "
                    + french.value(change.before())
                    + " à "
                    + french.value(change.after())
                    + " : hausse, hors du hasard de l’échantillon")
                .replace('\u00A0', ' '));
  }

  /** Each indicator once, the largest change of each direction first. */
  @Test
  void changes_stand_by_direction() {
    ChangePage page = new ChangePage(new Language(Locale.FRENCH));
    var groups = page.byDirection(TwoWaves.CHANGES);
    assertThat(groups.values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(TwoWaves.CHANGES.changes());
    groups.forEach(
        (title, changes) -> {
          assertThat(changes)
              .isSortedAccordingTo(
                  (a, b) ->
                      Double.compare(
                          Math.abs(b.observed().value()), Math.abs(a.observed().value())));
          assertThat(changes)
              .allSatisfy(
                  c ->
                      assertThat(
                              c.observed().interval().lower() > 0
                                  ? "Hausses nettes"
                                  : c.observed().interval().upper() < 0
                                      ? "Baisses nettes"
                                      : "Pas d’évolution sûre")
                          .isEqualTo(title.fr()));
        });
    assertThat(groups.keySet()).extracting(t -> t.fr()).contains("Hausses nettes");
  }
}
