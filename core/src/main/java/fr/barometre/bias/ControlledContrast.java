package fr.barometre.bias;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.Label;
import fr.barometre.api.result.Standardisation;
import fr.barometre.api.result.StandardisedEffect;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.inference.Differences;
import fr.barometre.inference.Student;
import fr.barometre.models.CellModel;
import fr.barometre.propensity.Propensities;
import fr.barometre.propensity.Separation;
import fr.barometre.recoding.JoinedLevels;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.FigureUnit;
import fr.barometre.weighting.AutomaticWeighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How much the answer differs inside and outside OPSN territories between collectivités of the same
 * type and size: the standardised contrast, or predictive margins.
 *
 * <p>A logistic regression of the answer on OPSN, type and size, of a mean a linear one, predicts
 * every collectivité of the frame twice: as if it were inside, and as if outside. The contrast is
 * the difference of the mean predictions, its error the delta method's under the sampling plan.
 * Where all respondents of a level say the same, everybody at that level is predicted to say it,
 * inside and outside. Reference: Graubard and Korn, "Predictive Margins with Survey Data",
 * Biometrics 55 (1999), 652-659.
 *
 * <p>Example: large communes say yes, small ones no, and OPSN territories have more large ones. The
 * raw contrast is large; at equal size the two sides answer alike, and the standardised one is 0.
 *
 * @param effect the contrast; empty where it cannot be had
 * @param standardisation what is held equal, or why nothing is
 */
record ControlledContrast(Optional<StandardisedEffect> effect, Standardisation standardisation) {

  private static final List<String> SIDES =
      List.of(OpsnStatus.INSIDE.name(), OpsnStatus.OUTSIDE.name());

  /** OPSN that the controls say but for so little cannot be told from them. */
  private static final double LEAST_OWN = 1e-6;

  /** Why there is no contrast, with what was to be held equal. */
  private static ControlledContrast none(List<Dimension> tried, String fr, String en) {
    return new ControlledContrast(Optional.empty(), new Standardisation(tried, Label.of(fr, en)));
  }

  /**
   * The contrast in a sample.
   *
   * @param sample the respondents
   * @param shared what indicators of the same respondents share
   * @param degreesOfFreedom those of the figure of the whole
   */
  static ControlledContrast of(CubeSample sample, SharedCells shared, long degreesOfFreedom) {
    List<Dimension> known = new ArrayList<>(sample.frame().dimensions());
    known.retainAll(sample.dimensions());
    known.removeAll(List.of(Dimension.OPSN, Dimension.REGION));
    List<List<Dimension>> margins = AutomaticWeighting.margins(known);
    if (margins.isEmpty()) {
      return none(List.of(), "ni type ni taille connus", "neither type nor size known");
    }
    return shared
        .contrast(sample, margins.get(0))
        .map(cells -> fitted(sample, cells, degreesOfFreedom))
        .orElseGet(
            () ->
                none(
                    List.of(),
                    "un seul niveau de type et de taille, ou trop peu de répondants",
                    "a single level of type and size, or too few respondents"));
  }

  /** The cells of a sample; empty if nothing can be held equal. */
  static Optional<Cells> cells(CubeSample sample, List<Dimension> dimensions) {
    ControlledCells controls = new ControlledCells(sample, dimensions);
    return controls.controls().isEmpty()
        ? Optional.empty()
        : Optional.of(Cells.of(sample, controls));
  }

