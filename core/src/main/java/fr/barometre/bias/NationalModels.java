package fr.barometre.bias;

import fr.barometre.api.result.FigureModel;
import fr.barometre.api.result.ModelledFigure;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.inference.Student;
import fr.barometre.models.CellModel;
import fr.barometre.models.DoublyRobust;
import fr.barometre.propensity.Propensities;
import fr.barometre.propensity.Separation;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.FigureUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Three modelled estimates of the national figure, from what the frame knows: by inverse
 * propensities of response, by a model of the outcome, and by both ({@link DoublyRobust}). The
 * controls are type, size, OPSN and région, joined as {@link ControlledCells} does.
 *
 * <p>If all controls together separate the answers, the outcome model keeps only as many of the
 * first as do not. The doubly robust figure then still has all controls in its response model. The
 * figure of the outcome model alone would lack a control, so it is not given.
 *
 * @param figures the figures, that of both models first; none where they cannot be had
 * @param disagreement the largest difference of two of them beside its error; empty of fewer than
 *     two
 * @param controls the dimensions of the models
 */
public record NationalModels(
    List<ModelledFigure> figures, Optional<Disagreement> disagreement, List<Dimension> controls) {

  /**
   * A difference of two figures.
   *
   * @param one a figure
   * @param other another
   * @param difference one less the other, in their unit
   * @param standardError its error
   * @param p two-sided p-value of the test that it is zero
   */
  public record Disagreement(
      ModelledFigure one,
      ModelledFigure other,
      double difference,
      double standardError,
      double p) {}

  private static final List<FigureModel> MODELS =
      List.of(FigureModel.DOUBLY_ROBUST, FigureModel.INVERSE_PROPENSITY, FigureModel.OUTCOME);

  /** No figures. */
  public static final NationalModels NONE =
      new NationalModels(List.of(), Optional.empty(), List.of());

  /**
   * The figures of a sample.
   *
   * @param sample the respondents
   * @param shared what indicators of the same respondents share
   * @param degreesOfFreedom those of the figure of the whole
   * @param level confidence level of the intervals
   * @return the figures
   */
  public static NationalModels of(
      CubeSample sample, SharedCells shared, long degreesOfFreedom, double level) {
    Optional<ModelCells> known = degreesOfFreedom < 1 ? Optional.empty() : shared.national(sample);
    if (known.isEmpty()) {
      return NONE;
    }
    ModelCells cells = known.get();
    CellColumns figures = sample.figures(Optional.empty());
    DoublyRobust.Clusters clusters =
        new DoublyRobust.Clusters() {
          @Override
          public double linear(int cell, double a, double b) {
            double sum = 0;
            for (int k : cells.parts()[cell]) {
              sum += figures.linear(k, a, b);
            }
            return sum;
          }

          @Override
          public double squares(int cell, double a, double b) {
            double sum = 0;
            for (int k : cells.parts()[cell]) {
              sum += figures.squares(k, a, b);
            }
            return sum;
          }
        };
    DoublyRobust robust =
        new DoublyRobust(cells.sizes(), cells.responded(), cells.propensity(), cells.x(), clusters);
    DoublyRobust.Figure weighted = robust.figure(new double[cells.sizes().length]);
    if (robust.standardError(weighted) == 0) {
      return NONE; // everybody certain to respond did, or all say the same: models add nothing
    }
    int fitted = cells.x()[0].length;
    Output output = new Output(sample, robust, fitted, degreesOfFreedom, level);
    return outcome(sample, cells)
        .map(model -> output.of(model, weighted, cells.controls()))
        .orElseGet(
            () ->
                new NationalModels(
                    List.of(output.modelled(FigureModel.INVERSE_PROPENSITY, weighted, fitted)),
                    Optional.empty(),
                    cells.controls()));
  }

  /** The outcome model's prediction for each cell, and each cell's influence on their mean. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Outcome(
      double[] predicted, double[] influence, int variables, boolean byAllControls) {}

  /**
   * Fits the model on all controls, or on as many of the first ones as do not separate the answers.
   */
  private static Optional<Outcome> outcome(CubeSample sample, ModelCells cells) {
    Optional<Outcome> found = Optional.empty();
    for (int used = cells.controls().size(); found.isEmpty() && used > 0; used--) {
      found = outcome(sample, cells, used);
    }
    return found;
  }

  private static Optional<Outcome> outcome(CubeSample sample, ModelCells cells, int used) {
    boolean byAll = used == cells.controls().size();
    List<List<Level>> levels = cells.cells().stream().map(cell -> cell.subList(0, used)).toList();
    CellColumns figures = sample.figures(Optional.empty());
    double[] sizes = cells.sizes();
    double[] base = cells.sums(figures::base);
    double[] count = cells.sums(figures::count);
    boolean share = !sample.unit(0).isMean();
    double mean = Arrays.stream(count).sum() / Arrays.stream(base).sum();
    double[] predicted = new double[sizes.length];
    int[] left = new int[sizes.length];
    Arrays.setAll(left, k -> k);
    if (share) {
      Separation separation = Separation.of(new Propensities.Binomial(levels, base, count));
      separation
          .apart()
          .forEach(
              level ->
                  level
                      .cells()
                      .forEach(k -> predicted[k] = Double.isNaN(level.rho()) ? mean : level.rho()));
      left = separation.left().stream().mapToInt(k -> k).toArray();
    }
    double[] influence = new double[sizes.length];
    if (left.length == 0) {
      return Optional.of(new Outcome(predicted, influence, 0, byAll));
    }
    double size = Arrays.stream(sizes).sum();
    Optional<CellModel> fit =
        CellModel.of(
            share,
            left.length == sizes.length && byAll
                ? cells.x()
                : Propensities.indicators(Arrays.stream(left).mapToObj(levels::get).toList()),
            Arrays.stream(left).mapToDouble(k -> base[k]).toArray(),
            Arrays.stream(left).mapToDouble(k -> count[k]).toArray());
    if (fit.isEmpty()) {
      return Optional.empty();
    }
    double[] ofFit =
        fit.get().influence(Arrays.stream(left).mapToDouble(k -> sizes[k] / size).toArray());
    for (int i = 0; i < left.length; i++) {
      predicted[left[i]] = fit.get().fitted(i);
      influence[left[i]] = ofFit[i];
    }
    return Optional.of(new Outcome(predicted, influence, fit.get().variables(), byAll));
  }

  /**
   * Figures in their unit, with intervals.
   *
   * @param fitted number of coefficients of the model of who responds
   */
  private record Output(
      CubeSample sample, DoublyRobust robust, int fitted, long degrees, double level) {

    NationalModels of(Outcome outcome, DoublyRobust.Figure weighted, List<Dimension> used) {
      List<DoublyRobust.Figure> figures =
          List.of(
              robust.figure(outcome.predicted),
              weighted,
              robust.outcome(outcome.predicted, outcome.influence));
      List<Integer> taken =
          List.of(outcome.variables + fitted, fitted, outcome.variables); // as MODELS
      List<ModelledFigure> told = new ArrayList<>();
      for (int i = 0; i < figures.size(); i++) {
        told.add(modelled(MODELS.get(i), figures.get(i), taken.get(i)));
      }
      if (!outcome.byAllControls) {
        return new NationalModels(told.subList(0, 2), Optional.empty(), used);
      }
      Optional<Disagreement> farthest = Optional.empty();
      for (int i = 0; i < figures.size(); i++) {
        for (int j = 0; j < i; j++) {
          DoublyRobust.Figure difference = figures.get(j).minus(figures.get(i));
          double error = robust.standardError(difference);
          double p =
              error == 0 || Math.abs(difference.value()) <= 1e-12
                  ? 1 // where nobody who could respond is absent, nothing is tested
                  : Student.pValue(difference.value(), error, degrees);
          Disagreement found =
              new Disagreement(
                  told.get(j),
                  told.get(i),
                  sample.unit(0).difference(difference.value()),
                  sample.unit(0).difference(error),
                  p);
          if (farthest.map(d -> p < d.p()).orElse(true)) {
            farthest = Optional.of(found);
          }
        }
      }
      return new NationalModels(told, farthest, used);
    }

    /**
     * Residuals of a fit are smaller than errors, by what its coefficients took. Those of the
     * doubly robust figure went through two: m, and what x explains of them.
     */
    ModelledFigure modelled(FigureModel model, DoublyRobust.Figure figure, int taken) {
      FigureUnit unit = sample.unit(0);
      double error = robust.standardError(figure);
      long rest = Math.max(1, degrees - taken);
      double reach = Student.quantile(rest, 1 - level) * error * Math.sqrt((double) degrees / rest);
      return new ModelledFigure(
          model,
          unit.value(Math.max(0, Math.min(1, figure.value()))),
          unit.difference(error),
          unit.value(Math.max(0, Math.min(1, figure.value() - reach))),
          unit.value(Math.max(0, Math.min(1, figure.value() + reach))));
    }
  }
}
