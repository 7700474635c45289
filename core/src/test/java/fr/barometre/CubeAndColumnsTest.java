package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Opsn;
import fr.barometre.estimate.Auxiliaries;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.estimate.LonelyStratum;
import fr.barometre.estimate.PopulationMargin;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.estimate.SurveyDesign;
import fr.barometre.estimate.SurveyEstimate;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.weighting.Calibration;
import fr.barometre.weighting.Distance;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The figures of the cube are those of the same design given as plain columns, which agree with
 * R's: two engines and one answer, for every weighting, plan and part.
 */
class CubeAndColumnsTest {

  private static final Population FRAME = frame();

  private static Population frame() {
    List<Collectivite> communes =
        Population.collectivites2025()
            .restrictedTo(List.of(CollectiviteType.COMMUNE))
            .collectivites()
            .stream()
            .filter(c -> Set.of("01", "73", "2A", "15", "69").contains(c.departement().orElse("")))
            .toList();
    return Population.of("five départements", communes)
        .withOpsn(OpsnCoverage.of("test", List.of(new Opsn("O", List.of("01", "73"), "test"))));
  }

  /** Respondents, one response each or up to three, with weights; some have no opinion. */
  private static final class Survey {

    private final Random random;
    private final List<Answer> answers = new ArrayList<>();
    private final List<Collectivite> who = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    Survey(long seed, boolean several, boolean weighted) {
      random = new Random(seed);
      List<Collectivite> all = new ArrayList<>(FRAME.collectivites());
      Collections.shuffle(all, random);
      int communes = 60 + random.nextInt(240);
      for (Collectivite commune : all.subList(0, communes)) {
        double chance = commune.departement().equals(Optional.of("01")) ? 0.6 : 0.35;
        for (int n = several ? 1 + random.nextInt(3) : 1; n > 0; n--) {
          who.add(commune);
          weights.add(!weighted || random.nextInt(3) == 0 ? 1 : 0.5 + 3 * random.nextDouble());
          said.add(random.nextInt(9) == 0 ? "NSP" : random.nextDouble() < chance ? "OUI" : "NON");
          int last = who.size() - 1;
          answers.add(
              Answer.of(
                  SmallSurvey.respondent("r" + last, commune.code())
                      .weight(weights.get(last))
                      .build(),
                  "Q1",
                  said.get(last)));
        }
      }
    }

    IndicatorQuery query() {
      return Samples.charte(Answers.of(SmallSurvey.ONE_WAVE, answers), FRAME)
          .base(BasePolicy.EXPRESSED)
          .unit(CountingUnit.RESPONSE);
    }

    String[] levels(Dimension dimension) {
      return who.stream().map(c -> FRAME.level(dimension, c).code()).toArray(String[]::new);
    }

    SurveyDesign design(SamplingPlan plan) {
      SurveyDesign design =
          SurveyDesign.of(weights.stream().mapToDouble(w -> w).toArray())
              .withClusters(who.stream().map(Collectivite::code).toArray(String[]::new))
              .withLonelyStrata(LonelyStratum.CENTERED);
      double[] sizes = new double[who.size()];
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = FRAME.size();
      }
      if (!plan.strata().isEmpty()) {
        String[] strata = levels(plan.strata().get(0));
        Map<String, Double> counts = counts(plan.strata().get(0));
        design = design.withStrata(strata);
        for (int i = 0; i < sizes.length; i++) {
          sizes[i] = counts.get(strata[i]);
        }
      }
      return plan.isFinite() ? design.withPopulationSizes(sizes) : design;
    }

    SurveyDesign expressed(SurveyDesign design) {
      boolean[] in = new boolean[said.size()];
      for (int i = 0; i < in.length; i++) {
        in[i] = !said.get(i).equals("NSP");
      }
      return design.domain(in);
    }

