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
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The weights of a design's units, and the weightings that they went through.
 *
 * <p>A domain may be weighted before anything else is: its weights then add up to the totals given
 * and all other units weigh nothing, as if the sample had been of the domain. Immutable.
 */
final class UnitWeights {

  private static final double SAME_SUM = 1e-12;
  private static final double SAME_TOTAL = 1e-10;

  /** Several hundred roundings add up to less. */
  static final double ROUNDING = 32 * Math.ulp(1.0);

  /** Squares of weights outside leave what a number can hold. */
  private static final double SMALLEST = 1e-100;

  private static final double LARGEST = 1e100;

  private final double[] weights;

  /** Whether the weights are those that follow from sizes of the population, where known. */
  private final boolean follow;

  /** The weights before any weighting. */
  private final double[] first;

  /** The units that weightings are about. */
  private final int[] weighted;

  private final List<Adjustment> adjustments;
  private final Optional<WeightingDiagnostics> diagnostics;
  private final Optional<TrimmingDiagnostics> trimming;

  private UnitWeights(
      double[] weights,
      boolean follow,
      double[] first,
      int[] weighted,
      List<Adjustment> adjustments,
      Optional<WeightingDiagnostics> diagnostics,
      Optional<TrimmingDiagnostics> trimming) {
    this.weights = weights;
    this.follow = follow;
    this.first = first;
    this.weighted = weighted;
    this.adjustments = adjustments;
    this.diagnostics = diagnostics;
    this.trimming = trimming;
  }

  private UnitWeights(double[] weights, boolean follow) {
    this(
        weights, follow, weights, weighing(weights), List.of(), Optional.empty(), Optional.empty());
  }

  static UnitWeights of(double[] weights) {
    double[] copy = requireNonNull(weights, "weights").clone();
    requireSome(copy.length);
    for (int i = 0; i < copy.length; i++) {
      if (copy[i] != 0 && !(copy[i] >= SMALLEST && copy[i] <= LARGEST)) {
        throw new IllegalArgumentException(
            "weight of unit "
                + i
                + " is "
                + copy[i]
                + "; expected 0, or a number from "
                + SMALLEST
                + " to "
                + LARGEST);
      }
    }
    requireOne("", copy);
    return new UnitWeights(copy, false);
  }

  /** A column of replicate weights, which may be zero, or after a calibration less. */
  static UnitWeights ofReplicate(int number, int units, double[] weights) {
    double[] copy = requireNonNull(weights, "replicate " + number).clone();
    String place = "replicate " + number + ": ";
    if (copy.length != units) {
      throw new IllegalArgumentException(
          place + copy.length + " weights for " + units + " units; expected one a unit");
    }
    for (int i = 0; i < copy.length; i++) {
      if (!(Math.abs(copy[i]) <= LARGEST)) {
        throw new IllegalArgumentException(
            place + "weight of unit " + i + " is " + copy[i] + "; expected a finite number");
      }
    }
    requireOne(place, copy);
    return new UnitWeights(copy, false);
  }

  private static void requireOne(String place, double[] weights) {
    if (weighing(weights).length == 0) {
      throw new IllegalArgumentException(
          place + "all " + weights.length + " weights are 0; expected one other at least");
    }
  }

  private static int[] weighing(double[] weights) {
    return IntStream.range(0, weights.length).filter(i -> weights[i] != 0).toArray();
  }

  /** Whether the weights are as they were given, or follow from sizes of the population. */
  boolean isAsGiven() {
    return first == weights;
  }

  /** Selects the units whose weight is not zero. */
  int[] weighing(int[] members) {
    return Arrays.stream(members).filter(i -> weights[i] != 0).toArray();
  }

  /** Weights that follow from sizes of the population once these are known; one until then. */
  static UnitWeights following(int units) {
    requireSome(units);
    return new UnitWeights(ones(units), true);
  }

  private static void requireSome(int units) {
    if (units < 1) {
      throw new IllegalArgumentException("a design needs one unit at least");
    }
  }

