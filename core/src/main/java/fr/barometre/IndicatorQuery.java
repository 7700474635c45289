package fr.barometre;

import fr.barometre.answers.Answers;
import fr.barometre.answers.Groups;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.FinalWeights;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Dimension;
import fr.barometre.counting.Counting;
import fr.barometre.counting.IndicatorScope;
import fr.barometre.diagnosis.OpsnRange;
import fr.barometre.estimate.RaoScott;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.FigureUnit;
import fr.barometre.sample.Independence;
import fr.barometre.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A request for one indicator. Immutable: each method returns another request. */
public final class IndicatorQuery extends FigureQuery<IndicatorQuery> {

  private final IndicatorDefinition indicator;
  private final Optional<Questionnaire> questionnaire;

  IndicatorQuery(
      IndicatorDefinition indicator, Optional<Questionnaire> questionnaire, Settings settings) {
    super(settings);
    this.indicator = indicator;
    this.questionnaire = questionnaire;
  }

  @Override
  IndicatorQuery with(Settings other) {
    return new IndicatorQuery(indicator, questionnaire, other);
  }

  @Override
  Questionnaire questionnaire() {
    return questionnaire.orElseThrow(
        () ->
            new IllegalArgumentException(
                "indicator '"
                    + indicator.code()
                    + "' is not of the 2025 edition: give Answers read with their questionnaire, or"
                    + " start from Barometre.edition(questionnaire).indicator(code)"));
  }

  /**
   * Another base than the indicator's own.
   *
   * @param policy which answers make the denominator
   * @return the request
   */
  public IndicatorQuery base(BasePolicy policy) {
    return new IndicatorQuery(
        IndicatorDefinition.builder().from(indicator).basePolicy(policy).build(),
        questionnaire,
        settings());
  }

  /**
   * Another counting unit than the indicator's own.
   *
   * @param unit what counts for one
   * @return the request
   */
  public IndicatorQuery unit(CountingUnit unit) {
    return new IndicatorQuery(
        IndicatorDefinition.builder().from(indicator).countingUnit(unit).build(),
        questionnaire,
        settings());
  }

  /**
   * Computes the indicator.
   *
   * @return its figures with their precision, diagnosis and flags
   * @throws IllegalArgumentException if the request cannot be met: no answers, a dimension that the
   *     frame does not have, a weighting whose cells lack respondents
   */
  public IndicatorResult compute() {
    Settings known = settings().resolved();
    List<IndicatorResult> results =
        Computation.of(known.tally(List.of(indicator)), known, List.of(indicator));
    return ReadingDisclosure.in(results.get(0), ReadingDisclosure.of(known).of(results));
  }

  /**
   * Tests whether what the indicator counts is independent of groups of responses: Rao and Scott's
   * test on the observed figures, R's {@code svychisq}. Responses are units and collectivités are
   * clusters, drawn as {@link #sampling} says; of several waves it is that of {@link #in}, or the
   * latest. Who says nothing of the groups is left out and counted ({@link RaoScott#missing}), but
   * for those that {@link Groups#joined} puts into a group.
   *
   * @param groups groups of responses
   * @return the test
   * @throws IllegalArgumentException if the request cannot be met; if figures of the groups may not
   *     be shown, which the test would tell of; if the indicator is a mean, all are in one group,
   *     nothing varies, or the groups are by the answers that the indicator counts
   * @throws IllegalStateException if waves are pooled
   */
  public RaoScott independence(Groups groups) {
    return independence(Settings.listOf("groups", groups));
  }

  /**
   * Tests whether what the indicator counts is independent of two groups of responses, crossed: of
   * their combinations, as {@link #independence(Groups)} does of the levels of one.
   *
   * @param first groups of responses
   * @param second others
   * @return the test; who says nothing of one of them is left out
   * @throws IllegalArgumentException as for the groups of one
   * @throws IllegalStateException if waves are pooled
   */
  public RaoScott independence(Groups first, Groups second) {
    return independence(Settings.listOf("groups", first, second));
  }

  private RaoScott independence(List<Groups> groups) {
    for (Groups by : groups) {
      if (by.question().equals(Optional.of(indicator.question()))
          && by.option().map(indicator.counted()::contains).orElse(true)) {
        throw new IllegalArgumentException(
            indicator.code()
                + " counts the answers of "
                + by
                + ", which leaves nothing to test; expected groups by something else");
      }
    }
    if (settings().pooled()) {
      throw new IllegalStateException(
          "a test of independence is of one wave: leave pooled() out, or choose in(wave)");
    }
    IndicatorResult shown = with(settings().withBreakdownBy(groups)).compute();
    if (indicator.isMean() || shown.observed().unit().isPresent()) {
      throw new IllegalArgumentException(
          "a test of independence is of a share, and indicator '"
              + indicator.code()
              + "' is a mean; compare means with SurveyDesign");
    }
    if (Stream.concat(
            shown.segments().stream().map(Segment::observed),
            shown.crossedSegments().stream().map(CrossedSegment::observed))
        .anyMatch(Estimate::isSuppressed)) {
      throw new IllegalArgumentException(
          "the test would tell of groups that are too small to be shown: join levels of "
              + groups
              + ", or ask with Disclosure.NONE for work that stays behind closed doors");
    }
    Settings known = settings().withBreakdownBy(groups).resolved();
    Answers all = known.given();
    Question question = IndicatorScope.question(all.questionnaire(), indicator);
    Answers answers = WeightsComputation.ofWaves(all, question, shown.waves());
    Population frame = known.frame();
    List<Dimension> cells =
        known.needed(frame).stream().filter(frame.dimensions()::contains).toList();
    Counting counting = new Counting(answers, frame, cells, known.breakdowns().get(0));
    CubeSample sample =
        CubeSample.of(
            counting.count(indicator, question),
            cells,
            frame.restrictedTo(indicator.audience()),
            known.sampling());
    return Independence.test(sample, known.sampling(), counting.units(indicator, question));
  }

