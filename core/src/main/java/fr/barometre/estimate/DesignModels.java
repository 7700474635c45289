package fr.barometre.estimate;

import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.models.DesignRegression;
import fr.barometre.models.ModelMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Regressions of a design's columns: leaves out units with missing values, and takes variances from
 * the design.
 */
final class DesignModels {

  /** Squares of larger numbers have no room in a double. */
  private static final double LARGEST = 1e100;

  /** Fewer clusters than this show hardly an error. */
  private static final int FEW = 5;

  private DesignModels() {}

  static RegressionResult fit(
      SurveyDesign design, boolean logistic, double[] y, List<Predictor> predictors) {
    requirePredictors(design, predictors);
    int[] units = known(design, y, predictors);
    int left = design.units() - units.length;
    // As in R, a regression of all units has the degrees of freedom of the design itself.
    SurveyDesign among = left == 0 ? design : design.among(units, design.missing() + left);
    double[] weights = among.memberWeights();
    double[] values = Arrays.stream(units).mapToDouble(i -> y[i]).toArray();
    requireValues(logistic, units, values);
    ModelMatrix x = new ModelMatrix(predictors, units, weights, NaturalOrder.TEXTS);
    DesignRegression fit = fit(logistic, x, values, weights);
    int coefficients = fit.coefficients().length;
    long degrees = among.degreesOfFreedom() + 1 - coefficients;
    if (degrees < 1) {
      throw new IllegalArgumentException(
          "a regression of "
              + coefficients
              + " coefficients on a design of "
              + among.degreesOfFreedom()
              + " degrees of freedom leaves "
              + degrees
              + "; expected one at least: fewer predictors or levels, or more "
              + (among.replicateScales().isPresent() ? "replicates that differ" : "clusters"));
    }
    double[][] covariance =
        among
            .replicateColumns()
            .map(
                columns ->
                    among.covariances(
                        fit.coefficients(), byReplicate(logistic, x, values, units, columns)))
            .orElseGet(() -> among.covariances(fit.influences()));
    return fit.result(covariance, units.length, degrees, among.missing())
        .withNotes(notes(among, units, predictors));
  }

  private static DesignRegression fit(
      boolean logistic, ModelMatrix x, double[] values, double[] weights) {
    return logistic
        ? DesignRegression.logistic(x, values, weights)
        : DesignRegression.linear(x, values, weights);
  }

  /** The coefficients under each column of replicate weights, one row a coefficient. */
  private static double[][] byReplicate(
      boolean logistic, ModelMatrix x, double[] values, int[] units, List<UnitWeights> columns) {
    double[][] found = new double[columns.size()][];
    for (int r = 0; r < found.length; r++) {
      double[] weights = columns.get(r).of(units);
      try {
        x.requireIndependent(weights);
        found[r] = fit(logistic, x, values, weights).coefficients();
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "replicate " + r + " has no such regression: " + e.getMessage(), e);
      }
    }
    double[][] turned = new double[found[0].length][found.length];
    for (int j = 0; j < turned.length; j++) {
      for (int r = 0; r < found.length; r++) {
        turned[j][r] = found[r][j];
      }
    }
    return turned;
  }

  /**
   * Levels that few clusters have, and numbers that are the same but in a few.
   *
   * <p>Residuals add up to nothing over a level, so that of a level within one cluster no error is
   * seen. Reference: MacKinnon and Webb, "Wild Bootstrap Inference for Wildly Different Cluster
   * Sizes", Journal of Applied Econometrics 32 (2017), 233-254.
   */
  private static List<String> notes(SurveyDesign among, int[] units, List<Predictor> predictors) {
    List<String> notes = new ArrayList<>();
    for (Predictor predictor : predictors) {
      SortedMap<String, List<Integer>> byValue = new TreeMap<>(NaturalOrder.TEXTS);
      for (int i : units) {
        String value =
            predictor.isFactor()
                ? predictor.texts().get(i)
                : String.valueOf(predictor.numbers().get(i));
        byValue.computeIfAbsent(value, v -> new ArrayList<>()).add(i);
      }
      if (predictor.isFactor()) {
        byValue.forEach(
            (level, of) -> note(notes, among, of, predictor.name() + " '" + level + "' is found"));
      } else {
        String most =
            byValue.entrySet().stream()
                .min(Comparator.comparingInt(of -> -of.getValue().size()))
                .orElseThrow()
                .getKey();
        byValue.remove(most);
        note(
            notes,
            among,
            byValue.values().stream().flatMap(List::stream).toList(),
            predictor.name() + " is other than " + most);
      }
    }
    return notes;
  }

  private static void note(
      List<String> notes, SurveyDesign among, List<Integer> units, String what) {
    int clusters = among.clusters(units.stream().sorted().mapToInt(i -> i).toArray());
    if (clusters < FEW) {
      notes.add(
          what
              + " in "
              + clusters
              + (clusters == 1
                  ? " cluster only, which shows no error: the standard errors that depend on it are"
                      + " far too small"
                  : " clusters only: the standard errors that depend on it are likely too small"));
    }
  }

  private static void requirePredictors(SurveyDesign design, List<Predictor> predictors) {
    if (predictors.isEmpty()) {
      throw new IllegalArgumentException("a regression needs one predictor at least");
    }
    Set<String> names = new HashSet<>();
    for (Predictor predictor : predictors) {
      design.requireLength("values of predictor '" + predictor.name() + "'", predictor.units());
      if (!names.add(predictor.name())) {
        throw new IllegalArgumentException(
            "two predictors are called '" + predictor.name() + "'; expected distinct names");
      }
      for (int i = 0; !predictor.isFactor() && i < predictor.units(); i++) {
        if (Math.abs(predictor.numbers().get(i)) > LARGEST) {
          throw new IllegalArgumentException(
              "predictor '"
                  + predictor.name()
                  + "': unit "
                  + i
                  + " has "
                  + predictor.numbers().get(i)
                  + "; expected a finite number no larger than 1e100, or not a number where it is"
                  + " missing");
        }
      }
    }
  }

  /** The members of whom all values are known. */
  private static int[] known(SurveyDesign design, double[] y, List<Predictor> predictors) {
    IntPredicate known = i -> !Double.isNaN(y[i]);
    for (Predictor predictor : predictors) {
      known =
          known.and(
              predictor.isFactor()
                  ? i -> !SurveyTable.isMissing(predictor.texts().get(i))
                  : i -> !Double.isNaN(predictor.numbers().get(i)));
    }
    int[] units = Arrays.stream(design.members()).filter(known).toArray();
    if (units.length == 0) {
      throw new IllegalArgumentException(
          "none of the "
              + design.units()
              + " units of the domain has a value of all variables; expected some");
    }
    return units;
  }

  private static void requireValues(boolean logistic, int[] units, double[] values) {
    for (int k = 0; k < units.length; k++) {
      boolean valid = logistic ? 0 <= values[k] && values[k] <= 1 : Math.abs(values[k]) <= LARGEST;
      if (!valid) {
        throw new IllegalArgumentException(
            "values: unit "
                + units[k]
                + " has "
                + values[k]
                + (logistic
                    ? "; expected 0 to 1"
                    : "; expected a finite number no larger than 1e100")
                + ", or not a number where it is missing");
      }
    }
    if (Arrays.stream(values).allMatch(value -> value == values[0])) {
      throw new IllegalArgumentException(
          "all "
              + units.length
              + " units have "
              + values[0]
              + ", which leaves nothing to explain; expected two values at least");
    }
  }
}
