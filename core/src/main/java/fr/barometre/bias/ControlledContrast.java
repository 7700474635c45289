package fr.barometre.bias;

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
 * Levels in which all say the same are at the limit of the fit: predicted so on both sides.
 * Reference: Graubard and Korn, "Predictive Margins with Survey Data", Biometrics 55 (1999),
 * 652-659.
 *
 * <p>Example: large communes say yes, small ones no, and OPSN territories have more large ones. The
 * raw contrast is large; at equal size the two sides answer alike, and the standardised one is 0.
 *
 * @param effect the contrast; empty where it cannot be had
 * @param standardisation what is held equal, or why nothing is
 */
record ControlledContrast(Optional<StandardisedEffect> effect, Standardisation standardisation) {

  private static final List<OpsnStatus> SIDES = List.of(OpsnStatus.INSIDE, OpsnStatus.OUTSIDE);

  private static final List<String> CODES = SIDES.stream().map(OpsnStatus::name).toList();

  /** OPSN that the controls say but for so little cannot be told from them. */
  private static final double LEAST_OWN = 1e-6;

  private static ControlledContrast none(String fr, String en) {
    return new ControlledContrast(
        Optional.empty(), new Standardisation(List.of(), Label.of(fr, en)));
  }

  /**
   * The contrast in a sample.
   *
   * @param sample the respondents
   * @param degreesOfFreedom those of the figure of the whole
   */
  static ControlledContrast of(CubeSample sample, long degreesOfFreedom) {
    List<Dimension> known = new ArrayList<>(sample.frame().dimensions());
    known.retainAll(sample.dimensions());
    known.removeAll(List.of(Dimension.OPSN, Dimension.REGION));
    List<List<Dimension>> margins = AutomaticWeighting.margins(known);
    if (margins.isEmpty()) {
      return none("ni type ni taille connus", "neither type nor size known");
    }
    ControlledCells controls = new ControlledCells(sample, margins.get(0));
    if (controls.controls().isEmpty()) {
      return none(
          "un seul niveau de type et de taille, ou trop peu de répondants",
          "a single level of type and size, or too few respondents");
    }
    return of(sample, controls, degreesOfFreedom);
  }

  private static ControlledContrast of(
      CubeSample sample, ControlledCells controls, long degreesOfFreedom) {
    Map<List<Level>, Double> frame = controls.ofFrame();
    List<Optional<List<Level>>> ofSample = controls.ofSample();
    Set<List<Level>> combinations = new HashSet<>(frame.keySet());
    ofSample.forEach(levels -> levels.ifPresent(combinations::add));
    List<List<Level>> ordered = Propensities.ordered(combinations);
    Map<List<Level>, Integer> places = new HashMap<>();
    List<List<Level>> cells = new ArrayList<>();
    for (OpsnStatus side : SIDES) {
      for (List<Level> combination : ordered) {
        places.putIfAbsent(combination, cells.size());
        List<Level> cell =
            new ArrayList<>(List.of(new Level(side.name(), Label.same(side.name()))));
        cell.addAll(combination);
        cells.add(cell);
      }
    }
    double[] base = new double[cells.size()];
    double[] count = new double[cells.size()];
    int[] cellOf = new int[ofSample.size()];
    List<Level> statuses = sample.cellLevels(Dimension.OPSN).levels();
    for (int k = 0; k < cellOf.length; k++) {
      String status = statuses.get(sample.cellLevels(Dimension.OPSN).of(k)).code();
      int side = CODES.indexOf(status);
      cellOf[k] =
          side < 0 || ofSample.get(k).isEmpty()
              ? -1
              : places.get(ofSample.get(k).get()) + side * ordered.size();
      if (cellOf[k] >= 0) {
        base[cellOf[k]] += sample.figures(Optional.empty()).base(k);
        count[cellOf[k]] += sample.figures(Optional.empty()).count(k);
      }
    }
    double[] sizes = new double[ordered.size()];
    Arrays.setAll(sizes, c -> frame.getOrDefault(ordered.get(c), 0.0));
    return fitted(sample, controls, degreesOfFreedom, cells, base, count, cellOf, sizes);
  }

  private static ControlledContrast fitted(
      CubeSample sample,
      ControlledCells controls,
      long degreesOfFreedom,
      List<List<Level>> cells,
      double[] base,
      double[] count,
      int[] cellOf,
      double[] sizes) {
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
        Propensities.indicators(
            left.length == 0 ? cells : Arrays.stream(left).mapToObj(cells::get).toList());
    double[] trials = Arrays.stream(left).mapToDouble(k -> base[k]).toArray();
    double[] events = Arrays.stream(left).mapToDouble(k -> count[k]).toArray();
    int half = sizes.length;
    boolean twoSides =
        Arrays.stream(left).anyMatch(k -> k < half && base[k] > 0)
            && Arrays.stream(left).anyMatch(k -> k >= half && base[k] > 0);
    if (!twoSides) {
      return none(
          "d'un côté tous répondent de même, ou personne",
          "on one side all answer alike, or nobody answered");
    }
    // The first dimension is OPSN, the second variable its second side.
    if (CellModel.ownShare(x, trials, 1) < LEAST_OWN) {
      return none(
          "l'OPSN ne se distingue pas du type et de la taille",
          "OPSN cannot be told from type and size");
    }
    Optional<CellModel> fit = CellModel.of(share, x, trials, events);
    if (fit.isEmpty()) {
      return none("type et taille séparent les réponses", "type and size separate the answers");
    }
    long degrees = degreesOfFreedom + 1 - fit.get().variables();
    if (degrees < 1) {
      return none("trop peu de répondants", "too few respondents");
    }
    return new ControlledContrast(
        Optional.of(contrast(sample, fit.get(), degrees, left, limit, cellOf, sizes)),
        new Standardisation(
            controls.controls().stream().map(JoinedLevels::dimension).toList(),
            controls.inWords()));
  }

  private static StandardisedEffect contrast(
      CubeSample sample,
      CellModel fit,
      long degrees,
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
        Student.pValue(difference, error, degrees));
  }
}
