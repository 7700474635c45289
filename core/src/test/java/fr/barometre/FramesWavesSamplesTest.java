package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.estimate.LonelyStratum;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.tally.Tally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Figures that go wrong where a cube does not know its frame, its wave or its sample. */
class FramesWavesSamplesTest {

  private static final Wave W24 = new Wave("2024", Label.of("2024", "2024"), List.of("A", "B"));
  private static final Wave W25 = new Wave("2025", Label.of("2025", "2025"), List.of("A", "B"));
  private static final Wave W26 = new Wave("2026", Label.of("2026", "2026"), List.of("A", "B"));
  private static final Questionnaire THRICE =
      Questionnaire.builder().from(SmallSurvey.ONE_WAVE).waves(List.of(W24, W25, W26)).build();
  private static final Population ALL = Population.collectivites2025();
  private static final Population DEPARTEMENTS =
      ALL.restrictedTo(List.of(CollectiviteType.DEPARTEMENT));

  private static Answer answer(CollectiviteRef who, Wave wave, String modality) {
    Respondent.Builder respondent = Respondent.builder();
    respondent.id(who + "@" + wave.code()).collectivite(who).wave(wave.code());
    return Answer.of(respondent.build(), "Q1", modality);
  }

  private static List<Collectivite> members(CollectiviteType type) {
    return ALL.collectivites().stream().filter(c -> c.type() == type).toList();
  }

  private static Answers answers(List<Answer> given) {
    Answers answers = Answers.of(THRICE, given);
    assertThat(answers.rejections()).isEmpty();
    return answers;
  }

  private static IndicatorQuery charte(List<Answer> given, Population frame) {
    return Samples.charte(answers(given), frame);
  }

  /** p (1 - p) n / (n - 1): the variance of 0 and 1 among n, of which some are 1. */
  private static double spread(double ones, double n) {
    return ones / n * (1 - ones / n) * n / (n - 1);
  }

  private static double error(Estimate estimate) {
    return estimate.standardError().orElseThrow();
  }

  private static List<Answer> some(int each) {
    List<Answer> given = new ArrayList<>();
    List<Collectivite> communes = members(CollectiviteType.COMMUNE);
    for (int i = 0; i < 300; i++) {
      given.add(answer(communes.get(100 * i).ref(), W24, i % each == 0 ? "OUI" : "NON"));
    }
    return given;
  }