  /**
   * The cells of a contrast: each combination of controls inside, then each outside.
   *
   * @param standardisation what is held equal
   * @param cells their levels, OPSN first
   * @param cellOf by cell of the sample, its cell; -1 of none
   * @param sizes by combination, collectivités of the frame
   * @param x the variables of each cell
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Cells(
      Standardisation standardisation,
      List<List<Level>> cells,
      int[] cellOf,
      double[] sizes,
      double[][] x) {

    static Cells of(CubeSample sample, ControlledCells controls) {
      Map<List<Level>, Double> frame = controls.ofFrame();
      List<Optional<List<Level>>> ofSample = controls.ofSample();
      Set<List<Level>> combinations = new HashSet<>(frame.keySet());
      ofSample.forEach(levels -> levels.ifPresent(combinations::add));
      List<List<Level>> ordered = Propensities.ordered(combinations);
      Map<List<Level>, Integer> places = new HashMap<>();
      List<List<Level>> cells = new ArrayList<>();
      for (String side : SIDES) {
        for (List<Level> combination : ordered) {
          places.putIfAbsent(combination, cells.size());
          List<Level> cell = new ArrayList<>(List.of(new Level(side, Label.same(side))));
          cell.addAll(combination);
          cells.add(cell);
        }
      }
      int[] cellOf = new int[ofSample.size()];
      for (int k = 0; k < cellOf.length; k++) {
        int side = SIDES.indexOf(sample.level(Dimension.OPSN, k).code());
        cellOf[k] =
            side < 0 || ofSample.get(k).isEmpty()
                ? -1
                : requireNonNull(places.get(ofSample.get(k).get())) + side * ordered.size();
      }
      double[] sizes = new double[ordered.size()];
      Arrays.setAll(sizes, c -> frame.getOrDefault(ordered.get(c), 0.0));
      return new Cells(
          new Standardisation(
              controls.controls().stream().map(JoinedLevels::dimension).toList(),
              controls.inWords()),
          cells,
          cellOf,
          sizes,
          Propensities.indicators(cells));
    }
  }

  private static ControlledContrast fitted(CubeSample sample, Cells known, long degreesOfFreedom) {
    List<List<Level>> cells = known.cells;
    List<Dimension> tried = known.standardisation.equal();
    double[] base = new double[cells.size()];
    double[] count = new double[base.length];
    CellColumns figures = sample.figures(Optional.empty());
    for (int k = 0; k < known.cellOf.length; k++) {
      if (known.cellOf[k] >= 0) {
        base[known.cellOf[k]] += figures.base(k);
        count[known.cellOf[k]] += figures.count(k);
      }
    }
    boolean share = !sample.unit(0).isMean();
    Propensities.Binomial all = new Propensities.Binomial(cells, base, count);
    double[] limit = new double[base.length];
    Arrays.fill(limit, Double.NaN);
    int[] left = new int[base.length];
    Arrays.setAll(left, k -> k);
    if (share) {
      Separation separation = Separation.of(all);
      separation.apart().forEach(level -> level.cells().forEach(k -> limit[k] = level.rho()));
      left = separation.left().stream().mapToInt(k -> k).toArray();
    }
    double[][] x =
        left.length == 0 || left.length == base.length
            ? known.x
            : Propensities.indicators(Arrays.stream(left).mapToObj(cells::get).toList());
    double[] trials = Arrays.stream(left).mapToDouble(k -> base[k]).toArray();
    double[] events = Arrays.stream(left).mapToDouble(k -> count[k]).toArray();
    int half = known.sizes.length;
    boolean twoSides =
        Arrays.stream(left).anyMatch(k -> k < half && base[k] > 0)
            && Arrays.stream(left).anyMatch(k -> k >= half && base[k] > 0);
    if (!twoSides) {
      return none(
          tried,
          "d'un côté tous répondent de même, ou personne",
          "on one side all answer alike, or nobody answered");
    }
    // The first dimension is OPSN, the second variable its second side.
    if (CellModel.ownShare(x, trials, 1) < LEAST_OWN) {
      return none(
          tried,
          "l'OPSN ne se distingue pas du type et de la taille",
          "OPSN cannot be told from type and size");
    }
    Optional<CellModel> fit = CellModel.of(share, x, trials, events);
    if (fit.isEmpty()) {
      return none(
          tried, "type et taille séparent les réponses", "type and size separate the answers");
    }
    long degrees = degreesOfFreedom + 1 - fit.get().variables();
    if (degrees < 1) {
      return none(tried, "trop peu de répondants", "too few respondents");
    }
    return new ControlledContrast(
        Optional.of(
            contrast(
                sample,
                fit.get(),
                degrees,
                fit.get().variables() - 1,
                left,
                limit,
                known.cellOf,
                known.sizes)),
        known.standardisation);
  }

  private static StandardisedEffect contrast(
      CubeSample sample,
      CellModel fit,
      long degrees,
      int taken,
      int[] left,
      double[] limit,
      int[] cellOf,
      double[] sizes) {
    int half = sizes.length;
    double[] predicted = limit.clone();
    for (int i = 0; i < left.length; i++) {
      predicted[left[i]] = fit.fitted(i);
    }
    double population = 0;
    double[] means = new double[2];
    boolean[] used = new boolean[half];
    for (int c = 0; c < half; c++) {
      // A combination of which the fit does not know a level is in neither mean.
      used[c] = !Double.isNaN(predicted[c]) && !Double.isNaN(predicted[half + c]);
      if (used[c]) {
        population += sizes[c];
        means[0] += sizes[c] * predicted[c];
        means[1] += sizes[c] * predicted[half + c];
      }
    }
    double[] factors = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      int c = left[i] % half;
      double size = used[c] ? sizes[c] / population : 0;
      factors[i] = left[i] < half ? size : -size;
    }
    double[] influence = new double[predicted.length];
    double[] ofFit = fit.influence(factors);
    for (int i = 0; i < left.length; i++) {
      influence[left[i]] = ofFit[i];
    }
    double[] s = new double[cellOf.length];
    double[] m = new double[cellOf.length];
    for (int k = 0; k < cellOf.length; k++) {
      s[k] = cellOf[k] < 0 ? 0 : influence[cellOf[k]];
      m[k] = cellOf[k] < 0 || Double.isNaN(predicted[cellOf[k]]) ? 0 : predicted[cellOf[k]];
    }
    double inside = means[0] / population;
    double outside = means[1] / population;
    double difference = Differences.of(inside, outside);
    double error = Math.sqrt(sample.variance(s, m));
    FigureUnit unit = sample.unit(0);
    return new StandardisedEffect(
        unit.value(inside),
        unit.value(outside),
        unit.difference(difference),
        unit.difference(error),
        // Residuals of a fit are smaller than errors: by what the coefficients took.
        Student.pValue(difference, error * Math.sqrt(1 + taken / (double) degrees), degrees));
  }
}
