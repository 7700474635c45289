package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

import fr.barometre.calibration.Calibrated;
import fr.barometre.calibration.CalibrationSolver;
import fr.barometre.calibration.Explained;
import fr.barometre.calibration.GroupMeans;
import fr.barometre.calibration.RakingSolver;
import fr.barometre.calibration.RakingSolver.Margin;
import fr.barometre.calibration.Regression;
import fr.barometre.weighting.Distance;
import fr.barometre.weighting.WeightingDiagnostics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The weights of a design's units, and the weightings that they went through. */
final class UnitWeights {

  private final double[] weights;
  private final List<Adjustment> adjustments;
  private final Optional<WeightingDiagnostics> diagnostics;
  private final Optional<TrimmingDiagnostics> trimming;

  private UnitWeights(
      double[] weights,
      List<Adjustment> adjustments,
      Optional<WeightingDiagnostics> diagnostics,
      Optional<TrimmingDiagnostics> trimming) {
    this.weights = weights;
    this.adjustments = adjustments;
    this.diagnostics = diagnostics;
    this.trimming = trimming;
  }

  static UnitWeights of(double[] weights) {
    double[] copy = requireNonNull(weights, "weights").clone();
    if (copy.length == 0) {
      throw new IllegalArgumentException("a design needs one unit at least");
    }
    for (int i = 0; i < copy.length; i++) {
      if (!(copy[i] > 0 && copy[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weight of unit " + i + " is " + copy[i] + "; expected a finite number above 0");
      }
    }
    return new UnitWeights(copy, List.of(), Optional.empty(), Optional.empty());
  }

  int units() {
    return weights.length;
  }

  double of(int unit) {
    return weights[unit];
  }

  double[] all() {
    return weights.clone();
  }

  /** The weights of some units; zero for the others. */
  double[] among(boolean[] members) {
    double[] inside = weights.clone();
    for (int i = 0; i < inside.length; i++) {
      inside[i] = members[i] ? inside[i] : 0;
    }
    return inside;
  }

  /** Kish's effective size of some units; zero for none. */
  double effectiveSize(boolean[] members) {
    double sum = Arrays.stream(among(members)).sum();
    double squares = Arrays.stream(among(members)).map(w -> w * w).sum();
    return squares > 0 ? sum * sum / squares : 0;
  }

  /** The weighted variance of a variable among some units, with divisor n − 1 in place of n. */
  double spread(double[] y, boolean[] members) {
    double sum = 0;
    double weighted = 0;
    double n = 0;
    for (int i = 0; i < y.length; i++) {
      if (members[i]) {
        n++;
        sum += weights[i];
        weighted += weights[i] * y[i];
      }
    }
    double mean = weighted / sum;
    double squares = 0;
    for (int i = 0; i < y.length; i++) {
      squares += members[i] ? weights[i] * (y[i] - mean) * (y[i] - mean) : 0;
    }
    return squares / sum * n / (n - 1);
  }

  Optional<WeightingDiagnostics> diagnostics() {
    return diagnostics;
  }

  Optional<TrimmingDiagnostics> trimming() {
    return trimming;
  }

  /** What the weightings leave of a weighted influence. */
  double[] residuals(double[] influence) {
    double[] rest = influence;
    for (Adjustment adjustment : adjustments) {
      rest = adjustment.residuals(rest);
    }
    return rest;
  }

  UnitWeights postStratified(String[] category, Map<String, Double> totals) {
    Margin margin = margin("categories", category, totals);
    Calibrated calibrated = new RakingSolver(weights, List.of(margin)).solve();
    return adjusted(calibrated, weights, GroupMeans.of(margin.groups(), weights));
  }

  UnitWeights raked(PopulationMargin... margins) {
    if (margins.length == 0) {
      throw new IllegalArgumentException("raking needs one margin at least");
    }
    List<Margin> all = new ArrayList<>();
    Auxiliaries auxiliaries = Auxiliaries.ofUnits(weights.length);
    for (PopulationMargin margin : margins) {
      all.add(margin(margin.name(), margin.category(), margin.totals()));
      auxiliaries = auxiliaries.withCategories(margin.name(), margin.category(), margin.totals());
    }
    double[] ones = new double[weights.length];
    Arrays.fill(ones, 1);
    return adjusted(
        new RakingSolver(weights, all).solve(),
        ones,
        Regression.byTurns(
            auxiliaries.rows(), ones, all.stream().map(m -> m.totals().length).toList()));
  }

  UnitWeights calibrated(Auxiliaries auxiliaries, Distance distance) {
    if (auxiliaries.units() != weights.length) {
      throw new IllegalArgumentException(
          "auxiliaries of "
              + auxiliaries.units()
              + " units for a design of "
              + weights.length
              + "; expected one value a unit");
    }
    double[][] rows = auxiliaries.rows();
    Calibrated calibrated =
        new CalibrationSolver(weights, rows, auxiliaries.totals(), auxiliaries.names())
            .solve(distance);
    return adjusted(calibrated, weights, Regression.on(rows, weights));
  }

  UnitWeights trimmed(double lower, double upper) {
    double[] after = Trimming.of(weights, lower, upper);
    return new UnitWeights(
        after,
        adjustments,
        diagnostics,
        Optional.of(TrimmingDiagnostics.of(weights, after, lower, upper)));
  }

  private Margin margin(String name, String[] category, Map<String, Double> totals) {
    Grouping groups = Grouping.of(name, category, weights.length);
    TreeSet<String> names = new TreeSet<>(groups.names());
    if (!names.equals(new TreeSet<>(totals.keySet()))) {
      throw new IllegalArgumentException(
          name
              + ": categories of the units "
              + names
              + " and of the population "
              + new TreeSet<>(totals.keySet())
              + " differ; join categories until they are the same");
    }
    double[] wanted = new double[groups.size()];
    for (int g = 0; g < wanted.length; g++) {
      wanted[g] = requireNonNull(totals.get(groups.name(g)));
      if (!(wanted[g] > 0 && wanted[g] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "population total of category '"
                + groups.name(g)
                + "' is "
                + wanted[g]
                + "; expected a finite number above 0");
      }
    }
    return new Margin(groups.numbers(), wanted, groups.names());
  }

  private UnitWeights adjusted(Calibrated calibrated, double[] sizes, Explained explained) {
    double[] after = new double[weights.length];
    for (int i = 0; i < after.length; i++) {
      after[i] = weights[i] * calibrated.factors()[i];
      if (after[i] == 0) {
        throw new IllegalArgumentException(
            "the calibrated weight of unit " + i + " is 0; expected another distance or bounds");
      }
    }
    List<Adjustment> all = new ArrayList<>(adjustments);
    all.add(new Adjustment(sizes, after, explained));
    return new UnitWeights(
        after, List.copyOf(all), Optional.of(calibrated.diagnostics()), trimming);
  }
}
