package fr.barometre.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.IndicatorQuery;
import fr.barometre.Samples;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.estimate.Auxiliaries;
import fr.barometre.estimate.PopulationMargin;
import fr.barometre.estimate.SurveyDesign;
import fr.barometre.estimate.SurveyEstimate;
import fr.barometre.population.Population;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.WeightedSample;
import fr.barometre.tally.Tally;
import fr.barometre.weighting.Calibration;
import fr.barometre.weighting.Distance;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import fr.barometre.weighting.Weighting;
import fr.barometre.weighting.WeightingDiagnostics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Weightings through the cube against the same weightings on units, which agree with R. */
class CubeWeightingTest {

  private static final Population FRAME =
      Population.collectivites2025().restrictedTo(List.of(CollectiviteType.COMMUNE));
  private static final List<Dimension> MARGINS =
      List.of(Dimension.POPULATION_BAND, Dimension.REGION, Dimension.OPSN);

  private static final List<Collectivite> DRAWN = new ArrayList<>();
  private static final List<Answer> ANSWERS = new ArrayList<>();

  static {
    Random random = new Random(7);
    List<Collectivite> communes = FRAME.collectivites();
    for (int i = 0; i < communes.size(); i++) {
      Collectivite commune = communes.get(i);
      double chance = commune.population() > 5000 ? 0.2 : 0.04;
      if (random.nextDouble() < chance) {
        DRAWN.add(commune);
      }
    }
    DRAWN.sort(Comparator.comparing(Collectivite::code));
    for (Collectivite commune : DRAWN) {
      ANSWERS.add(
          Answer.of(
              SmallSurvey.respondent(commune.code(), commune.code()).build(),
              "Q1",
              random.nextDouble() < (commune.population() > 1000 ? 0.6 : 0.3) ? "OUI" : "NON"));
    }
  }

  private static String[] column(Dimension dimension) {
    return DRAWN.stream().map(c -> FRAME.level(dimension, c).code()).toArray(String[]::new);
  }

  private static Map<String, Double> totals(Dimension dimension) {
    Map<String, Double> totals = new HashMap<>();
    FRAME.counts(dimension).forEach((level, count) -> totals.put(level.code(), (double) count));
    return totals;
  }