    SurveyEstimate share(SurveyDesign design) {
      boolean[] yes = new boolean[said.size()];
      for (int i = 0; i < yes.length; i++) {
        yes[i] = said.get(i).equals("OUI");
      }
      return design.proportion(yes);
    }
  }

  private static Map<String, Double> counts(Dimension dimension) {
    Map<String, Double> counts = new HashMap<>();
    FRAME
        .collectivites()
        .forEach(c -> counts.merge(FRAME.level(dimension, c).code(), 1.0, Double::sum));
    return counts;
  }

  private static void same(Estimate figure, SurveyEstimate expected) {
    assertThat(figure.value()).hasValueCloseTo(expected.value(), within(1e-11));
    if (expected.degreesOfFreedom() < 1) {
      return; // of one collectivité nothing is known beside its answer
    }
    assertThat(figure.standardError()).hasValueCloseTo(expected.standardError(), within(1e-10));
    Interval interval = expected.interval(IntervalMethod.KORN_GRAUBARD, 0.95);
    assertThat(figure.interval().orElseThrow().lower()).isCloseTo(interval.lower(), within(1e-9));
    assertThat(figure.interval().orElseThrow().upper()).isCloseTo(interval.upper(), within(1e-9));
  }

  private static final List<SamplingPlan> PLANS =
      List.of(
          SamplingPlan.simpleRandom(),
          SamplingPlan.simpleRandom().withReplacement(),
          SamplingPlan.stratifiedBy(Dimension.DEPARTEMENT));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void observed(long seed) {
    Survey survey = new Survey(seed, true, true);
    for (SamplingPlan plan : PLANS) {
      IndicatorResult result =
          survey.query().sampling(plan).by(Dimension.DEPARTEMENT, Dimension.OPSN).compute();
      SurveyDesign design = survey.expressed(survey.design(plan));
      same(result.observed(), survey.share(design));
      for (Segment part : result.segments()) {
        SurveyDesign domain = design.by(survey.levels(part.dimension())).get(part.level().code());
        same(part.observed(), survey.share(domain));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void adjusted(long seed) {
    boolean weighted = seed % 2 == 0;
    Survey survey = new Survey(seed, false, weighted);
    String[] place = survey.levels(Dimension.DEPARTEMENT);
    String[] side = survey.levels(Dimension.OPSN);
    String[] band = survey.levels(Dimension.POPULATION_BAND);
    Map<String, Double> places = counts(Dimension.DEPARTEMENT);
    Map<String, Double> bands = counts(Dimension.POPULATION_BAND);
    Auxiliaries auxiliaries =
        Auxiliaries.ofUnits(place.length)
            .withCategories("place", place, places)
            .withCategories("band", band, bands);
    for (SamplingPlan plan : PLANS) {
      SurveyDesign plain = survey.design(plan);
      Map<Weighting, SurveyDesign> all = new HashMap<>();
      if (!weighted) { // of unequal weights the cube fits residuals cell by cell (decisions)
        all.put(
            Raking.on(Dimension.DEPARTEMENT, Dimension.POPULATION_BAND),
            plain.raked(
                new PopulationMargin("place", place, places),
                new PopulationMargin("band", band, bands)));
      }
      all.putAll(
          Map.of(
              PostStratification.on(Dimension.DEPARTEMENT),
              plain.postStratified(place, places),
              Calibration.on(Dimension.DEPARTEMENT, Dimension.POPULATION_BAND)
                  .by(Distance.linear()),
              plain.calibrated(auxiliaries, Distance.linear()),
              Calibration.on(Dimension.DEPARTEMENT, Dimension.POPULATION_BAND)
                  .by(Distance.raking()),
              plain.calibrated(auxiliaries, Distance.raking())));
      all.forEach(
          (weighting, design) -> {
            IndicatorResult result =
                survey.query().sampling(plan).weighting(weighting).by(Dimension.OPSN).compute();
            SurveyDesign expressed = survey.expressed(design);
            same(result.adjusted(), survey.share(expressed));
            for (Segment part : result.segments()) {
              same(part.adjusted(), survey.share(expressed.by(side).get(part.level().code())));
            }
          });
    }
  }
}
