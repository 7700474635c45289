package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.FrameDefect;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.PartBounds;
import fr.barometre.api.result.Selection;
import fr.barometre.api.territory.Dimension;
import fr.barometre.diagnosis.SelectionBias;
import fr.barometre.diagnosis.SelectionBias.Proxy;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** The toy example (METHODS §4): 120 of 1,000 answered, 57 of them yes; worked by hand. */
class SelectionTest {

  private final IndicatorResult result =
      Samples.charte(Samples.toy(), Samples.TOY_FRAME).by(Dimension.OPSN).compute();
  private final Selection selection = result.selection().orElseThrow();

  @Test
  void the_worst_case_holds_whatever_the_others_say() {
    // f ȳ = 0.12 × 0.475 = 0.057, and 1 − f = 0.88 more.
    assertThat(selection.worstCase().lower()).isCloseTo(0.057, within(1e-15));
    assertThat(selection.worstCase().upper()).isCloseTo(0.937, within(1e-15));
    assertThat(selection.parts())
        .extracting(p -> p.level().code())
        .containsExactly("INSIDE", "OUTSIDE");
    PartBounds inside = selection.parts().get(0);
    // 72 of 400 answered, 43 of them yes.
    assertThat(inside.worstCase().lower()).isCloseTo(43.0 / 400, within(1e-15));
    assertThat(inside.worstCase().upper()).isCloseTo(43.0 / 400 + 328.0 / 400, within(1e-15));
  }

