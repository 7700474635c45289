package fr.barometre;

import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.diagnosis.OpsnRange;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.sample.FigureUnit;
import fr.barometre.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    return Computation.of(settings().tally(List.of(indicator)), settings(), List.of(indicator))
        .get(0);
  }

  /**
   * Computes the indicator under several OPSN lists, and the range that they leave.
   *
   * @param lists OPSN lists, at least one; ours are {@link OpsnCoverage#anct()} and {@link
   *     OpsnCoverage#anctAndDeclic()}
   * @return the results, the range of the adjusted figure and the worst flags
   * @throws IllegalArgumentException if the request cannot be met, or has a tally, which was made
   *     with a list of its own
   */
  public OpsnRange over(OpsnCoverage... lists) {
    List<IndicatorResult> results = new ArrayList<>();
    FigureUnit unit =
        settings()
            .given()
            .questionnaire()
            .question(indicator.question())
            .map(FigureUnit::of)
            .orElse(FigureUnit.PROPORTION);
    for (OpsnCoverage list : lists) {
      results.add(population(settings().frame().withOpsn(list)).compute());
    }
    return OpsnRange.of(results, unit.bounds(0, 1));
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