  @Test
  void a_tally_is_not_read_with_another_opsn_list() {
    Population anct = ALL.withOpsn(OpsnCoverage.anct());
    Tally tally = Tally.of(answers(some(3)), anct, Dimension.OPSN, Dimension.TYPE);
    byte[] bytes = tally.toBytes();
    assertThatThrownBy(() -> Tally.from(bytes, THRICE, ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the OPSN list: '" + OpsnCoverage.anct().description() + "'")
        .hasMessageContaining(", and '" + OpsnCoverage.anctAndDeclic().description() + "'");
    Tally other = Tally.of(Answers.of(THRICE, List.of()), ALL, Dimension.OPSN, Dimension.TYPE);
    assertThatThrownBy(() -> tally.merge(other)).hasMessageContaining("the OPSN list");
    assertThatThrownBy(
            () ->
                Barometre.edition(THRICE)
                    .population(ALL)
                    .answers(tally)
                    .indicator("charte")
                    .compute())
        .hasMessageContaining("the OPSN list");
  }

  @Test
  void frames_built_alike_are_equal() {
    Population one = Population.of("one", members(CollectiviteType.DEPARTEMENT));
    List<Collectivite> reversed = new ArrayList<>(members(CollectiviteType.DEPARTEMENT));
    Collections.reverse(reversed);
    Population same = Population.of("the same", reversed);
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(one.fingerprint().text()).isEqualTo(same.fingerprint().text()).hasSize(32);
    Tally tally = Tally.of(answers(some(3)), one, Dimension.REGION);
    Tally read = Tally.from(tally.toBytes(), THRICE, same);
    IndicatorDefinition charte = THRICE.indicators().get(0);
    assertThat(read.cube().indicator(charte).cells())
        .isEqualTo(tally.cube().indicator(charte).cells());
    Tally none = Tally.of(Answers.of(THRICE, List.of()), same, Dimension.REGION);
    assertThat(tally.merge(none).counts()).isEqualTo(tally.counts());
    assertThat(one.difference(Population.of("fewer", reversed.subList(0, 94))))
        .hasValue("the members: 95 in 'one', 94 in 'fewer'");
    Population banded =
        one.withDimension(Dimension.POPULATION_BAND, c -> ALL.level(Dimension.TYPE, c));
    assertThat(one.difference(banded)).hasValue("the levels of dimension POPULATION_BAND");
    assertThat(one).isNotEqualTo(banded);
  }

  @Test
  void a_question_asked_in_several_waves_has_a_figure_for_each() {
    List<Answer> given = new ArrayList<>();
    List<Collectivite> communes = members(CollectiviteType.COMMUNE);
    for (int i = 0; i < 90; i++) {
      given.add(answer(communes.get(i).ref(), W24, i < 9 ? "OUI" : "NON"));
      given.add(answer(communes.get(i + 30).ref(), W25, i < 27 ? "OUI" : "NON"));
      given.add(answer(communes.get(i + 60).ref(), W26, i < 45 ? "OUI" : "NON"));
    }
    IndicatorQuery query = charte(given, ALL);
    IndicatorResult result = query.compute();
    assertThat(result.waves()).containsExactly(W26);
    assertThat(result.observed().value()).hasValue(0.5);
    assertThat(result.byWave())
        .extracting(r -> r.observed().value().orElseThrow())
        .containsExactly(0.1, 0.3, 0.5);
    assertThat(result.isPooled()).isFalse();
    assertThat(result.wave("2025")).isEqualTo(query.in(W25).compute());
    IndicatorResult alone =
        charte(given.stream().filter(a -> a.respondent().wave().equals("2025")).toList(), ALL)
            .compute();
    assertThat(result.wave("2025").observed()).isEqualTo(alone.observed());
    IndicatorResult pooled = query.pooled().compute();
    assertThat(pooled.isPooled()).isTrue();
    assertThat(pooled.waves()).containsExactly(W24, W25, W26);
    assertThat(pooled.byWave()).isEmpty();
    // 150 communes: those that answered two or three times share one weight among their answers.
    assertThat(pooled.observed().clusters()).hasValue(150);
    double yes = 0;
    for (int c = 0; c < 150; c++) {
      double said = 0;
      double oui = 0;
      for (int w = 0; w < 3; w++) {
        int i = c - 30 * w;
        if (i >= 0 && i < 90) {
          said++;
          oui += i < 9 + 18 * w ? 1 : 0;
        }
      }
      yes += oui / said;
    }
    assertThat(pooled.observed().value().orElseThrow()).isCloseTo(yes / 150, within(1e-12));
  }

  /**
   * 95 of 95 and 38 of 95: of 133 answers, 38 leave 57/95 = 0.6 to chance. The 38 say no twice, and
   * 19 of the others yes.
   */
  @Test
  void a_census_pooled_with_a_sample_has_the_samples_error() {
    List<Answer> given = new ArrayList<>();
    List<Collectivite> all = members(CollectiviteType.DEPARTEMENT);
    for (int i = 0; i < 95; i++) {
      given.add(answer(all.get(i).ref(), W24, i < 19 ? "OUI" : "NON"));
      if (i >= 57) {
        given.add(answer(all.get(i).ref(), W25, "NON"));
      }
    }
    Estimate pooled = charte(given, DEPARTEMENTS).pooled().compute().observed();
    assertThat(pooled.clusters()).hasValue(95);
    assertThat(pooled.value().orElseThrow()).isCloseTo(0.2, within(1e-15));
    double open = 38 * 0.6 / 133;
    assertThat(error(pooled)).isCloseTo(Math.sqrt(open * spread(19, 95) / 95), within(1e-14));
    assertThat(pooled.interval().orElseThrow().method()).isEqualTo("KORN_GRAUBARD");
  }

  @Test
  void two_censuses_pooled_have_no_error() {
    List<Answer> given = new ArrayList<>();
    for (Collectivite one : members(CollectiviteType.DEPARTEMENT)) {
      given.add(answer(one.ref(), W24, "OUI"));
      given.add(answer(one.ref(), W25, "NON"));
    }
    Estimate pooled = charte(given, DEPARTEMENTS).pooled().compute().observed();
    assertThat(pooled.value()).hasValue(0.5);
    assertThat(error(pooled)).isZero();
    assertThat(pooled.interval().orElseThrow().method()).isEqualTo("CENSUS");
  }

  @Test
  void after_a_census_a_change_has_the_second_waves_error() {
    List<Answer> given = new ArrayList<>();
    List<Collectivite> all = members(CollectiviteType.DEPARTEMENT);
    assertThat(all).hasSize(95);
    int yes = 0;
    for (int i = 0; i < 95; i++) {
      given.add(answer(all.get(i).ref(), W24, i % 3 == 0 ? "OUI" : "NON"));
      if (i % 7 < 3 && i < 93) {
        given.add(answer(all.get(i).ref(), W25, i % 2 == 0 ? "OUI" : "NON"));
        yes += i % 2 == 0 ? 1 : 0;
      }
    }
    long second = given.size() - 95;
    Change change = charte(given, DEPARTEMENTS).change(W24, W25);
    assertThat(error(change.before())).isZero();
    double expected = Math.sqrt((1 - second / 95.0) * spread(yes, (double) second) / second);
    assertThat(error(change.after())).isCloseTo(expected, within(1e-14));
    assertThat(change.observed().standardError()).isCloseTo(expected, within(1e-14));
  }

  @Test
  void overlapping_samples_have_tams_covariance() {
    // 60 of 95 answer in 2024, 50 in 2025, 30 of them in both.
    List<Answer> given = new ArrayList<>();
    List<Collectivite> all = members(CollectiviteType.DEPARTEMENT);
    double[] before = new double[95];
    double[] after = new double[95];
    for (int i = 0; i < 95; i++) {
      before[i] = i % 3 == 0 ? 1 : 0;
      after[i] = i % 6 == 0 || i % 5 == 0 ? 1 : 0;
      if (i < 60) {
        given.add(answer(all.get(i).ref(), W24, before[i] > 0 ? "OUI" : "NON"));
      }
      if (i >= 30 && i < 80) {
        given.add(answer(all.get(i).ref(), W25, after[i] > 0 ? "OUI" : "NON"));
      }
    }
    double variance =
        (1 - 60 / 95.0) * covariance(before, before, 0, 60) / 60
            + (1 - 50 / 95.0) * covariance(after, after, 30, 80) / 50;
    double correlation =
        covariance(before, after, 30, 60)
            / Math.sqrt(covariance(before, before, 30, 60) * covariance(after, after, 30, 60));
    double both =
        correlation
            * Math.sqrt(covariance(before, before, 0, 60) * covariance(after, after, 30, 80));
    variance -= 2 * (30 / (60.0 * 50) - 1 / 95.0) * both;
    Change change = charte(given, DEPARTEMENTS).change(W24, W25);
    assertThat(change.commonClusters()).isEqualTo(30);
    assertThat(change.observed().standardError()).isCloseTo(Math.sqrt(variance), within(1e-14));
    assertThat(charte(given, DEPARTEMENTS).change(W25, W24).observed().standardError())
        .isCloseTo(Math.sqrt(variance), within(1e-14));
  }

  /**
   * 60 of 95 answer in 2024, 50 in 2025, 45 of them in both, and in 2024 somebody without a name.
   * The 45 are a panel all the same: of all else, that one may have answered again too.
   */
  @Test
  void one_without_a_name_does_not_undo_a_panel() {
    List<Answer> given = new ArrayList<>();
    List<Collectivite> all = members(CollectiviteType.DEPARTEMENT);
    double[] before = new double[95];
    double[] after = new double[95];
    for (int i = 0; i < 65; i++) {
      before[i] = i % 3 == 0 ? 1 : 0;
      after[i] = i % 6 == 0 || i % 5 == 0 ? 1 : 0;
      if (i < 60) {
        given.add(answer(all.get(i).ref(), W24, before[i] > 0 ? "OUI" : "NON"));
      }
      if (i >= 15) {
        given.add(answer(all.get(i).ref(), W25, after[i] > 0 ? "OUI" : "NON"));
      }
    }
    Respondent.Builder anonymous = Respondent.builder();
    anonymous.id("anonymous").putProfile("TYPE", "DEPARTEMENT").wave("2024");
    given.add(Answer.of(anonymous.build(), "Q1", "NON"));
    before[60] = 0;
    double first = covariance(before, before, 0, 61);
    double second = covariance(after, after, 15, 65);
    double correlation =
        covariance(before, after, 15, 60)
            / Math.sqrt(covariance(before, before, 15, 60) * covariance(after, after, 15, 60));
    double variance =
        (1 - 61 / 95.0) * first / 61
            + (1 - 50 / 95.0) * second / 50
            - 2 * (45 / (61.0 * 50) - 1 / 95.0) * correlation * Math.sqrt(first * second);
    Change change = charte(given, DEPARTEMENTS).change(W24, W25);
    assertThat(change.commonClusters()).isEqualTo(45);
    assertThat(change.commonClustersKnown()).isFalse();
    assertThat(change.observed().standardError()).isCloseTo(Math.sqrt(variance), within(1e-14));
  }

  private static double covariance(double[] x, double[] y, int from, int to) {
    double meanX = 0;
    double meanY = 0;
    for (int i = from; i < to; i++) {
      meanX += x[i] / (to - from);
      meanY += y[i] / (to - from);
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (x[i] - meanX) * (y[i] - meanY);
    }
    return sum / (to - from - 1);
  }

  @Test
  void types_are_drawn_separately_and_a_census_has_no_error() {
    List<Answer> given = new ArrayList<>();
    List<Collectivite> departements = members(CollectiviteType.DEPARTEMENT);
    List<Collectivite> communes = members(CollectiviteType.COMMUNE);
    for (int i = 0; i < 95; i++) {
      given.add(answer(departements.get(i).ref(), W24, i < 58 ? "OUI" : "NON"));
    }
    for (int i = 0; i < 400; i++) {
      given.add(answer(communes.get(80 * i).ref(), W24, i < 100 ? "OUI" : "NON"));
    }
    IndicatorQuery query = charte(given, ALL).by(Dimension.TYPE);
    IndicatorResult result = query.compute();
    Segment all95 = result.segment(Dimension.TYPE, "DEPARTEMENT");
    assertThat(error(all95.observed())).isZero();
    assertThat(all95.observed().interval().orElseThrow().lower()).isEqualTo(58 / 95.0);
    assertThat(all95.observed().interval().orElseThrow().upper()).isEqualTo(58 / 95.0);
    // Within a stratum z = (y - p) / 495 varies as y does; that of a census counts for nothing.
    double of400 = 1 - 400.0 / communes.size();
    double expected = Math.sqrt(of400 * 400 * spread(100, 400)) / 495;
    assertThat(error(result.observed())).isCloseTo(expected, within(1e-14));
    assertThat(result.observed().degreesOfFreedom()).hasValue(495 - 2);
    double one = Math.sqrt((1 - 495.0 / ALL.size()) * spread(158, 495) / 495);
    Estimate simple = query.sampling(SamplingPlan.simpleRandom()).compute().observed();
    assertThat(error(simple)).isCloseTo(one, within(1e-14));
    assertThat(result.provenance().sampling()).hasValue(SamplingPlan.DEFAULT.label());
  }

  @Test
  void whoever_the_frame_does_not_have_has_no_fraction() {
    List<Answer> given = new ArrayList<>();
    List<Collectivite> departements = members(CollectiviteType.DEPARTEMENT);
    for (int i = 0; i < 95; i++) {
      given.add(answer(departements.get(i).ref(), W24, i % 2 == 0 ? "OUI" : "NON"));
    }
    for (int i = 0; i < 422; i++) {
      given.add(
          answer(
              CollectiviteRef.of(CollectiviteType.COMMUNE, String.format("%05d", 1000 + i)),
              W24,
              i % 4 == 0 ? "OUI" : "NON"));
    }
    Estimate observed = charte(given, DEPARTEMENTS).compute().observed();
    double yes = 106;
    assertThat(observed.value().orElseThrow()).isCloseTo((48 + yes) / 517, within(1e-15));
    // The 95 are a census; the 422 are a sample of nobody knows how many.
    assertThat(error(observed)).isCloseTo(Math.sqrt(422 * spread(yes, 422)) / 517, within(1e-14));
  }

  @Test
  void strata_of_one_are_told_apart_from_a_census() {
    List<Answer> given = new ArrayList<>(some(3));
    given.add(answer(members(CollectiviteType.REGION).get(0).ref(), W24, "OUI"));
    IndicatorQuery query = charte(given, ALL);
    double centred = error(query.compute().observed());
    SamplingPlan types = SamplingPlan.stratifiedBy(Dimension.TYPE);
    double certain =
        error(query.sampling(types.withLonelyStrata(LonelyStratum.CERTAINTY)).compute().observed());
    double p = 101 / 301.0;
    double regions = members(CollectiviteType.REGION).size();
    assertThat(centred * centred - certain * certain)
        .isCloseTo((1 - 1 / regions) * Math.pow((1 - p) / 301, 2), within(1e-16));
    assertThatThrownBy(
            () -> query.sampling(types.withLonelyStrata(LonelyStratum.REFUSED)).compute())
        .hasMessageContaining("[REGION] has a single collectivité");
  }

  @Test
  void a_hundred_answers_of_one_commune_are_not_a_hundred_samples() {
    List<Answer> given = new ArrayList<>();
    List<Collectivite> communes = members(CollectiviteType.COMMUNE);
    for (int c = 0; c < 12; c++) {
      for (int i = 0; i < 100; i++) {
        given.add(
            Answer.of(
                SmallSurvey.respondent("r" + c + "-" + i, communes.get(c).code())
                    .wave("2024")
                    .build(),
                "Q1",
                "NON"));
      }
    }
    Estimate observed = charte(given, ALL).unit(CountingUnit.RESPONSE).compute().observed();
    assertThat(observed.value()).hasValue(0);
    // Clopper and Pearson's upper end of 0 of 12: 1 - 0.025^(1/12).
    assertThat(observed.interval().orElseThrow().upper())
        .isCloseTo(1 - Math.pow(0.025, 1 / 12.0), within(1e-9));
  }

  @Test
  void the_latest_answer_is_the_later_row_of_the_same_day() {
    List<Answer> given = new ArrayList<>();
    List<Collectivite> communes = members(CollectiviteType.COMMUNE);
    for (String id : List.of("9", "10")) {
      for (int c = 0; c < 8; c++) {
        given.add(
            Answer.of(
                SmallSurvey.respondent(id + "-" + c, communes.get(c).code()).wave("2024").build(),
                "Q1",
                id.equals("9") ? "OUI" : "NON"));
      }
    }
    assertThat(charte(given, ALL).unit(CountingUnit.LATEST).compute().observed().value())
        .hasValue(0);
    Collections.reverse(given);
    assertThat(charte(given, ALL).unit(CountingUnit.LATEST).compute().observed().value())
        .hasValue(1);
  }

  /** The rows of 2025 come first in the file, and say yes. */
  @Test
  void the_latest_answer_of_pooled_waves_is_the_later_waves() {
    List<Answer> given = new ArrayList<>();
    for (Wave wave : List.of(W25, W24)) {
      for (int c = 0; c < 8; c++) {
        CollectiviteRef who = members(CollectiviteType.COMMUNE).get(c).ref();
        given.add(answer(who, wave, wave == W25 ? "OUI" : "NON"));
      }
    }
    IndicatorQuery pooled = charte(given, ALL).unit(CountingUnit.LATEST).pooled();
    assertThat(pooled.compute().observed().value()).hasValue(1);
    // Waves with days, against their order in the questionnaire.
    Questionnaire dated =
        Questionnaire.builder()
            .from(THRICE)
            .waves(
                List.of(
                    new Wave("2024", W24.label(), W24.themes(), "2025-09-01", ""),
                    new Wave("2025", W25.label(), W25.themes(), "2025-03-01", "")))
            .build();
    assertThat(
            Samples.charte(Answers.of(dated, given), ALL)
                .unit(CountingUnit.LATEST)
                .pooled()
                .compute()
                .observed()
                .value())
        .hasValue(0);
  }

  @Test
  void respondents_outside_the_frame_are_no_matter_of_opsn() {
    List<Answer> given = new ArrayList<>();
    List<Collectivite> communes = members(CollectiviteType.COMMUNE);
    for (int i = 0; i < 300; i++) {
      given.add(answer(communes.get(116 * i).ref(), W24, i % 19 < 5 ? "OUI" : "NON"));
    }
    long yes = given.stream().filter(a -> a.modalities().contains("OUI")).count();
    IndicatorResult framed = charte(given, ALL).compute();
    for (int i = 0; i < 30; i++) {
      given.add(answer(CollectiviteRef.of(CollectiviteType.SYNDICAT, "S" + i), W24, "OUI"));
    }
    IndicatorResult result = charte(given, ALL).compute();
    assertThat(result.opsn().shift().orElseThrow().shift())
        .isEqualTo(framed.opsn().shift().orElseThrow().shift());
    assertThat(result.flag(FlagCode.OPSN_BIASED)).isEmpty();
    Flag outside = result.flag(FlagCode.OUTSIDE_FRAME).orElseThrow();
    double points = 100 * ((yes + 30) / 330.0 - yes / 300.0);
    assertThat(outside.sentence().fr())
        .contains(String.format(Locale.FRENCH, "plus bas de %.1f points sans elles", points));
    assertThat(outside.sentence().en())
        .contains(String.format(Locale.ROOT, "would be %.1f points lower without them", points));
  }

  /** The difference without them would be their answers. */
  @Test
  void of_few_outside_the_frame_no_difference_is_told() {
    List<Answer> given = new ArrayList<>();
    List<Collectivite> communes = members(CollectiviteType.COMMUNE);
    for (int i = 0; i < 300; i++) {
      given.add(answer(communes.get(116 * i).ref(), W24, i % 19 < 5 ? "OUI" : "NON"));
    }
    for (int i = 0; i < 3; i++) {
      given.add(answer(CollectiviteRef.of(CollectiviteType.SYNDICAT, "S" + i), W24, "OUI"));
    }
    IndicatorQuery few = charte(given, ALL).disclosure(Disclosure.DEFAULT);
    Flag outside = few.compute().flag(FlagCode.OUTSIDE_FRAME).orElseThrow();
    assertThat(outside.sentence().fr()).endsWith("dans le chiffre observé seulement.");
    assertThat(outside.evidence()).extracting(Evidence::name).doesNotContain("difference");
    Flag all =
        charte(given, ALL).disclosure(Disclosure.NONE).compute().flags().stream()
            .filter(f -> f.code() == FlagCode.OUTSIDE_FRAME)
            .findFirst()
            .orElseThrow();
    assertThat(all.evidence()).extracting(Evidence::name).contains("difference");
  }

  @Test
  void a_frame_without_an_opsn_list_is_not_asked_about_opsn() {
    Population without = Population.of("without a list", members(CollectiviteType.COMMUNE));
    IndicatorResult result = charte(some(3), without).compute();
    assertThat(result.flag(FlagCode.OPSN_UNKNOWN)).isEmpty();
    assertThat(result.provenance().opsn()).isEmpty();
  }

  @Test
  void a_wave_and_a_part_share_the_columns_of_the_whole() {
    List<Answer> given = new ArrayList<>(some(3));
    List<Collectivite> communes = members(CollectiviteType.COMMUNE);
    for (int i = 0; i < 50; i++) {
      given.add(answer(communes.get(i + 7).ref(), W25, "OUI"));
    }
    Answers all = answers(given);
    Answers second = all.in(W25);
    assertThat(second.coded()).isSameAs(all.coded());
    assertThat(second.accepted()).isEqualTo(50);
    assertThat(second.stream()).containsExactlyElementsOf(given.subList(300, 350));
    Answers part = all.of(who -> who.id().startsWith("COMMUNE:01"));
    List<Answer> expected =
        given.stream().filter(a -> a.respondent().id().startsWith("COMMUNE:01")).toList();
    assertThat(part.stream()).containsExactlyElementsOf(expected);
    Tally tallied = Tally.of(part, ALL, Dimension.TYPE);
    Tally alone = Tally.of(answers(expected), ALL, Dimension.TYPE);
    for (IndicatorDefinition indicator : THRICE.indicators()) {
      assertThat(tallied.cube().indicator(indicator).cells())
          .isEqualTo(alone.cube().indicator(indicator).cells());
    }
    Answers joined = all.in(W24).and(second);
    assertThat(joined.stream()).containsExactlyElementsOf(given);
    assertThat(all.and(second).rejected()).isEqualTo(50);
  }

  @Test
  void waves_that_do_not_exist_and_other_questionnaires_are_refused() {
    IndicatorQuery query = charte(some(3), ALL);
    Wave never = new Wave("2030", Label.of("2030", "2030"), List.of("A"));
    assertThatThrownBy(() -> query.in(never).compute())
        .hasMessageContaining("has no wave '2030'; expected one of [2024, 2025, 2026]");
    assertThatThrownBy(() -> query.change(W24, W24))
        .hasMessageContaining("a change from wave '2024' to itself");
    Tally tally = Tally.of(answers(some(3)), ALL, Dimension.OPSN, Dimension.TYPE);
    assertThatThrownBy(() -> Barometre.edition(SmallSurvey.ONE_WAVE).answers(tally))
        .hasMessageContaining("with waves [2024, 2025, 2026] given for edition");
  }

  @Test
  void an_executor_that_refuses_costs_nothing_but_its_help() {
    IndicatorQuery query = charte(some(3), ALL);
    IndicatorResult helped =
        query
            .executor(
                work -> {
                  throw new RejectedExecutionException("full");
                })
            .compute();
    assertThat(helped).isEqualTo(query.compute());
  }

  @Test
  void four_answers_say_that_they_are_hidden() {
    Estimate four =
        charte(some(3).subList(0, 4), ALL).disclosure(Disclosure.DEFAULT).compute().observed();
    assertThat(four.isSuppressed()).isTrue();
    assertThat(four.toString()).contains("hidden");
  }
}
