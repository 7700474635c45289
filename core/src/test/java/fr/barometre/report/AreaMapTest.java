package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.Barometre;
import fr.barometre.SyntheticSurvey;
import fr.barometre.api.Label;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.population.Population;
import fr.barometre.report.AreaMap.Area;
import fr.barometre.report.AreaMap.Entry;
import fr.barometre.report.Outlines.Point;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Maps of départements and régions. */
class AreaMapTest {

  private static final Language FRENCH = new Language(Locale.FRENCH);

  private static final SyntheticSurvey SURVEY = SyntheticSurvey.draw(400, 0.4, 3);

  private static final IndicatorResult RESULT =
      Barometre.indicator("teletravail.charte")
          .answers(SURVEY.answers())
          .by(Dimension.REGION, Dimension.DEPARTEMENT, Dimension.TYPE)
          .compute();

  private static final ModelledResult MODELLED =
      Barometre.indicator("teletravail.charte")
          .answers(SURVEY.answers())
          .modelled(Dimension.DEPARTEMENT);

  /** The modelled figures with others of our own, all areas alike but those that are given. */
  private static ModelledResult modelled(Map<String, Double> shares, double width) {
    List<ModelledArea> areas = new ArrayList<>();
    for (ModelledArea area : MODELLED.areas()) {
      double share = shares.getOrDefault(area.level().code(), 0.25);
      areas.add(
          ModelledArea.builder()
              .from(area)
              .collectivites(Math.max(5, area.collectivites()))
              .share(share)
              .interval(
                  new Interval(
                      Math.max(0, share - width / 2), Math.min(1, share + width / 2), 0.95, "L"))
              .build());
    }
    return ModelledResult.builder().from(MODELLED).areas(areas).build();
  }

  private static Area area(AreaMap map, String code) {
    return map.areas().stream().filter(a -> a.codes().contains(code)).findFirst().orElseThrow();
  }

  /** The frame knows which départements a région has. */
  @Test
  void regions_have_the_departements_of_the_frame() {
    Map<String, Set<String>> expected = new HashMap<>();
    Population.collectivites2025()
        .counts(List.of(Dimension.REGION, Dimension.DEPARTEMENT))
        .keySet()
        .forEach(
            pair ->
                expected
                    .computeIfAbsent(pair.get(0).code(), r -> new TreeSet<>())
                    .add(pair.get(1).code()));
    assertThat(Outlines.regions()).hasSize(13);
    Outlines.regions()
        .forEach(
            (region, departements) ->
                assertThat(expected.get(region)).as(region).containsAll(departements));
    assertThat(Outlines.departements()).hasSize(96).contains("2A", "75", "90");
  }

  /** Green's theorem: what is joined has the area of its parts, whatever they are. */
  @Test
  void joined_outlines_have_the_area_of_their_parts() {
    long metropole = area(Outlines.departements());
    long parts = 0;
    for (String departement : Outlines.departements()) {
      long one = area(Set.of(departement));
      assertThat(one).as(departement).isNotZero();
      parts += one;
    }
    assertThat(Math.abs(metropole - parts)).isLessThan(Math.abs(metropole) / 200);
    for (Set<String> region : Outlines.regions().values()) {
      long sum = region.stream().mapToLong(d -> area(Set.of(d))).sum();
      assertThat(Math.abs(area(region) - sum)).isLessThan(Math.abs(sum) / 100);
    }
    // 551,500 km² over the area of the drawing: the Gironde has 9,976 km², Paris 105.
    double scale = 543_940 / (double) Math.abs(metropole);
    assertThat(Math.abs(area(Set.of("33"))) * scale).isBetween(9_000.0, 11_000.0);
    assertThat(Math.abs(area(Set.of("75"))) * scale).isBetween(60.0, 160.0);
  }

  private static long area(Set<String> departements) {
    return Outlines.rings(departements).stream().mapToLong(Outlines::twiceArea).sum();
  }

