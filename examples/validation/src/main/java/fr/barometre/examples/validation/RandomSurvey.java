package fr.barometre.examples.validation;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.Opsn;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.estimate.SamplingPlan;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.weighting.Calibration;
import fr.barometre.weighting.Distance;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A random survey: frame, draw, answers, counting unit, base, weights and adjustment. */
final class RandomSurvey {

  /** How figures are adjusted, under the names that {@code compare.R} uses for it. */
  enum Adjustment {
    OPSN(
        Optional.of(
            PostStratification.on(Dimension.OPSN)
                .excluding(Dimension.OPSN, Level.UNKNOWN)
                .excludingOutsideFrame())),
    REGION(Optional.of(PostStratification.on(Dimension.REGION))),
    OPSN_BAND(Optional.of(PostStratification.on(Dimension.OPSN, Dimension.POPULATION_BAND))),
    RAKING(Optional.of(Raking.on(Dimension.OPSN, Dimension.REGION, Dimension.POPULATION_BAND))),
    LINEAR(Optional.of(calibration())),
    EXPONENTIAL(Optional.of(calibration().by(Distance.raking()))),
    LOGIT(Optional.of(calibration().by(Distance.logit(0.2, 4)))),
    TRUNCATED(Optional.of(calibration().by(Distance.truncatedLinear(0.2, 4))));

    private final Optional<Weighting> weighting;

    Adjustment(Optional<Weighting> weighting) {
      this.weighting = weighting;
    }

    private static Calibration calibration() {
      return Calibration.on(Dimension.OPSN, Dimension.POPULATION_BAND);
    }

    Optional<Weighting> weighting() {
      return weighting;
    }
  }

  /**
   * How collectivités are taken to have been drawn, under the names that {@code compare.R} uses.
   */
  enum Plan {
    SIMPLE(SamplingPlan.simpleRandom()),
    STRATA(SamplingPlan.stratifiedBy(Dimension.REGION)),
    REPLACEMENT(SamplingPlan.simpleRandom().withReplacement()),
    STRATA_REPLACEMENT(SamplingPlan.stratifiedBy(Dimension.REGION).withReplacement());

    private final SamplingPlan sampling;

    Plan(SamplingPlan sampling) {
      this.sampling = sampling;
    }

    SamplingPlan sampling() {
      return sampling;
    }
  }

  /**
   * One response: its answers, and its wave where changes are compared. What it ticked in the
   * multiple choice may not have been recorded.
   */
  record Response(
      Collectivite who,
      Respondent respondent,
      Wave wave,
      String modality,
      String number,
      Optional<List<String>> ticked) {}

  /** The two waves between which changes are computed. */
  static final List<Wave> WAVES =
      List.of(
          new Wave("1", Label.same("1"), List.of("A")),
          new Wave("2", Label.same("2"), List.of("A")));

  private static final IntervalMethod[] METHODS = {
    IntervalMethod.KORN_GRAUBARD,
    IntervalMethod.LOGIT,
    IntervalMethod.WILSON,
    IntervalMethod.ARCSINE,
    IntervalMethod.NORMAL
  };
  private static final Double[] LEVELS = {0.9, 0.95, 0.99};

  private static final List<String> REGIONS = List.of("84", "84", "11", "11", "93");
  private static final List<String> SERVED = List.of("01", "03");
  private static final List<String> SILENT = List.of("NSP", "SR", "NA");

  /** Code of the indicator that is a share. */
  static final String SHARE = "yes";

  private static final Question YES =
      Question.single(
          SHARE,
          "A",
          Label.same("Oui ?"),
          Modality.of("OUI", "Oui", "Yes"),
          Modality.of("NON", "Non", "No"),
          Modality.dontKnow("NSP"),
          Modality.noAnswer("SR"),
          Modality.notApplicable("NA"));
  private static final Question NUMBER =
      Question.number(
          "mean",
          "A",
          Label.same("Combien ?"),
          new NumberRange(-50, 400, Label.same("k€")),
          Modality.dontKnow("NSP"),
          Modality.noAnswer("SR"),
          Modality.notApplicable("NA"));

  private static final List<String> TICKS = List.of("A", "B", "C");
  private static final Question SOME =
      Question.multiple(
          "some",
          "A",
          Label.same("Lesquels ?"),
          Modality.of("A", "A", "A"),
          Modality.of("B", "B", "B"),
          Modality.of("C", "C", "C"),
          Modality.dontKnow("NSP"),
          Modality.noAnswer("SR"),
          Modality.notApplicable("NA"));

  private final RandomGenerator random;
  private final Population frame;
  private final Adjustment adjustment;
  private final CountingUnit unit;
  private final BasePolicy base;
  private final BasePolicy baseOfTicks;
  private final IntervalMethod method;
  private final double level;
  private final Plan plan;
  private final List<Response> responses = new ArrayList<>();

  RandomSurvey(long seed) {
    random = new SplittableRandom(seed);
    adjustment = one(Adjustment.values());
    unit = one(CountingUnit.values());
    base = random.nextBoolean() ? BasePolicy.ALL_ANSWERS : BasePolicy.EXPRESSED;
    baseOfTicks = one(BasePolicy.values());
    method = one(METHODS);
    level = one(LEVELS);
    plan = one(Plan.values());
    boolean complete = random.nextBoolean();
    List<Collectivite> communes = new ArrayList<>();
    int size = 120 + random.nextInt(300);
    for (int i = 0; i < size; i++) {
      communes.add(commune(i, complete || random.nextInt(8) > 0));
    }
    frame =
        Population.of("drawn", communes)
            .withOpsn(OpsnCoverage.of("drawn", List.of(new Opsn("O", SERVED, "drawn"))));
    // With unequal design weights, R's rake differs from ours: see .github/decisions.md.
    boolean weighted = adjustment != Adjustment.RAKING && random.nextBoolean();
    double rate = 0.15 + 0.35 * random.nextDouble();
    for (Collectivite commune : communes) {
      double chance = isServed(commune) ? 1.6 * rate : 0.8 * rate;
      int count = random.nextDouble() > chance ? 0 : random.nextInt(3) == 0 ? 3 : 1;
      for (int i = 0; i < count; i++) {
        responses.add(response(commune, weighted));
      }
    }
  }

