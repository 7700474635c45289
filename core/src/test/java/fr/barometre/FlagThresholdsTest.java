package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.FrameCell;
import fr.barometre.population.Population;
import fr.barometre.weighting.Raking;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each flag on either side of each of its thresholds, as METHODS §5 gives them, worked by hand. */
class FlagThresholdsTest {

  /** Anonymous respondents of the toy frame: 400 collectivités inside, 600 outside. */
  private static final class Survey {
    private final List<Answer> answers = new ArrayList<>();

    Survey with(String opsn, int count, String said) {
      return with(opsn, count, said, 1);
    }

    Survey with(String opsn, int count, String said, double weight) {
      for (int i = 0; i < count; i++) {
        Respondent.Builder who = Respondent.builder().id("r" + answers.size()).weight(weight);
        who.putProfile(Dimension.OPSN.code(), opsn);
        answers.add(Answer.of(who.build(), "Q1", said));
      }
      return this;
    }

    /** Yes and no on a side. */
    Survey side(String opsn, int yes, int no) {
      return with(opsn, yes, "OUI").with(opsn, no, "NON");
    }

    IndicatorResult result() {
      return result(Samples.TOY_FRAME);
    }

    IndicatorResult result(Population frame) {
      return FlagThresholdsTest.result(answers, frame);
    }
  }