  /**
   * The weights behind the adjusted figure, one a response, to be used elsewhere: in R, in a
   * spreadsheet. Of several waves those of {@link #in}, or of the latest.
   *
   * @return the weights, with how well they meet the frame's totals
   * @throws IllegalArgumentException if the request cannot be met; if it has a tally, which does
   *     not name who said what; if the adjusted figure is only bounded
   */
  public FinalWeights weights() {
    return WeightsComputation.of(settings(), indicator);
  }

  /**
   * Computes the indicator under several OPSN lists, and the range that they leave. What is shown
   * under one list is protected together with what is shown under the others: where two lists place
   * a few collectivités differently, the sides of the second are hidden.
   *
   * @param lists OPSN lists, at least one; ours are {@link OpsnCoverage#anct()} and {@link
   *     OpsnCoverage#anctAndDeclic()}
   * @return the results, the range of the adjusted figure and the worst flags
   * @throws IllegalArgumentException if the request cannot be met, or has a tally, which was made
   *     with a list of its own
   */
  public OpsnRange over(OpsnCoverage... lists) {
    Settings known = settings().resolved();
    FigureUnit unit =
        known
            .given()
            .questionnaire()
            .question(indicator.question())
            .map(FigureUnit::of)
            .orElse(FigureUnit.PROPORTION);
    List<Settings> under =
        Stream.of(lists).map(list -> known.with(known.frame().withOpsn(list))).toList();
    List<Tally> tallies = new ArrayList<>();
    for (Settings one : under) {
      Tally tally = one.tally(List.of(indicator));
      one.checkWeighting(tally);
      one.checkByHand(tally);
      tallies.add(tally);
    }
    List<IndicatorResult> results = new ArrayList<>();
    if (lists.length > 0) {
      Tally joint = known.joint(List.of(lists), tallies.get(0));
      for (IndicatorResult result : Computation.over(tallies, under, joint, indicator)) {
        results.add(ReadingDisclosure.in(result, ReadingDisclosure.of(known).of(List.of(result))));
      }
    }
    return OpsnRange.of(results, unit.bounds(0, 1));
  }

  /**
   * A logistic regression of being counted on dimensions of the frame, from the cells of the tally,
   * as {@link fr.barometre.estimate.SurveyDesign#logistic} has it of units. It is of the
   * respondents as observed, drawn as {@link #sampling} says, without a weighting: what weights
   * would balance is held equal by the dimensions. Of several waves it is that of {@link #in}, or
   * the latest.
   *
   * <p>Levels are those of a breakdown by these dimensions, small ones joined; the first of each is
   * its baseline. Under rules of disclosure the standard errors are the model's own and figures are
   * rounded, so that nothing but what the breakdown shows enters.
   *
   * @param dimensions dimensions of the frame, one at least
   * @return coefficients, Wald tests, predicted margins over the respondents
   * @throws IllegalArgumentException if the request cannot be met; if the indicator is a mean; if
   *     the breakdown hides a figure, or the base {@link BasePolicy#EXPRESSED} would tell who has
   *     no opinion; if all of a level answer alike, or a dimension says what others say
   */
  public RegressionResult logistic(Dimension... dimensions) {
    return RegressionComputation.of(
        settings(), indicator, Settings.listOf("dimensions", dimensions));
  }

  /**
   * Models the indicator for every level of a dimension of the frame, whether or not anyone
   * answered there: a mixed logistic regression on what the frame knows (OPSN, type, population,
   * région, département), whose predictions for everybody else join the answers. Of several waves
   * it is that of {@link #in}, or the latest. The areas add up to the adjusted figure.
   *
   * <p>Modelled figures stand beside the others and never in their place. Of an area with one to
   * four respondents (by {@link fr.barometre.disclosure.Disclosure#fewest()}) their answers count
   * only in what they share with other areas, so that the figure does not give them. Of the base
   * {@link BasePolicy#EXPRESSED}, everybody is predicted as if expressing an opinion.
   *
   * @param dimension a dimension of the frame, for example {@link Dimension#DEPARTEMENT}
   * @return the figures of the areas, with intervals, and how far the answers agree with the model
   * @throws IllegalArgumentException if the request cannot be met; if the indicator is a mean or
   *     counts responses; if the frame does not describe the dimension; if too few levels have
   *     enough respondents to tell how much levels differ
   */
  public ModelledResult modelled(Dimension dimension) {
    ModelComputation.check(indicator);
    return ModelComputation.of(settings(), List.of(indicator), dimension).get(0);
  }

  /**
   * Computes how the indicator moved between two waves.
   *
   * @param from the earlier wave
   * @param to the later wave
   * @return the change, split into what remains at equal composition and what is due to who
   *     answered, where the adjusted figures of both waves may be shown
   * @throws IllegalArgumentException if a wave has no answer in the base, or its figure may not be
   *     shown; if the days of both waves are known, and the first is the later
   * @throws IllegalStateException if the request has {@link #in}, {@link #pooled} or {@link #by}
   */
  public Change change(Wave from, Wave to) {
    settings().checkChange();
    Tally tally = settings().tally(List.of(indicator));
    settings().checkWeighting(tally);
    return ChangeComputation.of(tally, settings(), indicator, from, to);
  }

  @Override
  public String toString() {
    return "indicator " + indicator.code();
  }
}