  private static double[] ones(int units) {
    double[] ones = new double[units];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The same for units drawn in another way, from which weights may follow. */
  UnitWeights under(Sampling sampling) {
    if (!follow) {
      return this;
    }
    double[] now = sampling.inverseProbabilities().orElseGet(() -> ones(weights.length));
    if (Arrays.equals(now, first)) {
      return this;
    }
    if (first != weights) {
      throw new IllegalStateException(
          "weights follow from population sizes, strata and clusters, and were adjusted already;"
              + " expected these before any weighting or trimming");
    }
    return new UnitWeights(now, true);
  }

  int units() {
    return weights.length;
  }

  /** The units that weigh something before any weighting, in order. */
  int[] everyone() {
    return weighted;
  }

  double of(int unit) {
    return weights[unit];
  }

  double[] all() {
    return weights.clone();
  }

  /** The weights of some units. */
  double[] of(int[] members) {
    return Arrays.stream(members).mapToDouble(i -> weights[i]).toArray();
  }

  /** The weighted total of a variable over some units. */
  double total(IntToDoubleFunction y, int[] members) {
    double total = 0;
    for (int i : members) {
      total += weights[i] * y.applyAsDouble(i);
    }
    return total;
  }

  /** Kish's effective size of some units; zero for none. */
  double effectiveSize(int[] members) {
    double sum = 0;
    double squares = 0;
    for (int i : members) {
      sum += weights[i];
      squares += weights[i] * weights[i];
    }
    return squares > 0 ? sum * sum / squares : 0;
  }

  /** The weighted variance of a variable among some units, with divisor n − 1 in place of n. */
  double spread(IntToDoubleFunction y, int[] members) {
    double sum = 0;
    double total = 0;
    for (int i : members) {
      sum += weights[i];
      total += weights[i] * y.applyAsDouble(i);
    }
    double mean = total / sum;
    double squares = 0;
    for (int i : members) {
      double distance = y.applyAsDouble(i) - mean;
      // Equal values have no variance: a difference to their mean is a rounding error.
      squares +=
          Math.abs(distance) <= ROUNDING * Math.abs(mean) ? 0 : weights[i] * distance * distance;
    }
    double n = members.length;
    return squares / sum * n / (n - 1);
  }

  Optional<WeightingDiagnostics> diagnostics() {
    return diagnostics;
  }

  Optional<TrimmingDiagnostics> trimming() {
    return trimming;
  }

  /** The residual of a weighted influence on the variables of the weightings. */
  UnitValues residuals(UnitValues influence) {
    UnitValues rest = influence;
    for (Adjustment adjustment : adjustments) {
      rest = adjustment.residuals(rest);
    }
    return rest;
  }

  UnitWeights postStratified(int[] members, String[] category, Map<String, Double> totals) {
    requireWeightable(members);
    double[] before = of(members);
    Margin margin = margin("strata", members, category, totals);
    Calibrated calibrated = new RakingSolver(before, List.of(margin)).solve();
    return adjusted(members, calibrated, before, GroupMeans.of(margin.groups(), before));
  }

  UnitWeights raked(int[] members, PopulationMargin... margins) {
    requireWeightable(members);
    if (margins.length == 0) {
      throw new IllegalArgumentException("raking needs one margin at least");
    }
    requireSameSize(margins);
    List<Margin> all = new ArrayList<>();
    Auxiliaries auxiliaries = Auxiliaries.ofUnits(weights.length);
    for (PopulationMargin margin : margins) {
      all.add(margin(margin.name(), members, margin.category(), margin.totals()));
      auxiliaries = auxiliaries.withCategories(margin.name(), margin.category(), margin.totals());
    }
    double[] ones = ones(members.length);
    return adjusted(
        members,
        new RakingSolver(of(members), all).solve(),
        ones,
        Regression.byTurns(
            auxiliaries.of(members).rows(),
            ones,
            all.stream().map(m -> m.totals().length).toList()));
  }

  /** Margins of one population have one sum: others are never met together. */
  private static void requireSameSize(PopulationMargin... margins) {
    double first = requireNonNull(margins[0], "margin").size();
    for (PopulationMargin margin : margins) {
      requireNonNull(margin, "margin");
      if (Math.abs(margin.size() - first) > SAME_SUM * Math.abs(first)) {
        throw new IllegalArgumentException(
            "the totals of '"
                + margins[0].name()
                + "' add up to "
                + first
                + " and those of '"
                + margin.name()
                + "' to "
                + margin.size()
                + "; expected the same population, or one of them scaled to the size of the other:"
                + " PopulationMargin.scaledTo("
                + first
                + ")");
      }
    }
  }

  UnitWeights calibrated(int[] members, Auxiliaries given, Distance distance) {
    if (requireNonNull(given, "auxiliaries").units() != weights.length) {
      throw new IllegalArgumentException(
          "auxiliaries of "
              + given.units()
              + " units for a design of "
              + weights.length
              + "; expected one value a unit");
    }
    requireWeightable(members);
    given.requireOneSize(SAME_TOTAL);
    Auxiliaries.Matrix auxiliaries = given.of(members);
    double[] before = of(members);
    Optional<Collinearity> nearest = Collinearity.nearest(auxiliaries, before);
    if (nearest.filter(Collinearity::decidesByRounding).isPresent()) {
      throw new IllegalArgumentException("calibration: " + nearest.orElseThrow());
    }
    return adjusted(
        members,
        solved(auxiliaries, before, distance, nearest),
        before,
        Regression.on(auxiliaries.rows(), before));
  }

  private static Calibrated solved(
      Auxiliaries.Matrix auxiliaries,
      double[] before,
      Distance distance,
      Optional<Collinearity> nearest) {
    try {
      return new CalibrationSolver(
              before, auxiliaries.rows(), auxiliaries.totals(), auxiliaries.names())
          .solve(distance);
    } catch (IllegalArgumentException e) {
      if (nearest.isEmpty()) {
        throw e;
      }
      throw new IllegalArgumentException(e.getMessage() + "; " + nearest.orElseThrow(), e);
    }
  }

  UnitWeights trimmed(int[] members, double lower, double upper) {
    requireWeightable(members);
    double[] before = of(members);
    double[] kept = Trimming.of(before, lower, upper);
    double[] after = new double[weights.length];
    for (int k = 0; k < members.length; k++) {
      after[members[k]] = kept[k];
    }
    return new UnitWeights(
        after,
        follow,
        first,
        members,
        adjustments,
        diagnostics,
        Optional.of(TrimmingDiagnostics.of(before, kept, lower, upper)));
  }

  /** Refuses a domain of what was weighted as a whole: R has no variance for it either. */
  private void requireWeightable(int[] members) {
    if (members.length == 0) {
      throw new IllegalArgumentException("the domain has no unit to weight");
    }
    if (first != weights && !Arrays.equals(members, weighted)) {
      throw new IllegalArgumentException(
          "a domain of "
              + members.length
              + " units cannot be weighted once "
              + weighted.length
              + " were; weight the domain first, or the whole sample only");
    }
  }

  private Margin margin(String name, int[] members, String[] category, Map<String, Double> totals) {
    if (requireNonNull(category, "categories").length != weights.length) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "': "
              + category.length
              + " categories for "
              + weights.length
              + " units; expected one a unit");
    }
    Auxiliaries.requireCounts(name, totals);
    String[] inside =
        Arrays.stream(members)
            .mapToObj(i -> Grouping.named("'" + name + "'", category[i], i))
            .toArray(String[]::new);
    Grouping groups = Grouping.of(name, inside, inside.length);
    TreeSet<String> names = new TreeSet<>(groups.names());
    if (!names.equals(new TreeSet<>(totals.keySet()))) {
      throw Auxiliaries.otherCategories(name, names, totals);
    }
    double[] wanted = new double[groups.size()];
    for (int g = 0; g < wanted.length; g++) {
      wanted[g] = requireNonNull(totals.get(groups.name(g)));
    }
    return new Margin(groups.numbers(), wanted, groups.names());
  }

  private UnitWeights adjusted(
      int[] members, Calibrated calibrated, double[] sizes, Explained explained) {
    double[] inside = new double[members.length];
    double[] after = new double[weights.length];
    for (int k = 0; k < inside.length; k++) {
      inside[k] = weights[members[k]] * calibrated.factors()[k];
      after[members[k]] = inside[k];
      if (inside[k] == 0) {
        throw new IllegalArgumentException(
            "the calibrated weight of unit "
                + members[k]
                + " is 0; expected another distance or bounds");
      }
    }
    List<Adjustment> all = new ArrayList<>(adjustments);
    all.add(new Adjustment(members, sizes, inside, explained));
    return new UnitWeights(
        after,
        follow,
        first,
        members,
        List.copyOf(all),
        Optional.of(calibrated.diagnostics()),
        trimming);
  }
}