  @Test
  void an_outline_has_steps_only() {
    for (List<Point> ring : Outlines.rings(Set.of("29", "56"))) {
      assertThat(ring).hasSizeGreaterThan(3);
      for (int i = 0; i < ring.size(); i++) {
        assertThat(ring.get(i)).isNotEqualTo(ring.get((i + 1) % ring.size()));
      }
    }
    assertThat(Outlines.rings(Set.of())).isEmpty();
  }

  /** 12, 25 and 48 %: classes of ten points from 10 to 50 %, four of them. */
  @Test
  void classes_are_round_and_few() {
    AreaMap map = AreaMap.of(FRENCH, modelled(Map.of("01", 0.12, "02", 0.48), 0.1)).get();
    assertThat(map.legend())
        .extracting(Entry::text)
        .containsExactly(
            "de 10 à moins de 20\u00A0%",
            "de 20 à moins de 30\u00A0%", "de 30 à moins de 40\u00A0%", "de 40 à 50\u00A0%");
    assertThat(map.legend()).extracting(Entry::tone).containsExactly("q1", "q2", "q4", "q5");
    assertThat(area(map, "01").tone()).isEqualTo("q1");
    assertThat(area(map, "03").tone()).isEqualTo("q2");
    assertThat(area(map, "02").tone()).isEqualTo("q5");
    assertThat(area(map, "02").label()).isEqualTo("48");
    assertThat(map.said()).contains("12,0\u00A0% (Ain)", "48,0\u00A0% (Aisne)");
  }

  /** A figure is in the class of what is printed: 29.96 % is printed as 30.0 %. */
  @Test
  void a_figure_is_of_the_class_of_what_is_printed() {
    AreaMap map = AreaMap.of(FRENCH, modelled(Map.of("01", 0.2996, "02", 0.48), 0.1)).get();
    assertThat(area(map, "01").tone())
        .isEqualTo(
            map.legend().stream()
                .filter(e -> e.text().startsWith("de 30 à"))
                .map(Entry::tone)
                .findFirst()
                .get());
  }

  @Test
  void the_highest_figure_may_be_the_end_of_the_last_class() {
    AreaMap map = AreaMap.of(FRENCH, modelled(Map.of("01", 1.0, "02", 0.0), 0.1)).get();
    assertThat(map.legend()).hasSizeLessThanOrEqualTo(5);
    assertThat(map.legend().get(map.legend().size() - 1).text()).isEqualTo("de 80 à 100\u00A0%");
    assertThat(area(map, "01").tone()).isEqualTo("q5");
    assertThat(area(map, "02").tone()).isEqualTo("q1");
    AreaMap same = AreaMap.of(FRENCH, modelled(Map.of(), 0.1)).get();
    assertThat(same.legend()).hasSize(1);
    assertThat(area(same, "01").label()).isEqualTo("25");
  }

  /** The collectivité of Alsace is alone in its département: any share of it is 0 or 100 %. */
  @Test
  void an_area_of_fewer_than_five_has_no_figure() {
    ModelledArea alsace =
        MODELLED.areas().stream()
            .filter(a -> a.level().code().equals("6AE"))
            .findFirst()
            .orElseThrow();
    assertThat(alsace.collectivites()).isEqualTo(1);
    AreaMap map = AreaMap.of(FRENCH, MODELLED).orElseThrow();
    assertThat(area(map, "6AE").tone()).isEqualTo("nothing");
    assertThat(map.legend()).extracting(Entry::text).contains("moins de 5 collectivités");
    assertThat(Report.of(MODELLED, Locale.FRENCH).text())
        .containsPattern(
            "Collectivité européenne d’Alsace +moins de 5 collectivités +– +\\S+ +1 +–\n");
    AreaMap enough = AreaMap.of(FRENCH, modelled(Map.of(), 0.1)).orElseThrow();
    assertThat(area(enough, "6AE").label()).isEqualTo("25");
  }