  private static IndicatorQuery query(Weighting weighting) {
    return Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, ANSWERS), FRAME)
        .weighting(weighting)
        .by(Dimension.POPULATION_BAND);
  }

  private static boolean[] yes() {
    boolean[] yes = new boolean[ANSWERS.size()];
    for (int i = 0; i < yes.length; i++) {
      yes[i] = ANSWERS.get(i).modalities().contains("OUI");
    }
    return yes;
  }

  private static SurveyDesign design() {
    return SurveyDesign.ofUnits(DRAWN.size()).withPopulationSizes(FRAME.size());
  }

  private static void same(Weighting weighting, SurveyDesign design) {
    var result = query(weighting).compute();
    close(result.adjusted(), design.proportion(yes()));
    for (Segment segment : result.segments()) {
      String[] bands = column(Dimension.POPULATION_BAND);
      boolean[] in = new boolean[bands.length];
      for (int i = 0; i < in.length; i++) {
        in[i] = bands[i].equals(segment.level().code());
      }
      close(segment.adjusted(), design.domain(in).proportion(yes()));
    }
  }

  private static void close(Estimate cube, SurveyEstimate units) {
    assertThat(cube.value().orElseThrow()).isCloseTo(units.value(), within(1e-10));
    assertThat(cube.standardError().orElseThrow())
        .isCloseTo(units.standardError(), within(1e-10 * units.standardError()));
  }

  @Test
  void raked() {
    same(
        Raking.on(MARGINS.toArray(Dimension[]::new)),
        design()
            .raked(
                MARGINS.stream()
                    .map(d -> new PopulationMargin(d.code(), column(d), totals(d)))
                    .toArray(PopulationMargin[]::new)));
  }

  @Test
  void calibrated() {
    Auxiliaries auxiliaries = Auxiliaries.ofUnits(DRAWN.size());
    for (Dimension margin : MARGINS) {
      auxiliaries = auxiliaries.withCategories(margin.code(), column(margin), totals(margin));
    }
    double weight = (double) FRAME.size() / DRAWN.size();
    SurveyDesign scaled =
        SurveyDesign.of(DoubleStream.generate(() -> weight).limit(DRAWN.size()).toArray())
            .withPopulationSizes(FRAME.size());
    Calibration calibration = Calibration.on(MARGINS.toArray(Dimension[]::new));
    same(calibration, scaled.calibrated(auxiliaries, Distance.linear()));
    same(calibration.by(Distance.raking()), scaled.calibrated(auxiliaries, Distance.raking()));
    same(
        calibration.by(Distance.logit(0.1, 4)),
        scaled.calibrated(auxiliaries, Distance.logit(0.1, 4)));
  }

  private static final List<String> OVERSEAS = List.of("01", "02", "03", "04", "06");

  /** A margin on units: the régions, the overseas ones as one. */
  private static PopulationMargin collapsed() {
    Map<String, Double> totals = new HashMap<>();
    totals(Dimension.REGION).forEach((code, n) -> totals.merge(overseas(code), n, Double::sum));
    String[] column =
        Arrays.stream(column(Dimension.REGION))
            .map(CubeWeightingTest::overseas)
            .toArray(String[]::new);
    return new PopulationMargin("REGION", column, totals);
  }

  private static String overseas(String code) {
    return OVERSEAS.contains(code) ? "overseas" : code;
  }

  @Test
  void levels_that_are_taken_as_one() {
    String[] overseas = OVERSEAS.toArray(String[]::new);
    PopulationMargin opsn =
        new PopulationMargin("OPSN", column(Dimension.OPSN), totals(Dimension.OPSN));
    Raking raking =
        Raking.on(Dimension.REGION, Dimension.OPSN).collapsing(Dimension.REGION, overseas);
    same(raking, design().raked(collapsed(), opsn));
    assertThat(raking).hasToString("raking on REGION, OPSN, REGION collapsed (01+02+03+04+06)");
    PopulationMargin regions = collapsed();
    same(
        Calibration.on(Dimension.REGION).collapsing(Dimension.REGION, overseas),
        design().postStratified(regions.category(), regions.totals()));
    assertThatThrownBy(() -> query(raking.collapsing(Dimension.TYPE, "CC", "CA")).compute())
        .hasMessageContaining("dimension TYPE is not one of the weighting's [REGION, OPSN]");
  }

  /** The figure is that of the others, brought to the others of the frame. */
  @Test
  void levels_that_are_left_out() {
    boolean[] inside = new boolean[DRAWN.size()];
    List<Collectivite> kept = new ArrayList<>();
    for (int i = 0; i < inside.length; i++) {
      inside[i] = FRAME.level(Dimension.OPSN, DRAWN.get(i)).code().equals("INSIDE");
      if (inside[i]) {
        kept.add(DRAWN.get(i));
      }
    }
    String[] bands =
        kept.stream()
            .map(c -> FRAME.level(Dimension.POPULATION_BAND, c).code())
            .toArray(String[]::new);
    Map<String, Double> totals = new HashMap<>();
    FRAME
        .counts(List.of(Dimension.OPSN, Dimension.POPULATION_BAND))
        .forEach(
            (levels, count) -> {
              if (levels.get(0).code().equals("INSIDE")) {
                totals.put(levels.get(1).code(), (double) count);
              }
            });
    boolean[] all = yes();
    boolean[] yes = new boolean[kept.size()];
    int next = 0;
    for (int i = 0; i < inside.length; i++) {
      if (inside[i]) {
        yes[next++] = all[i];
      }
    }
    double expected =
        SurveyDesign.ofUnits(yes.length).postStratified(bands, totals).proportion(yes).value();
    for (Weighting weighting :
        List.of(
            Raking.on(Dimension.OPSN, Dimension.POPULATION_BAND)
                .excluding(Dimension.OPSN, "OUTSIDE"),
            Calibration.on(Dimension.OPSN, Dimension.POPULATION_BAND)
                .excluding(Dimension.OPSN, "OUTSIDE"),
            PostStratification.on(Dimension.OPSN, Dimension.POPULATION_BAND)
                .excluding(Dimension.OPSN, "OUTSIDE"))) {
      var partial = query(weighting).compute();
      assertThat(partial.adjusted().value().orElseThrow()).isCloseTo(expected, within(1e-10));
      assertThat(partial.flag(FlagCode.UNCOVERED)).isPresent();
    }
  }

  @Test
  void diagnostics_tell_what_was_done() {
    Tally tally =
        Tally.of(
            Answers.of(SmallSurvey.ONE_WAVE, ANSWERS),
            FRAME,
            Dimension.POPULATION_BAND,
            Dimension.REGION);
    WeightedSample raked =
        CubeSample.of(tally.cube().indicator(SmallSurvey.CHARTE_OUI), tally.dimensions(), FRAME)
            .under(Raking.on(Dimension.POPULATION_BAND, Dimension.REGION));
    WeightingDiagnostics diagnostics = raked.diagnostics().orElseThrow();
    assertThat(diagnostics.margins())
        .anySatisfy(
            fit -> {
              assertThat(fit.name()).isEqualTo("POPULATION_BAND=5000+");
              // Drawn five times as often as the others.
              assertThat(fit.before() / DRAWN.size())
                  .isGreaterThan(2 * fit.wanted() / FRAME.size());
              assertThat(fit.after()).isCloseTo(fit.wanted(), within(1e-10 * fit.wanted()));
            });
    assertThat(diagnostics.iterations()).isPositive();
    SurveyDesign units =
        design()
            .raked(
                Stream.of(Dimension.POPULATION_BAND, Dimension.REGION)
                    .map(d -> new PopulationMargin(d.code(), column(d), totals(d)))
                    .toArray(PopulationMargin[]::new));
    double[] weights = units.weights();
    Arrays.sort(weights);
    assertThat(diagnostics.smallestFactor()).isCloseTo(weights[0], within(1e-10 * weights[0]));
    double largest = weights[weights.length - 1];
    assertThat(diagnostics.largestFactor()).isCloseTo(largest, within(1e-10 * largest));
    assertThat(diagnostics.kishDesignEffect())
        .isCloseTo(units.kishDesignEffect(), within(1e-10))
        .isGreaterThan(1);
    assertThat(raked.extremeCells().get(0).levels().get(0).code()).isEqualTo("5000+");
  }

  @Test
  void a_distance_is_french_in_french() {
    Calibration on = Calibration.on(Dimension.OPSN);
    assertThat(on.by(Distance.truncatedLinear(0.5, 2)).label().fr())
        .isEqualTo("calage (linéaire tronquée, de 0,5 à 2) sur OPSN");
    assertThat(on.by(Distance.linear()).label().fr()).isEqualTo("calage (linéaire) sur OPSN");
    assertThat(on.by(Distance.truncatedLinear(0.5, 2)).label().en())
        .isEqualTo("calibration (truncated linear [0.5, 2.0]) on OPSN");
  }
}