  private static IndicatorResult result(List<Answer> answers, Population frame) {
    IndicatorQuery query =
        Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), frame)
            .disclosure(Disclosure.NONE);
    IndicatorResult result = query.compute();
    RemediesTest.check(query, result);
    return result;
  }

  private static Survey inside(int yes, int no) {
    return new Survey().side("INSIDE", yes, no);
  }

  private static void none(IndicatorResult result, FlagCode code) {
    assertThat(result.flag(code)).isEmpty();
  }

  private static void raised(IndicatorResult result, FlagCode code, Severity severity) {
    assertThat(result.flag(code).map(flag -> flag.severity())).isEqualTo(Optional.of(severity));
  }

  @Test
  void a_base_below_thirty_is_small() {
    none(inside(15, 15).result(), FlagCode.SMALL_BASE);
    raised(inside(15, 14).result(), FlagCode.SMALL_BASE, Severity.SEVERE);
    // 40 answers, of which (10 × 9 + 30)² / (10 × 81 + 30) = 120² / 840 = 17.1 once weighted.
    Survey unequal = new Survey().with("INSIDE", 10, "OUI", 9).with("INSIDE", 30, "NON");
    raised(unequal.result(), FlagCode.SMALL_BASE, Severity.SEVERE);
  }

  /** Korn-Graubard on n / (1 - n/1000) answers: 0.31 wide at 42 of them, 0.28 at 53. */
  @Test
  void an_interval_of_three_tenths_is_wide() {
    raised(inside(20, 20).result(), FlagCode.WIDE_INTERVAL, Severity.SEVERE);
    none(inside(25, 25).result(), FlagCode.WIDE_INTERVAL);
    // Three in a hundred: from 0.7 to 8.1 %, more than 1.3 times 3 %. Thirty: 18 points, of 39.
    raised(inside(3, 97).result(), FlagCode.WIDE_INTERVAL, Severity.SEVERE);
    none(inside(30, 70).result(), FlagCode.WIDE_INTERVAL);
    // Two in 380 of 400: hardly wider than a point, below 5.
    none(inside(2, 378).result(), FlagCode.WIDE_INTERVAL);
  }

  @Test
  void seven_degrees_of_freedom_are_few() {
    raised(inside(4, 4).result(), FlagCode.FEW_DEGREES, Severity.WARNING);
    none(inside(4, 5).result(), FlagCode.FEW_DEGREES);
  }

  @Test
  void silence_counts_from_a_fifth_and_two_fifths() {
    none(inside(40, 41).with("INSIDE", 19, "NSP").result(), FlagCode.HIGH_NONRESPONSE);
    raised(
        inside(40, 40).with("INSIDE", 12, "NSP").with("INSIDE", 8, "SR").result(),
        FlagCode.HIGH_NONRESPONSE,
        Severity.NOTICE);
    raised(
        inside(30, 31).with("INSIDE", 39, "SR").result(),
        FlagCode.HIGH_NONRESPONSE,
        Severity.NOTICE);
    raised(
        inside(30, 30).with("INSIDE", 40, "SR").result(),
        FlagCode.HIGH_NONRESPONSE,
        Severity.WARNING);
  }

  /** Of 50, ten weigh r: n Σw² / (Σw)² is 1.5 at r = 3.73 and 2.5 at r = 8.90. */
  @Test
  void unequal_weights_count_from_three_halves_and_five_halves() {
    none(tenOfFiftyWeigh(3.7).result(), FlagCode.WEIGHT_CONCENTRATION);
    raised(tenOfFiftyWeigh(3.8).result(), FlagCode.WEIGHT_CONCENTRATION, Severity.NOTICE);
    raised(tenOfFiftyWeigh(8.8).result(), FlagCode.WEIGHT_CONCENTRATION, Severity.NOTICE);
    raised(tenOfFiftyWeigh(9).result(), FlagCode.WEIGHT_CONCENTRATION, Severity.WARNING);
    // One in ten of equal weight has a tenth of it.
    raised(inside(5, 5).result(), FlagCode.WEIGHT_CONCENTRATION, Severity.NOTICE);
    none(inside(5, 6).result(), FlagCode.WEIGHT_CONCENTRATION);
  }

  private static Survey tenOfFiftyWeigh(double weight) {
    return new Survey().with("INSIDE", 10, "OUI", weight).with("INSIDE", 40, "NON");
  }

  /** h = 2 asin √p - 2 asin √0.4: 0.2 at 49.9 %, 0.5 at 64.7 %, 0.8 at 78.1 %, -0.2 at 30.5 %. */
  @Test
  void opsn_territories_answer_too_often_by_cohens_h() {
    none(among(99, 101).result(), FlagCode.OPSN_OVERREPRESENTED);
    raised(among(100, 100).result(), FlagCode.OPSN_OVERREPRESENTED, Severity.NOTICE);
    raised(among(129, 71).result(), FlagCode.OPSN_OVERREPRESENTED, Severity.NOTICE);
    raised(among(130, 70).result(), FlagCode.OPSN_OVERREPRESENTED, Severity.WARNING);
    raised(among(156, 44).result(), FlagCode.OPSN_OVERREPRESENTED, Severity.WARNING);
    raised(among(157, 43).result(), FlagCode.OPSN_OVERREPRESENTED, Severity.SEVERE);
    none(among(61, 139).result(), FlagCode.OPSN_UNDERREPRESENTED);
    raised(among(60, 140).result(), FlagCode.OPSN_UNDERREPRESENTED, Severity.NOTICE);
    // Twelve of twenty: h = 0.4, and more than one random sample in twenty is so far off.
    none(among(12, 8).result(), FlagCode.OPSN_OVERREPRESENTED);
  }

  /** So many respondents on each side, every other of whom says yes. */
  private static Survey among(int inside, int outside) {
    return new Survey()
        .side("INSIDE", inside / 2, inside - inside / 2)
        .side("OUTSIDE", outside / 2, outside - outside / 2);
  }

  @Test
  void a_side_below_thirty_cannot_be_adjusted() {
    raised(among(60, 29).result(), FlagCode.OPSN_UNADJUSTABLE, Severity.WARNING);
    raised(among(29, 60).result(), FlagCode.OPSN_UNADJUSTABLE, Severity.WARNING);
    none(among(60, 30).result(), FlagCode.OPSN_UNADJUSTABLE);
  }

  /** With 60 on each side, 10 points are less than twice their error of 9, 30 more. */
  @Test
  void sides_that_answer_alike_are_not_sensitive() {
    none(inside(33, 27).side("OUTSIDE", 27, 33).result(), FlagCode.OPSN_SENSITIVE);
    raised(
        inside(39, 21).side("OUTSIDE", 21, 39).result(), FlagCode.OPSN_SENSITIVE, Severity.NOTICE);
  }

  /** The same, half of each side small and half large, of whom all sides have as many. */
  @Test
  void sides_that_answer_alike_at_equal_size_are_not_sensitive() {
    none(equal(16, 14, 17, 13, 13, 17, 14, 16), FlagCode.OPSN_SENSITIVE);
    raised(equal(19, 11, 20, 10, 11, 19, 10, 20), FlagCode.OPSN_SENSITIVE, Severity.NOTICE);
  }

  /**
   * A fifth of the small and four fifths of the large say yes on both sides, of 100 each: with 60
   * large inside and 40 outside, 12 points less than twice their error of 7; with 65 and 35, 18.
   */
  @Test
  void sides_that_differ_by_their_sizes_alone_are_confounded() {
    none(equal(8, 32, 48, 12, 12, 48, 32, 8), FlagCode.OPSN_CONFOUNDED);
    IndicatorResult confounded = equal(7, 28, 52, 13, 13, 52, 28, 7);
    raised(confounded, FlagCode.OPSN_CONFOUNDED, Severity.NOTICE);
    none(confounded, FlagCode.OPSN_SENSITIVE);
  }

  /** Yes and no of the small and the large inside, and of the small and the large outside. */
  private static IndicatorResult equal(int... counts) {
    ControlledContrastTest.Survey survey = new ControlledContrastTest.Survey();
    for (int side = 0; side < 4; side++) {
      String opsn = side < 2 ? "INSIDE" : "OUTSIDE";
      String band = side % 2 == 0 ? "0-999" : "1000+";
      survey.with(opsn, band, counts[2 * side], counts[2 * side + 1]);
    }
    IndicatorQuery query = survey.query();
    IndicatorResult result = query.compute();
    RemediesTest.check(query, result);
    return result;
  }

  /**
   * 120 inside and 80 outside, 20 points too many inside: the shift is a fifth of the difference,
   * the standard error of a half some 3.2 points.
   */
  @Test
  void a_shift_counts_by_what_it_is_beside_the_error() {
    // 25 points apart: 5 points, 1.6 errors.
    IndicatorResult warned = inside(75, 45).side("OUTSIDE", 30, 50).result();
    assertThat(warned.opsn().shift().orElseThrow().biasRatio()).isBetween(1.5, 1.7);
    assertThat(warned.observed().value().orElseThrow())
        .isGreaterThan(0.5); // 52.5 %, 47.5 % adjusted
    raised(warned, FlagCode.OPSN_BIASED, Severity.SEVERE);
    // The same with 20 more of a hundred who say yes on each side: no majority changes sides.
    raised(inside(99, 21).side("OUTSIDE", 46, 34).result(), FlagCode.OPSN_BIASED, Severity.WARNING);
    // 45 points apart: 9 points, 2.9 errors.
    IndicatorResult severe = inside(108, 12).side("OUTSIDE", 36, 44).result();
    assertThat(severe.opsn().shift().orElseThrow().biasRatio()).isGreaterThan(2);
    raised(severe, FlagCode.OPSN_BIASED, Severity.SEVERE);
    // Ten more inside than outside, of 380: the error is small too.
    IndicatorResult noticed = inside(133, 57).side("OUTSIDE", 104, 86).result();
    assertThat(noticed.opsn().shift().orElseThrow().biasRatio()).isBetween(0.4, 1.0);
    raised(noticed, FlagCode.OPSN_BIASED, Severity.NOTICE);
    none(inside(72, 48).side("OUTSIDE", 48, 32).result(), FlagCode.OPSN_BIASED);
  }

  @Test
  void unknown_statuses_count_from_a_twentieth() {
    none(unknown(4).result(), FlagCode.OPSN_UNKNOWN);
    raised(unknown(5).result(), FlagCode.OPSN_UNKNOWN, Severity.NOTICE);
    raised(unknown(19).result(), FlagCode.OPSN_UNKNOWN, Severity.NOTICE);
    raised(unknown(20).result(), FlagCode.OPSN_UNKNOWN, Severity.WARNING);
    raised(unknown(49).result(), FlagCode.OPSN_UNKNOWN, Severity.WARNING);
    raised(unknown(50).result(), FlagCode.OPSN_UNKNOWN, Severity.SEVERE);
  }

  private static Survey unknown(int ofHundred) {
    return new Survey()
        .with("INSIDE", 100 - ofHundred, "OUI")
        .with(Level.UNKNOWN, ofHundred, "NON");
  }

  @Test
  void refused_answers_count_from_two_percent() {
    none(refused(1), FlagCode.ANSWERS_REFUSED);
    raised(refused(2), FlagCode.ANSWERS_REFUSED, Severity.NOTICE);
    raised(refused(4), FlagCode.ANSWERS_REFUSED, Severity.NOTICE);
    raised(refused(5), FlagCode.ANSWERS_REFUSED, Severity.WARNING);
    raised(refused(19), FlagCode.ANSWERS_REFUSED, Severity.WARNING);
    raised(refused(20), FlagCode.ANSWERS_REFUSED, Severity.SEVERE);
  }

  /** So many of a hundred answers are no modality of the question. */
  private static IndicatorResult refused(int ofHundred) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String commune = Communes.FRAME.collectivites().get(i % 60).code();
      Respondent who = SmallSurvey.respondent("r" + i, commune).build();
      answers.add(Answer.of(who, "Q1", i < ofHundred ? "PEUT-ETRE" : "OUI"));
    }
    return result(answers, Communes.FRAME);
  }

  @Test
  void strangers_count_from_the_first() {
    none(strangers(0), FlagCode.OUTSIDE_FRAME);
    raised(strangers(1), FlagCode.OUTSIDE_FRAME, Severity.INFO);
    raised(strangers(2), FlagCode.OUTSIDE_FRAME, Severity.NOTICE);
    raised(strangers(8), FlagCode.OUTSIDE_FRAME, Severity.WARNING);
    raised(strangers(20), FlagCode.OUTSIDE_FRAME, Severity.SEVERE);
  }

  /** So many of forty: communes 60 and above are not in the frame. */
  private static IndicatorResult strangers(int count) {
    List<Communes.Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int commune = i < count ? 60 + i : i;
      rows.add(new Communes.Row(commune, Role.AGENT, i % 2 == 0 ? "OUI" : "NON", 1, 1));
    }
    return result(Communes.answers(rows), Communes.FRAME);
  }

  @Test
  void parts_without_answers_count_by_their_size() {
    raised(ofCommunes(951), FlagCode.UNCOVERED, Severity.INFO);
    raised(ofCommunes(950), FlagCode.UNCOVERED, Severity.NOTICE);
    raised(ofCommunes(800), FlagCode.UNCOVERED, Severity.WARNING);
    raised(ofCommunes(500), FlagCode.UNCOVERED, Severity.SEVERE);
    none(ofCommunes(1000), FlagCode.UNCOVERED);
  }

  private static Population types(long communes, long others) {
    List<FrameCell> cells = new ArrayList<>();
    cells.add(new FrameCell(Map.of("TYPE", "COMMUNE"), communes));
    if (others > 0) {
      cells.add(new FrameCell(Map.of("TYPE", "CC"), others));
    }
    return Population.ofCells("types", List.of(Dimension.TYPE), cells);
  }

  /** Forty communes answer, of a frame of a thousand. */
  private static IndicatorResult ofCommunes(long communes) {
    return result(typed("COMMUNE", 40), types(communes, 1000 - communes));
  }

  private static List<Answer> typed(String type, int count) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Respondent who =
          Respondent.builder().id(type + i).putProfile(Dimension.TYPE.code(), type).build();
      answers.add(Answer.of(who, "Q1", i % 2 == 0 ? "OUI" : "NON"));
    }
    return answers;
  }

  /** CV = S / ρ̄; with halves of rates a and b it is (b - a) / (b + a), sampling apart. */
  @Test
  void uneven_response_counts_by_its_coefficient_of_variation() {
    none(rates(20_000, 2_000, 20_000, 3_000), FlagCode.UNREPRESENTATIVE); // 0.20
    raised(rates(20_000, 2_000, 20_000, 3_600), FlagCode.UNREPRESENTATIVE, Severity.NOTICE); // 0.29
    raised(
        rates(20_000, 2_000, 20_000, 7_000), FlagCode.UNREPRESENTATIVE, Severity.WARNING); // 0.56
    // Nine tenths at 2 %, one tenth at 30 %: 0.3 × 0.28 / 0.048 = 1.75.
    raised(rates(36_000, 720, 4_000, 1_200), FlagCode.UNREPRESENTATIVE, Severity.SEVERE);
  }

  private static IndicatorResult rates(int communes, int some, int others, int more) {
    return ofRates(communes, some, others, more).weighting(Weighting.NONE).compute();
  }

  private static IndicatorQuery ofRates(int communes, int some, int others, int more) {
    List<Answer> answers = typed("COMMUNE", some);
    answers.addAll(typed("CC", more));
    return Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), types(communes, others))
        .disclosure(Disclosure.NONE);
  }

  /** Of the last survey above; what is left is what the weights do not reach. */
  @Test
  void uneven_response_counts_as_the_weighting_leaves_it() {
    IndicatorQuery survey = ofRates(36_000, 720, 4_000, 1_200);
    none(survey.compute(), FlagCode.UNREPRESENTATIVE);
    none(survey.weighting(Raking.on(Dimension.TYPE)).compute(), FlagCode.UNREPRESENTATIVE);
    raised(survey.weighting(Weighting.NONE).compute(), FlagCode.UNREPRESENTATIVE, Severity.SEVERE);
  }

  /**
   * Thirty places: 20 of 100 answer in each, and half of them say yes, but for one place. Were
   * there no spread, 13 of 20 would be 3 / √5 = 1.3 standard errors off, which one place of thirty
   * is by chance, and 20 of 20 would be 4.5.
   */
  @Test
  void a_model_is_strained_by_a_place_that_disagrees() {
    assertThat(placed(13).modelled(Dimension.DEPARTEMENT).flags()).isEmpty();
    IndicatorQuery query = placed(20);
    Flag flag = query.modelled(Dimension.DEPARTEMENT).flag(FlagCode.MODEL_STRAINED).orElseThrow();
    assertThat(flag.severity()).isEqualTo(Severity.WARNING);
    double probability = flag.evidence("probability").orElseThrow().value();
    assertThat(probability).isLessThan(0.01);
    // On either side of the threshold.
    FlagPolicy below = FlagPolicy.builder().strain(probability * 0.999).build();
    FlagPolicy above = FlagPolicy.builder().strain(probability * 1.001).build();
    assertThat(query.policy(below).modelled(Dimension.DEPARTEMENT).flags()).isEmpty();
    assertThat(query.policy(above).modelled(Dimension.DEPARTEMENT).flags()).hasSize(1);
    // Its remedy lowers it.
    assertThat(
            query
                .remedied(flag.remedies().get(0))
                .modelled(Dimension.DEPARTEMENT)
                .flag(FlagCode.MODEL_STRAINED)
                .orElseThrow()
                .severity())
        .isEqualTo(Severity.INFO);
  }

  private static IndicatorQuery placed(int yesOfTheLast) {
    List<FrameCell> cells = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    for (int place = 0; place < 30; place++) {
      Map<String, String> levels = Map.of("DEPARTEMENT", "d" + place, "OPSN", "INSIDE");
      cells.add(new FrameCell(levels, 100));
      int yes = place == 29 ? yesOfTheLast : 10;
      for (int i = 0; i < 20; i++) {
        Respondent who = Respondent.builder().id("r" + place + "-" + i).profile(levels).build();
        answers.add(Answer.of(who, "Q1", i < yes ? "OUI" : "NON"));
      }
    }
    Population frame =
        Population.ofCells("places", List.of(Dimension.OPSN, Dimension.DEPARTEMENT), cells);
    return Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), frame);
  }
}
