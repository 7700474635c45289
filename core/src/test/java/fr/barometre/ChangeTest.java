package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.estimate.SurveyDesign;
import fr.barometre.estimate.SurveyEstimate;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Raking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Changes between waves against the same on units, where the paired difference agrees with R. */
class ChangeTest {

  private static final Wave FIRST = new Wave("2024", Label.of("2024", "2024"), List.of("A", "B"));
  private static final Wave SECOND = new Wave("2025", Label.of("2025", "2025"), List.of("A", "B"));
  private static final Questionnaire TWICE =
      Questionnaire.builder().from(SmallSurvey.ONE_WAVE).waves(List.of(FIRST, SECOND)).build();
  private static final Population FRAME =
      Population.collectivites2025().restrictedTo(List.of(CollectiviteType.COMMUNE));

  /** One answer of a commune in a wave. */
  private record Row(Wave wave, Collectivite commune, boolean yes) {

    Answer answer() {
      return Answer.of(
          SmallSurvey.respondent(commune.code(), commune.code()).wave(wave.code()).build(),
          "Q1",
          yes ? "OUI" : "NON");
    }

    String opsn() {
      return FRAME.level(Dimension.OPSN, commune).code();
    }
  }

  private static List<Row> rows(long seed, double first, double second) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (Collectivite commune : FRAME.collectivites()) {
      boolean inside = FRAME.level(Dimension.OPSN, commune).code().equals("INSIDE");
      double keenness = random.nextDouble();
      for (Wave wave : List.of(FIRST, SECOND)) {
        double chance = inside && wave == SECOND ? 0.03 : 0.01;
        if (keenness < chance / 2 || random.nextDouble() < chance / 2) {
          double share = (wave == FIRST ? first : second) + (inside ? 0.2 : 0);
          rows.add(
              new Row(
                  wave,
                  commune,
                  (keenness < chance / 2 ? keenness * 20 % 1 : random.nextDouble()) < share));
        }
      }
    }
    return rows;
  }

  private static IndicatorQuery query(List<Row> rows) {
    return Samples.charte(Answers.of(TWICE, rows.stream().map(Row::answer)), FRAME);
  }

  private static SurveyEstimate onUnits(List<Row> rows, boolean adjusted) {
    int n = rows.size();
    boolean[] yes = new boolean[n];
    boolean[] first = new boolean[n];
    boolean[] second = new boolean[n];
    String[] clusters = new String[n];
    String[] category = new String[n];
    Map<String, Double> totals = new HashMap<>();
    for (int i = 0; i < n; i++) {
      Row row = rows.get(i);
      yes[i] = row.yes();
      first[i] = row.wave() == FIRST;
      second[i] = !first[i];
      clusters[i] = row.commune().code();
      category[i] = row.wave().code() + row.opsn();
      totals.put(
          category[i],
          (double)
              FRAME.counts(Dimension.OPSN).entrySet().stream()
                  .filter(e -> e.getKey().code().equals(row.opsn()))
                  .findFirst()
                  .orElseThrow()
                  .getValue());
    }
    SurveyDesign design = SurveyDesign.ofUnits(n).withClusters(clusters);
    SurveyDesign used = adjusted ? design.postStratified(category, totals) : design;
    return used.domain(second).proportion(yes).minus(used.domain(first).proportion(yes));
  }

  private static void same(Difference difference, SurveyEstimate units) {
    assertThat(difference.value()).isCloseTo(units.value(), within(1e-12));
    assertThat(difference.standardError())
        .isCloseTo(units.standardError(), within(1e-10 * units.standardError()));
    assertThat(difference.pValue()).isCloseTo(units.pValue(), within(1e-9));
  }

  @Test
  void observed_and_at_equal_composition() {
    List<Row> rows = rows(3, 0.3, 0.4);
    Change change =
        query(rows)
            .weighting(Samples.BY_OPSN)
            .sampling(SamplingPlan.simpleRandom().withReplacement())
            .change(FIRST, SECOND);
    assertThat(change.commonClusters()).isPositive();
    same(change.observed(), onUnits(rows, false));
    same(change.equalComposition().orElseThrow(), onUnits(rows, true));
  }

  @Test
  void the_two_parts_add_up() {
    Change change = query(rows(4, 0.3, 0.35)).change(FIRST, SECOND);
    assertThat(
            change.equalComposition().orElseThrow().value()
                + change.composition().orElseThrow().value())
        .isCloseTo(change.observed().value(), within(1e-15));
  }

  @Test
  void a_change_names_the_files_of_its_waves() {
    Wave third = new Wave("2026", Label.of("2026", "2026"), List.of("A", "B"));
    Questionnaire thrice =
        Questionnaire.builder().from(TWICE).waves(List.of(FIRST, SECOND, third)).build();
    List<Row> rows = rows(5, 0.3, 0.4);
    List<Row> last =
        rows.stream()
            .filter(row -> row.wave() == SECOND)
            .map(row -> new Row(third, row.commune(), row.yes()))
            .toList();
    Answers answers =
        Answers.of(thrice, "a.csv", rows.stream().filter(r -> r.wave() == FIRST).map(Row::answer))
            .and(
                Answers.of(
                    thrice,
                    "b.csv",
                    rows.stream().filter(r -> r.wave() == SECOND).map(Row::answer)))
            .and(Answers.of(thrice, "c.csv", last.stream().map(Row::answer)));
    EditionQuery edition = Barometre.edition(thrice).population(FRAME).answers(answers);
    assertThat(edition.indicator("charte").change(FIRST, SECOND).provenance())
        .hasValueSatisfying(p -> assertThat(p.answers()).containsExactly("a.csv", "b.csv"));
    assertThat(edition.change(SECOND, third).changes())
        .isNotEmpty()
        .allSatisfy(
            change ->
                assertThat(change.provenance().orElseThrow().answers())
                    .containsExactly("b.csv", "c.csv"));
    assertThat(answers.in(third).sources()).containsExactly("c.csv");
    assertThat(answers.sources()).containsExactly("a.csv", "b.csv", "c.csv");
  }

  @Test
  void collectivites_in_both_waves_count_once() {
    // The same 40 communes answer twice and 4 change their mind: a paired difference.
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Collectivite commune = FRAME.collectivites().get(100 * i);
      rows.add(new Row(FIRST, commune, i < 20));
      rows.add(new Row(SECOND, commune, i < 24));
    }
    Change change = query(rows).change(FIRST, SECOND);
    assertThat(change.commonClusters()).isEqualTo(40);
    assertThat(change.observed().value()).isCloseTo(0.1, within(1e-15));
    // z = 1/40 for 4 of 40, 0 for the others.
    double variance = (1 - 40.0 / FRAME.size()) * 40 / 39 * (4 * .9 * .9 + 36 * .1 * .1) / 1600;
    assertThat(change.observed().standardError()).isCloseTo(Math.sqrt(variance), within(1e-14));
  }

  @Test
  void a_change_of_respondents_is_no_change_of_practice() {
    List<Row> rows = new ArrayList<>();
    int inside = 0;
    int outside = 0;
    for (Collectivite commune : FRAME.collectivites()) {
      boolean in = FRAME.level(Dimension.OPSN, commune).code().equals("INSIDE");
      int number = in ? inside++ : outside++;
      if (number < 400) {
        // First half inside and half outside, then nine in ten inside; nine in ten say yes inside.
        boolean yes = number % 10 < (in ? 9 : 1);
        if (number < 100) {
          rows.add(new Row(FIRST, commune, yes));
        }
        if (in ? number < 360 : number < 40) {
          rows.add(new Row(SECOND, commune, yes));
        }
      }
    }
    Change change = query(rows).change(FIRST, SECOND);
    assertThat(change.observed().pValue()).isLessThan(0.05);
    assertThat(change.equalComposition().orElseThrow().value()).isCloseTo(0, within(0.03));
    Flag flag =
        change.flags().stream()
            .filter(f -> f.code() == FlagCode.CHANGE_IN_COMPOSITION)
            .findFirst()
            .orElseThrow();
    Change told = query(rows).remedied(flag.remedies().get(0)).change(FIRST, SECOND);
    assertThat(told.flags())
        .filteredOn(f -> f.code() == FlagCode.CHANGE_IN_COMPOSITION)
        .extracting(Flag::severity)
        .containsExactly(Severity.INFO);
  }

  @Test
  void a_change_is_flagged_if_and_only_if_it_is_within_its_noise() {
    List<Boolean> flagged = new ArrayList<>();
    for (double second : new double[] {0.2, 0.25, 0.3, 0.5}) {
      Change change =
          query(rows(5, 0.3, second)).weighting(Raking.on(Dimension.OPSN)).change(FIRST, SECOND);
      boolean noise =
          change.flags().stream().anyMatch(f -> f.code() == FlagCode.CHANGE_NOT_SIGNIFICANT);
      assertThat(noise).isEqualTo(change.observed().pValue() >= 0.05);
      assertThat(change.toString()).startsWith("charte: ").contains("from wave 2024 to wave 2025");
      flagged.add(noise);
    }
    assertThat(flagged).contains(true, false);
  }

  @Test
  void wrong_calls_are_named() {
    List<Row> rows = rows(6, 0.3, 0.3);
    Wave never = new Wave("2030", Label.of("2030", "2030"), List.of("A"));
    assertThatThrownBy(() -> query(rows).change(FIRST, never))
        .hasMessageContaining("has no wave '2030'; expected one of [2024, 2025]");
    List<Row> none = rows.stream().filter(r -> r.wave() == FIRST).toList();
    assertThatThrownBy(() -> query(none).change(FIRST, SECOND))
        .hasMessageContaining("wave '2025' has no answer in the base of indicator 'charte'");
  }

  @Test
  void a_tally_read_back_gives_the_same_change() {
    Answers answers = Answers.of(TWICE, rows(6, 0.3, 0.4).stream().map(Row::answer));
    Tally tally =
        Tally.of(
            answers,
            FRAME,
            Dimension.OPSN,
            Dimension.TYPE,
            Dimension.POPULATION_BAND,
            Dimension.POPULATION_FINE,
            Dimension.REGION);
    Tally read = Tally.from(tally.toBytes(), TWICE, FRAME);
    EditionQuery edition = Barometre.edition(TWICE).disclosure(Disclosure.NONE);
    Change change =
        edition.population(FRAME).answers(answers).indicator("charte").change(FIRST, SECOND);
    assertThat(edition.answers(read).indicator("charte").change(FIRST, SECOND)).isEqualTo(change);
    assertThat(edition.answers(read).change(FIRST, SECOND).change("charte")).hasValue(change);
  }

  @Test
  void a_wave_of_few_collectivites_is_not_shown() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add(new Row(SECOND, FRAME.collectivites().get(i), i % 2 == 0));
      if (i < 4) {
        rows.add(new Row(FIRST, FRAME.collectivites().get(i), i % 2 == 0));
      }
    }
    IndicatorQuery query = query(rows).disclosure(Disclosure.DEFAULT);
    assertThatThrownBy(() -> query.change(FIRST, SECOND))
        .hasMessage(
            "wave '2024' has answers of too few collectivités for indicator 'charte' to be shown;"
                + " expected at least 5 collectivités");
  }

  private static Answer heavy(Row row, double weight) {
    return Answer.of(
        SmallSurvey.respondent(row.commune().code(), row.commune().code())
            .wave(row.wave().code())
            .weight(weight)
            .build(),
        "Q1",
        row.yes() ? "OUI" : "NON");
  }

  /** One of ten communes weighs 12 where the others weigh 1: 12 of 21, more than half. */
  @Test
  void a_wave_that_one_collectivite_decides_is_not_shown() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Collectivite commune = FRAME.collectivites().get(i);
      answers.add(heavy(new Row(FIRST, commune, i % 2 == 0), 1));
      answers.add(heavy(new Row(SECOND, commune, i % 2 == 0), i == 0 ? 12 : 1));
    }
    IndicatorQuery query = Samples.charte(Answers.of(TWICE, answers), FRAME);
    assertThatThrownBy(
            () -> query.disclosure(Disclosure.atLeast(5).withDominance(0.5)).change(FIRST, SECOND))
        .hasMessage(
            "wave '2025' has answers that mostly are one collectivité's for indicator 'charte' to"
                + " be shown; expected at least 5 collectivités, none above 0.5 of the base");
    Change change =
        query.disclosure(Disclosure.atLeast(5).withDominance(0.6)).change(FIRST, SECOND);
    assertThat(change.after().value().orElseThrow()).isCloseTo(16 / 21.0, within(1e-15));
  }

  /**
   * Three outside OPSN territories in the second wave: their mean would follow from the parts if
   * weights told them from the others. They are too few to: OPSN is left out of the wave's weights,
   * which are those of a frame that knows nothing of OPSN.
   */
  @Test
  void parts_tell_nothing_of_few() {
    List<Collectivite> inside = side("INSIDE");
    List<Collectivite> outside = side("OUTSIDE");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      for (Wave wave : List.of(FIRST, SECOND)) {
        rows.add(new Row(wave, inside.get(i), i % 2 == 0));
        if (wave == FIRST || i < 3) {
          rows.add(new Row(wave, outside.get(i), i % 3 == 0));
        }
      }
    }
    IndicatorQuery query =
        query(rows)
            .disclosure(Disclosure.DEFAULT)
            .policy(FlagPolicy.builder().fewestClusters(1).build());
    Change shown = query.change(FIRST, SECOND);
    assertThat(shown.observed().value()).isCloseTo(11 / 23.0 - 17 / 40.0, within(1e-15));
    Level unknown = new Level(Level.UNKNOWN, Label.of("inconnu", "unknown"));
    Population blind = FRAME.withDimension(Dimension.OPSN, commune -> unknown);
    assertThat(query.in(SECOND).compute().adjusted().value().orElseThrow())
        .isCloseTo(
            query.population(blind).in(SECOND).compute().adjusted().value().orElseThrow(),
            within(1e-12));
    assertThat(query.in(FIRST).compute().provenance().weighting().en())
        .doesNotContain("Territory served by an OPSN");
    assertThat(query.in(SECOND).compute().provenance().weighting().en())
        .contains("left out: Territory served by an OPSN");
  }

  private static List<Collectivite> side(String opsn) {
    return FRAME.collectivites().stream()
        .filter(commune -> FRAME.level(Dimension.OPSN, commune).code().equals(opsn))
        .limit(20)
        .toList();
  }

  /** Nobody knows who answered twice: 40 and 60 answers of which 13 and 30 are yes. */
  @Test
  void anonymous_waves_are_apart() {
    List<Answer> answers = new ArrayList<>();
    boolean[] yes = new boolean[100];
    boolean[] second = new boolean[100];
    for (int i = 0; i < 100; i++) {
      second[i] = i >= 40;
      yes[i] = second[i] ? i % 2 == 0 : i % 3 == 1;
      Wave wave = second[i] ? SECOND : FIRST;
      answers.add(
          Answer.of(
              Respondent.builder()
                  .id("r" + (second[i] ? i - 40 : i))
                  .wave(wave.code())
                  .putProfile("OPSN", i % 5 < 3 ? "INSIDE" : "OUTSIDE")
                  .build(),
              "Q1",
              yes[i] ? "OUI" : "NON"));
    }
    Change change =
        Samples.charte(Answers.of(TWICE, answers), Samples.TOY_FRAME).change(FIRST, SECOND);
    assertThat(change.commonClusters()).isZero();
    assertThat(change.commonClustersKnown()).isFalse();
    assertThat(PlainTypography.of(Report.of(change, Locale.FRENCH).text()))
        .contains(
            "Collectivités qui ont répondu aux deux vagues : des répondants sont anonymes, on ne"
                + " sait pas qui a répondu deux fois.");
    assertThat(Report.of(change, Locale.ENGLISH).text())
        .contains(
            "Authorities that answered in both waves: some respondents are anonymous, nobody knows"
                + " who answered twice.");
    // Nobody knows who answered twice: two independent draws, of 40 and of 60 out of 1,000.
    double variance =
        (1 - 40 / 1000.0) * (13 / 40.0) * (27 / 40.0) / 39
            + (1 - 60 / 1000.0) * (30 / 60.0) * (30 / 60.0) / 59;
    assertThat(change.observed().standardError()).isCloseTo(Math.sqrt(variance), within(1e-14));
    assertThat(change.observed().value()).isCloseTo(30 / 60.0 - 13 / 40.0, within(1e-15));
  }
}