  /** Only what is drawn is named. */
  @Test
  void the_corner_names_the_departements_it_has() {
    assertThat(MapDrawing.svg(AreaMap.of(FRENCH, modelled(Map.of(), 0.1)).orElseThrow()))
        .contains(">Paris, 92, 93, 94</text>");
    ModelledResult without =
        ModelledResult.builder()
            .from(MODELLED)
            .areas(MODELLED.areas().stream().filter(a -> !a.level().code().equals("75")).toList())
            .build();
    assertThat(MapDrawing.svg(AreaMap.of(FRENCH, without).orElseThrow()))
        .contains(">92, 93, 94</text>")
        .doesNotContain("Paris,");
  }

  /** The picture has 310 by 298 units; Côte-d'Or and Yonne have about a tenth of its breadth. */
  @Test
  void a_few_neighbours_fill_the_picture() {
    Area coteDor = new Area(Set.of("21"), "1", "q1", false);
    Area yonne = new Area(Set.of("89"), "2", "q2", false);
    Area guadeloupe = new Area(Set.of("971"), "3", "q3", false);
    int[] alone = extent(List.of(coteDor, yonne));
    assertThat(alone[0]).isNotNegative();
    assertThat(alone[1]).isBetween(alone[0] + 155, 310);
    int[] withOverseas = extent(List.of(coteDor, yonne, guadeloupe));
    assertThat(withOverseas[1] - withOverseas[0]).isLessThan(80);
  }

  /** From where to where the outlines of areas with a figure go, across. */
  private static int[] extent(List<Area> areas) {
    Matcher path =
        Pattern.compile("area q\\d\" d=\"M(\\d+) \\d+l([^z]*)z")
            .matcher(MapDrawing.svg(new AreaMap("t", "s", false, areas, List.of())));
    int from = Integer.MAX_VALUE;
    int to = 0;
    while (path.find()) {
      int x = Integer.parseInt(path.group(1));
      Matcher step = Pattern.compile("(-?\\d+) ?(-?\\d+)").matcher(path.group(2));
      from = Math.min(from, x);
      to = Math.max(to, x);
      while (step.find()) {
        x += Integer.parseInt(step.group(1));
        from = Math.min(from, x);
        to = Math.max(to, x);
      }
    }
    return new int[] {from, to};
  }

  @Test
  void wide_intervals_are_hatched_from_thirty_points_on() {
    AreaMap narrow = AreaMap.of(FRENCH, modelled(Map.of(), 0.29)).get();
    AreaMap wide = AreaMap.of(FRENCH, modelled(Map.of(), 0.31)).get();
    assertThat(narrow.areas()).noneMatch(Area::wide);
    assertThat(wide.areas()).allMatch(Area::wide);
    assertThat(MapDrawing.svg(narrow)).doesNotContain("<pattern");
    assertThat(MapDrawing.svg(wide)).contains("<pattern", "fill=\"url(#");
    assertThat(wide.legend().get(1).text()).contains("30 points");
  }

  /** Hidden parts, joined parts and those without respondents, as the table has them. */
  @Test
  void a_breakdown_shows_what_its_table_shows() {
    for (Dimension dimension : List.of(Dimension.REGION, Dimension.DEPARTEMENT)) {
      AreaMap map = AreaMap.of(FRENCH, RESULT, dimension).get();
      List<Segment> segments =
          RESULT.segments().stream().filter(s -> s.dimension().equals(dimension)).toList();
      assertThat(map.areas()).hasSameSizeAs(segments);
      Set<String> tones = new HashSet<>();
      for (int i = 0; i < segments.size(); i++) {
        Segment segment = segments.get(i);
        Area area = map.areas().get(i);
        List<Level> of = segment.joined().isEmpty() ? List.of(segment.level()) : segment.joined();
        assertThat(area.codes())
            .containsExactlyInAnyOrderElementsOf(of.stream().map(Level::code).toList());
        tones.add(area.tone());
        if (segment.adjusted().isSuppressed()) {
          assertThat(area.label()).isEqualTo("s");
          assertThat(area.tone()).isEqualTo("secret");
        } else if (segment.adjusted().value().isEmpty()) {
          assertThat(area.label()).isEqualTo("–");
        } else {
          assertThat(Double.parseDouble(area.label()))
              .isCloseTo(segment.adjusted().percent().getAsDouble(), within(0.551));
        }
      }
      assertThat(tones).contains("secret");
    }
    assertThat(AreaMap.of(FRENCH, RESULT, Dimension.TYPE)).isEmpty();
  }

