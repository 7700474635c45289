package fr.barometre.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.SyntheticSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.CellKey;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.WeightedSample;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.AutomaticWeighting;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import fr.barometre.weighting.Weighting;
import fr.barometre.weighting.WeightingDiagnostics.MarginFit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Laws of weightings whose levels are joined, on samples of the frame that are driven by size. */
class JoinedWeightingPropertyTest {

  private static final Population FRAME = SyntheticSurvey.FRAME;
  private static final List<Dimension> DIMENSIONS = Weighting.automatic().dimensions();
  private static final List<IndicatorDefinition> TWO =
      List.of(Edition2025.LOGICIELS_LIBRES, Edition2025.TELETRAVAIL_CHARTE);

  private static Tally tally(long seed, int size) {
    Random random = new Random(seed);
    double power = random.nextDouble();
    List<Answer> answers = new ArrayList<>();
    Map<Collectivite, Double> times = new HashMap<>();
    for (Collectivite who : FRAME.collectivites()) {
      times.put(
          who,
          -Math.log(1 - random.nextDouble()) / Math.pow(Math.max(50, who.population()), power));
    }
    FRAME.collectivites().stream()
        .sorted((a, b) -> Double.compare(times.get(a), times.get(b)))
        .limit(size)
        .forEach(
            who ->
                TWO.forEach(
                    indicator ->
                        answers.add(
                            Answer.of(
                                Respondent.builder()
                                    .id(who.ref().toString())
                                    .collectivite(who.ref())
                                    .build(),
                                indicator.question(),
                                random.nextBoolean() ? "OUI" : "NON"))));
    return Tally.of(Answers.of(Edition2025.QUESTIONNAIRE, answers), FRAME, DIMENSIONS, TWO);
  }

  private static CubeSample sample(Tally tally, IndicatorDefinition indicator) {
    return CubeSample.of(tally.cube().indicator(indicator), tally.dimensions(), FRAME);
  }

  /** Weighted collectivités and those of the frame, of a level. */
  private static void meets(Tally tally, double[] factors, Dimension dimension, String level) {
    List<CellKey> keys = tally.cube().indicator(TWO.get(0)).keys();
    int at = tally.dimensions().indexOf(dimension);
    double weighted = 0;
    for (int k = 0; k < keys.size(); k++) {
      weighted +=
          keys.get(k).levels().get(at).code().equals(level)
              ? factors[k] * tally.cube().indicator(TWO.get(0)).column().get(k).clusters()
              : 0;
    }
    double wanted =
        FRAME.counts(dimension).entrySet().stream()
            .filter(e -> e.getKey().code().equals(level))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    assertThat(weighted).as(level).isCloseTo(wanted, within(1e-9 * wanted));
  }

  @Property(tries = 12)
  void totals_are_met_and_weights_bounded_and_shared(
      @ForAll @LongRange(min = 0, max = 1_000) long seed,
      @ForAll @IntRange(min = 60, max = 900) int size) {
    Tally tally = tally(seed, size);
    SharedWeights shared = SharedWeights.of(Weighting.automatic());
    WeightedSample first = sample(tally, TWO.get(0)).under(shared);
    WeightedSample second = sample(tally, TWO.get(1)).under(shared);
    double[] factors = first.factors();
    assertThat(second.factors()).isEqualTo(factors);
    for (MarginFit margin : first.diagnostics().orElseThrow().margins()) {
      assertThat(margin.distance()).as(margin.name()).isLessThan(1e-9);
    }
    boolean withOpsn = !first.weighting().en().contains("Territory served by an OPSN");
    if (withOpsn) {
      meets(tally, factors, Dimension.OPSN, "INSIDE");
    }
    long communes =
        sample(tally, TWO.get(0)).clustersByLevels(List.of(Dimension.TYPE)).entrySet().stream()
            .filter(e -> e.getKey().get(0).code().equals("COMMUNE"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    if (communes > size - communes && size - communes >= 10) {
      meets(tally, factors, Dimension.TYPE, "COMMUNE");
    }
    double[] byTypeAndSize =
        sample(tally, TWO.get(0))
            .under(PostStratification.on(Dimension.TYPE, Dimension.POPULATION_FINE).joining())
            .factors();
    double lower = AutomaticWeighting.distance().lower();
    double upper = AutomaticWeighting.distance().upper();
    for (int k = 0; k < factors.length; k++) {
      assertThat(factors[k] / byTypeAndSize[k]).isBetween(lower * (1 - 1e-12), upper * (1 + 1e-12));
    }
  }

  /** Whatever was joined or left out, weights add up to the frame and none is missing. */
  @Property(tries = 12)
  void every_sample_can_be_weighted(
      @ForAll @LongRange(min = 0, max = 1_000) long seed,
      @ForAll @IntRange(min = 1, max = 400) int size) {
    CubeSample sample = sample(tally(seed, size), TWO.get(0));
    List<Weighting> weightings =
        List.of(
            Raking.on(DIMENSIONS.toArray(Dimension[]::new)).joining(),
            PostStratification.on(DIMENSIONS.toArray(Dimension[]::new)).joining(),
            Weighting.automatic());
    for (Weighting weighting : weightings) {
      WeightedSample weighted = sample.under(weighting);
      double[] factors = weighted.factors();
      double sum = 0;
      List<CellKey> keys = sample.tally().keys();
      for (int k = 0; k < keys.size(); k++) {
        assertThat(factors[k]).isPositive();
        sum += factors[k] * sample.tally().column().get(k).clusters();
      }
      assertThat(sum).as("%s", weighting).isCloseTo(FRAME.size(), within(1e-6));
    }
  }
}