  /** Of 60 who answered 30 say yes; 10 are not of the 100: 20 to 30 of them, of 100 20 to 80. */
  @Test
  void nothing_is_assumed_of_those_outside_the_frame() {
    Dimension sort = Dimension.of("SORTE", "Sorte", "Sort");
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Respondent who =
          Respondent.builder().id("r" + i).putProfile("SORTE", i < 50 ? "A" : "B").build();
      answers.add(Answer.of(who, "Q1", i % 2 == 0 ? "OUI" : "NON"));
    }
    Answers given = Answers.of(SmallSurvey.ONE_WAVE, answers);
    Selection some =
        Samples.charte(given, Population.ofCounts("A", sort, Map.of("A", 100L)))
            .compute()
            .selection()
            .orElseThrow();
    assertThat(some.worstCase()).isEqualTo(new Bounds(0.2, 0.8));
    assertThat(some.headlines()).as("17 % outside: their share may not be it").isEmpty();
    IndicatorResult none =
        Samples.charte(given, Population.ofCounts("C", sort, Map.of("C", 100L))).compute();
    assertThat(none.selection().orElseThrow().worstCase()).isEqualTo(new Bounds(0, 1));
    assertThat(Report.of(none, Locale.FRENCH).text()).doesNotContain("sans rien supposer");
  }

  @Test
  void the_sides_of_opsn_are_the_post_strata_and_add_up_to_the_whole() {
    Selection alone =
        Samples.charte(Samples.toy(), Samples.TOY_FRAME).compute().selection().orElseThrow();
    assertThat(alone.parts()).isEqualTo(selection.parts());
    double lower = 0;
    double upper = 0;
    for (PartBounds part : alone.parts()) {
      double share = part.level().code().equals("INSIDE") ? 0.4 : 0.6;
      lower += share * part.worstCase().lower();
      upper += share * part.worstCase().upper();
    }
    assertThat(lower).isCloseTo(selection.worstCase().lower(), within(1e-15));
    assertThat(upper).isCloseTo(selection.worstCase().upper(), within(1e-15));
  }

  @Test
  void headlines_are_tested_in_words() {
    // (0.5 − 0.057) / 0.88 = 0.5034.
    assertThat(selection.headlines()).extracting(h -> h.threshold()).containsExactly(0.25, 0.5);
    assertThat(selection.headlines().get(1).tipping()).isCloseTo(0.443 / 0.88, within(1e-14));
    assertThat(selection.headlines().get(1).robust()).isFalse();
    assertThat(Report.of(result, Locale.FRENCH).text())
        .contains(
            "La part atteint 50,0\u00A0% si 50,3\u00A0% au moins de ceux qui n’ont pas répondu sont"
                + " dans ce cas, contre 47,5\u00A0% des répondants.")
        .contains("entre 5,7\u00A0% et 93,7\u00A0%");
  }

  @Test
  void the_defect_of_the_opsn_share_is_shown() {
    FrameDefect inside =
        selection.defects().stream()
            .filter(d -> d.level().code().equals("INSIDE"))
            .findFirst()
            .orElseThrow();
    // (0.6 − 0.4) / √(880/120 × 0.24), and 0.24 / 0.04.
    assertThat(inside.correlation()).isCloseTo(0.2 / Math.sqrt(880.0 / 120 * 0.24), within(1e-15));
    assertThat(inside.effectiveSize()).isCloseTo(6, within(1e-12));
  }

  @Test
  void the_bias_that_the_answer_itself_brings_moves_away_with_phi() {
    assertThat(selection.unexplained()).extracting(u -> u.phi()).containsExactly(0.0, 0.5, 1.0);
    selection
        .unexplained()
        .forEach(u -> assertThat(u.corrected()).isCloseTo(0.475 - u.bias(), within(1e-15)));
    // φ = 0 is the frame's own explanation: near post-stratification's 41.4 %.
    assertThat(selection.unexplained().get(0).corrected()).isCloseTo(0.4138889, within(0.01));
    assertThat(selection.unexplained().get(2).bias())
        .isGreaterThan(selection.unexplained().get(0).bias());
  }

  /**
   * Ten of 60 communes answer: inside OPSN territories one in four of the small ones says yes and
   * half of the others, outside half of the small ones. Main effects give the larger ones outside,
   * where nobody answers, log-odds of 0 + 0 + log 3; of the largest they know nothing.
   */
  private static Selection ofTen(double weight) {
    return of(weight, List.of(0, 10, 12, 2), List.of(1, 3, 4, 13, 15, 5));
  }

  private static Selection of(double weight, List<Integer> yes, List<Integer> no) {
    return selection(query(weight, yes, no).disclosure(Disclosure.NONE));
  }

  private static IndicatorQuery query(double weight, List<Integer> yes, List<Integer> no) {
    List<Communes.Row> rows = new ArrayList<>();
    yes.forEach(c -> rows.add(new Communes.Row(c, Role.AGENT, "OUI", 1, weight)));
    no.forEach(c -> rows.add(new Communes.Row(c, Role.AGENT, "NON", 1, weight)));
    Answers answers = Answers.of(SmallSurvey.ONE_WAVE, Communes.answers(rows));
    return Samples.charte(answers, Communes.FRAME).disclosure(Disclosure.DEFAULT);
  }

  private static Selection selection(IndicatorQuery query) {
    return query.compute().selection().orElseThrow();
  }

  @Test
  void those_who_did_not_answer_are_all_that_main_effects_speak_of() {
    double log = Math.log(3);
    Proxy respondents = new Proxy(-0.4 * log, 0.24 * log * log);
    // Others: 3 of 7 and 23 of 27 inside, 1 of 3 and 14 of 14 outside.
    double mean = 11 * log / 41;
    Proxy others = new Proxy(mean, 17 * log * log / 41 - mean * mean);
    check(
        ofTen(1),
        SelectionBias.of(0.4, biserial(0.4, log / 4, respondents), respondents, others, 10.0 / 51));
  }

  /** Both communes outside say yes, whose log-odds are those of 2.5 to 0.5, whatever they weigh. */
  @Test
  void where_all_of_a_level_say_yes_its_log_odds_are_those_of_half_an_answer_more_of_each_kind() {
    double log = Math.log(3);
    double far = Math.log(5);
    double mean = (2 * far - 4 * log) / 10;
    Proxy respondents = new Proxy(mean, (2 * far * far + 4 * log * log) / 10 - mean * mean);
    double ofOthers = (15 * far - 3 * log) / 41;
    Proxy others = new Proxy(ofOthers, (15 * far * far + 3 * log * log) / 41 - ofOthers * ofOthers);
    double difference = (2 * far - log) / 5 + 3 * log / 5;
    SelectionBias bias =
        SelectionBias.of(
            0.5, biserial(0.5, difference, respondents), respondents, others, 10.0 / 51);
    check(of(1, List.of(0, 10, 12, 2, 5), List.of(1, 3, 4, 13, 15)), bias);
    check(of(7, List.of(0, 10, 12, 2, 5), List.of(1, 3, 4, 13, 15)), bias);
  }

  private static double biserial(double share, double difference, Proxy respondents) {
    NormalDistribution normal = NormalDistribution.of(0, 1);
    double density = normal.density(normal.inverseCumulativeProbability(share));
    return difference / Math.sqrt(respondents.variance()) * share * (1 - share) / density;
  }

  private static void check(Selection found, SelectionBias bias) {
    assertThat(found.unexplained().get(0).bias()).isCloseTo(bias.ignorable(), within(1e-12));
    assertThat(found.unexplained().get(1).bias()).isCloseTo(bias.half(), within(1e-12));
    assertThat(found.unexplained().get(2).bias()).isCloseTo(bias.nonIgnorable(), within(1e-12));
  }

  @Test
  void weights_of_answers_do_not_make_more_respondents() {
    for (int phi = 0; phi < 3; phi++) {
      double bias = ofTen(1).unexplained().get(phi).bias();
      assertThat(ofTen(7).unexplained().get(phi).bias()).isCloseTo(bias, within(1e-12));
    }
  }

  /**
   * Two communes outside OPSN territories are too few to tell of, and MUBP by side would tell: what
   * is left is that 2 of 6 small ones say yes and 3 of 5 larger ones, beside 4 and 36 others.
   */
  @Test
  void the_proxy_is_made_of_what_may_be_told() {
    IndicatorQuery query = query(1, List.of(0, 10, 12, 2, 13), List.of(1, 3, 4, 15, 5, 16));
    IndicatorResult result = query.compute();
    assertThat(result.opsn().effect()).isEmpty();
    double small = Math.log(2 / 4.0);
    double larger = Math.log(3 / 2.0);
    double square = (small - larger) * (small - larger);
    Proxy respondents = new Proxy((6 * small + 5 * larger) / 11, 30 * square / 121);
    Proxy others = new Proxy((4 * small + 36 * larger) / 40, 0.09 * square);
    double difference = (2 * small + 3 * larger) / 5 - (2 * small + larger) / 3;
    double share = 5 / 11.0;
    check(
        result.selection().orElseThrow(),
        SelectionBias.of(
            share, biserial(share, difference, respondents), respondents, others, 11 / 51.0));
    assertThat(selection(query.disclosure(Disclosure.NONE)).unexplained().get(0).bias())
        .isNotCloseTo(result.selection().orElseThrow().unexplained().get(0).bias(), within(1e-3));
  }

  /** Of 6 small ones 2 say yes and of 5 larger ones 2: a biserial correlation of 0.088. */
  @Test
  void a_proxy_that_hardly_goes_with_the_answer_says_nothing() {
    IndicatorQuery query = query(1, List.of(0, 10, 12, 2), List.of(1, 3, 4, 13, 15, 5, 16));
    assertThat(selection(query).unexplained()).isEmpty();
  }

  /** Four larger communes are too few, asked for or not; nothing is left to explain with. */
  @Test
  void no_proxy_is_made_of_parts_that_are_too_few() {
    IndicatorQuery query = query(1, List.of(0, 10, 12, 2), List.of(1, 3, 4, 13, 15, 5));
    assertThat(selection(query).unexplained()).isEmpty();
    assertThat(selection(query.by(Dimension.POPULATION_BAND)).unexplained()).isEmpty();
    assertThat(selection(query.disclosure(Disclosure.atLeast(2))).unexplained()).hasSize(3);
  }

  /** Four larger communes and three of the largest are too few, and seven together are not. */
  @Test
  void levels_that_are_too_few_are_taken_as_one() {
    IndicatorQuery query = query(1, List.of(0, 10, 12, 2, 51), List.of(1, 3, 4, 13, 15, 5, 52, 53));
    double small = Math.log(2 / 4.0);
    double others = Math.log(3 / 4.0);
    double square = (small - others) * (small - others);
    Proxy respondents = new Proxy((6 * small + 7 * others) / 13, 42 * square / 169);
    Proxy rest = new Proxy((4 * small + 43 * others) / 47, 4 * 43 * square / (47 * 47));
    double difference = (2 * small + 3 * others) / 5 - (small + others) / 2;
    double share = 5 / 13.0;
    SelectionBias expected =
        SelectionBias.of(
            share, biserial(share, difference, respondents), respondents, rest, 13 / 60.0);
    check(selection(query), expected);
  }
}