  @Test
  void joined_departements_are_one_area_without_a_border() {
    String svg = MapDrawing.svg(AreaMap.of(FRENCH, RESULT, Dimension.DEPARTEMENT).get());
    AreaMap map = AreaMap.of(FRENCH, RESULT, Dimension.DEPARTEMENT).get();
    long ofMetropole =
        map.areas().stream()
            .filter(a -> a.codes().stream().anyMatch(Outlines.departements()::contains))
            .count();
    assertThat(ofMetropole).isLessThan(96);
    Matcher paths = Pattern.compile("<path class=\"area|<path[^>]* fill=\"url").matcher(svg);
    assertThat(paths.results().count()).isBetween(ofMetropole, ofMetropole + 6);
    assertThat(svg).contains(">Mayotte</text>");
    assertThat(MapDrawing.svg(AreaMap.of(FRENCH, MODELLED).get())).contains("Paris, 92, 93, 94");
  }

  @Test
  void every_channel_that_draws_has_the_map_with_its_source() throws Exception {
    String page = Report.of(MODELLED, Locale.FRENCH).html();
    assertThat(page)
        .contains("<figure class=\"map\">", "Victor Cazanave", "CC BY 4.0", "Fond de carte")
        .contains("<th scope=\"row\">Ain</th>");
    assertThat(page.indexOf("<figure class=\"map\">")).isLessThan(page.indexOf("<table"));
    String picture = Report.picture(MODELLED, Locale.ENGLISH);
    assertThat(picture)
        .contains(
            "Victor Cazanave", "CC BY 4.0", "modelled: Department", "to less than", "Source: ")
        .doesNotContain("var(--");
    for (String svg : List.of(picture, Report.picture(RESULT, Locale.FRENCH))) {
      assertThat(
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(new InputSource(new StringReader(svg)))
                  .getDocumentElement()
                  .getTagName())
          .isEqualTo("svg");
    }
    assertThat(Report.of(RESULT, Locale.FRENCH).html().split("<figure class=\"map\">", -1))
        .hasSize(3);
    assertThat(Report.of(MODELLED, Locale.FRENCH).text()).doesNotContain("Fond de carte");
    assertThatThrownBy(
            () ->
                Report.picture(
                    ModelledResult.builder().from(MODELLED).dimension(Dimension.TYPE).build(),
                    Locale.FRENCH))
        .hasMessageContaining("no map of TYPE")
        .hasMessageContaining("DEPARTEMENT or REGION");
  }

  /** One indicator after the other; outlines that both maps have stand once. */
  @Test
  void a_page_of_several_indicators_has_each_outline_once() {
    ModelledResult other =
        ModelledResult.builder()
            .from(MODELLED)
            .indicator(
                IndicatorDefinition.builder()
                    .from(MODELLED.indicator())
                    .label(Label.same("<b>un autre"))
                    .build())
            .build();
    String page = Report.of(List.of(MODELLED, other), Locale.FRENCH).html();
    assertThat(page.split("<figure class=\"map\">", -1)).hasSize(3);
    assertThat(page).contains("<h1>Chiffres modélisés</h1>").doesNotContain("<b>");
    Set<String> names = new HashSet<>();
    Matcher ids = Pattern.compile(" id=\"([^\"]*)\"").matcher(page);
    while (ids.find()) {
      assertThat(names.add(ids.group(1))).as(ids.group(1)).isTrue();
    }
    Matcher used = Pattern.compile(" href=\"#([^\"]*)\"|url\\(#([^)]*)\\)").matcher(page);
    int count = 0;
    while (used.find()) {
      assertThat(names).contains(Optional.ofNullable(used.group(1)).orElse(used.group(2)));
      count++;
    }
    assertThat(count).isGreaterThan(190);
    assertThat(page.length())
        .isLessThan(2 * Report.of(MODELLED, Locale.FRENCH).html().length() - 15_000);
    assertThatThrownBy(() -> Report.of(List.of(), Locale.FRENCH))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
