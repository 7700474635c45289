package fr.barometre.estimate;

import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.models.DesignRegression;
import fr.barometre.models.ModelMatrix;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Regressions of a design's columns: leaves out units with missing values, and takes variances from
 * the design.
 */
final class DesignModels {

  /** Squares of larger numbers have no room in a double. */
  private static final double LARGEST = 1e100;

  private DesignModels() {}

  static RegressionResult fit(
      SurveyDesign design, boolean logistic, double[] y, List<Predictor> predictors) {
    requirePredictors(design, predictors);
    int[] units = known(design, y, predictors);
    SurveyDesign among = design.among(units, design.missing() + design.units() - units.length);
    double[] weights = among.memberWeights();
    double[] values = Arrays.stream(units).mapToDouble(i -> y[i]).toArray();
    requireValues(logistic, units, values);
    ModelMatrix x = new ModelMatrix(predictors, units, weights, NaturalOrder.TEXTS);
    DesignRegression fit =
        logistic
            ? DesignRegression.logistic(x, values, weights)
            : DesignRegression.linear(x, values, weights);
    double[][] influences = fit.influences();
    long degrees = among.degreesOfFreedom() + 1 - influences.length;
    if (degrees < 1) {
      throw new IllegalArgumentException(
          "a regression of "
              + influences.length
              + " coefficients on a design of "
              + among.degreesOfFreedom()
              + " degrees of freedom leaves "
              + degrees
              + "; expected one at least: fewer predictors or levels, or more clusters");
    }
    return fit.result(among.covariances(influences), degrees, among.missing());
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