  private <T> T one(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** A commune; without a département its OPSN status is unknown. */
  private Collectivite commune(int i, boolean known) {
    int departement = random.nextInt(REGIONS.size());
    Collectivite.Builder builder =
        Collectivite.builder()
            .type(CollectiviteType.COMMUNE)
            .code(String.format(Locale.ROOT, "%05d", i + 1))
            .name("Commune " + i)
            .population((int) (100 + Math.exp(5 + 4 * random.nextDouble())))
            .region(REGIONS.get(departement));
    return (known ? builder.departement("0" + (departement + 1)) : builder).build();
  }

  private static boolean isServed(Collectivite commune) {
    return commune.departement().filter(SERVED::contains).isPresent();
  }

  private Response response(Collectivite who, boolean weighted) {
    double weight =
        weighted ? 0.001 + Math.round(1000 * Math.exp(random.nextGaussian())) / 1000.0 : 1;
    Respondent respondent =
        Respondent.builder()
            .id(String.format(Locale.ROOT, "r%05d", responses.size()))
            .collectivite(who.ref())
            .date(String.format(Locale.ROOT, "2025-%02d-%02d", day(12), day(28)))
            .weight(weight)
            .role(random.nextBoolean() ? Role.AGENT : Role.ELU)
            .build();
    double yes = isServed(who) ? 0.6 : 0.4;
    String modality = silent().orElse(random.nextDouble() < yes ? "OUI" : "NON");
    long hundredths = Math.round(100 * Math.max(-50, 50 + 25 * random.nextGaussian()));
    String number = silent().orElse(Double.toString(hundredths / 100.0));
    Wave wave = WAVES.get(random.nextInt(WAVES.size()));
    return new Response(who, respondent, wave, modality, number, ticked());
  }

  private Optional<List<String>> ticked() {
    List<String> ticked = new ArrayList<>();
    TICKS.stream().filter(tick -> random.nextInt(3) == 0).forEach(ticked::add);
    silent().ifPresent(ticked::add);
    return random.nextInt(8) == 0 ? Optional.empty() : Optional.of(ticked);
  }

  private int day(int most) {
    return 1 + random.nextInt(most);
  }

  private Optional<String> silent() {
    return random.nextDouble() < 0.2
        ? Optional.of(SILENT.get(random.nextInt(SILENT.size())))
        : Optional.empty();
  }

  Population frame() {
    return frame;
  }

  Adjustment adjustment() {
    return adjustment;
  }

  CountingUnit unit() {
    return unit;
  }

  BasePolicy base() {
    return base;
  }

  BasePolicy baseOfTicks() {
    return baseOfTicks;
  }

  /** Interval method of shares, and confidence level. */
  IntervalMethod method() {
    return method;
  }

  double level() {
    return level;
  }

  Plan plan() {
    return plan;
  }

  List<Response> responses() {
    return responses;
  }

  /** The indicators: share of yes, mean of the numbers, share who ticked some modalities. */
  List<IndicatorDefinition> indicators() {
    IndicatorDefinition.Builder yes = IndicatorDefinition.builder();
    yes.code(YES.code()).label(YES.wording()).question(YES.code()).addCounted("OUI");
    IndicatorDefinition.Builder mean = IndicatorDefinition.builder();
    mean.code(NUMBER.code()).label(NUMBER.wording()).question(NUMBER.code());
    IndicatorDefinition.Builder some = IndicatorDefinition.builder();
    some.code(SOME.code()).label(SOME.wording()).question(SOME.code()).addCounted("A", "B");
    return List.of(
        yes.basePolicy(base).countingUnit(unit).build(),
        mean.countingUnit(unit).build(),
        some.basePolicy(baseOfTicks).countingUnit(unit).build());
  }

  /** All answers, as if they were of one wave. */
  Answers answers() {
    return answers(List.of(), response -> "");
  }

  /** All answers, each in its wave. */
  Answers answersInWaves() {
    return answers(WAVES, response -> response.wave().code());
  }

  private Answers answers(List<Wave> waves, Function<Response, String> waveOf) {
    Questionnaire questionnaire =
        Questionnaire.builder()
            .code("drawn")
            .title(Label.same("Drawn"))
            .addThemes(new Theme("A", Label.same("A")))
            .addQuestions(YES, NUMBER, SOME)
            .waves(waves)
            .indicators(indicators())
            .build();
    List<Answer> answers = new ArrayList<>();
    for (Response response : responses) {
      Respondent respondent =
          Respondent.builder().from(response.respondent()).wave(waveOf.apply(response)).build();
      answers.add(Answer.of(respondent, YES.code(), response.modality()));
      answers.add(Answer.of(respondent, NUMBER.code(), response.number()));
      response
          .ticked()
          .ifPresent(ticked -> answers.add(new Answer(respondent, SOME.code(), ticked)));
    }
    return Answers.of(questionnaire, answers);
  }
}
