package fr.barometre.models;

import fr.barometre.algebra.Symmetric;
import fr.barometre.api.model.Predictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The variables of a regression: an intercept, an indicator of each level of a factor but its
 * baseline, and numbers, which are centred and scaled so that rounding does no harm.
 *
 * <p>Example: of "kind", a factor of COMMUNE and EPCI, the row of an EPCI is 1, 1 and that of a
 * commune 1, 0.
 */
public final class ModelMatrix {

  /** So little of a variable is its own that rounding would decide. */
  private static final double NOTHING = 1e-11;

  /** A predictor, where its variables stand, and of a factor the levels, the baseline first. */
  record Term(Predictor predictor, int from, List<String> levels) {

    int columns() {
      return predictor.isFactor() ? levels.size() - 1 : 1;
    }
  }

  final double[][] rows;
  final List<Term> terms = new ArrayList<>();
  final List<String> names = new ArrayList<>(List.of("(Intercept)"));

  /** The centre and the scale of each variable. */
  final double[] centre;

  final double[] scale;

  /**
   * The variables of some units.
   *
   * @param predictors the predictors, all of whose values are known of these units
   * @param units positions of the units
   * @param weights their weights
   * @param order in which levels stand
   * @throws IllegalArgumentException if a factor has one level, a number one value, or a predictor
   *     says nothing that those before it do not
   */
  public ModelMatrix(
      List<Predictor> predictors, int[] units, double[] weights, Comparator<String> order) {
    for (Predictor predictor : predictors) {
      Term term = term(predictor, units, names.size(), order);
      terms.add(term);
      if (predictor.isFactor()) {
        term.levels.stream().skip(1).forEach(level -> names.add(predictor.name() + level));
      } else {
        names.add(predictor.name());
      }
    }
    int p = names.size();
    rows = new double[units.length][p];
    centre = new double[p];
    scale = new double[p];
    Arrays.fill(scale, 1);
    for (int i = 0; i < units.length; i++) {
      rows[i][0] = 1;
    }
    for (Term term : terms) {
      if (term.predictor.isFactor()) {
        for (int i = 0; i < units.length; i++) {
          int at = column(term, term.predictor.texts().get(units[i]));
          if (at >= 0) {
            rows[i][at] = 1;
          }
        }
      } else {
        number(term, units, weights);
      }
    }
    requireIndependent(weights);
  }

  private static Term term(Predictor predictor, int[] units, int from, Comparator<String> order) {
    if (!predictor.isFactor()) {
      return new Term(predictor, from, List.of());
    }
    TreeSet<String> met = new TreeSet<>(order);
    for (int i : units) {
      met.add(predictor.texts().get(i));
    }
    List<String> levels = new ArrayList<>(met);
    if (!predictor.baseline().isEmpty()) {
      if (!levels.remove(predictor.baseline())) {
        throw new IllegalArgumentException(
            "predictor '"
                + predictor.name()
                + "': none of the "
                + units.length
                + " units has its baseline '"
                + predictor.baseline()
                + "'; expected one of "
                + met);
      }
      levels.add(0, predictor.baseline());
    }
    if (levels.size() < 2) {
      throw new IllegalArgumentException(
          "predictor '"
              + predictor.name()
              + "' is "
              + met
              + " for all "
              + units.length
              + " units; expected two levels at least");
    }
    return new Term(predictor, from, levels);
  }

  private void number(Term term, int[] units, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < units.length; i++) {
      sum += weights[i];
      total += weights[i] * term.predictor.numbers().get(units[i]);
    }
    double mean = total / sum;
    double squares = 0;
    for (int i = 0; i < units.length; i++) {
      double from = term.predictor.numbers().get(units[i]) - mean;
      squares += weights[i] * from * from;
      rows[i][term.from] = from;
    }
    double deviation = Math.sqrt(squares / sum);
    if (!(deviation > Math.ulp(Math.abs(mean)) * units.length)) {
      throw new IllegalArgumentException(
          "predictor '"
              + term.predictor.name()
              + "' is "
              + mean
              + " for all "
              + units.length
              + " units; expected two values at least");
    }
    centre[term.from] = mean;
    scale[term.from] = deviation;
    for (double[] row : rows) {
      row[term.from] /= deviation;
    }
  }

  /**
   * Regresses each variable on those before it: Cholesky's factor of their correlations.
   *
   * @param weights one a unit
   * @throws IllegalArgumentException if a predictor says nothing that those before it do not
   */
  public void requireIndependent(double[] weights) {
    double[][] left = Symmetric.crossed(rows, weights);
    double[] own = new double[left.length];
    Arrays.setAll(own, j -> left[j][j]);
    for (int j = 0; j < left.length; j++) {
      if (!(left[j][j] > NOTHING * own[j])) {
        int at = j;
        String name =
            terms.stream()
                .filter(t -> t.from <= at && at < t.from + t.columns())
                .findFirst()
                .orElseThrow()
                .predictor
                .name();
        throw new IllegalArgumentException(
            "predictor '"
                + name
                + "' ("
                + names.get(j)
                + ") says nothing that "
                + names.subList(0, j)
                + " do not say together; expected it left out, or one of them");
      }
      for (int i = j + 1; i < left.length; i++) {
        double factor = left[i][j] / left[j][j];
        for (int k = j; k < left.length; k++) {
          left[i][k] -= factor * left[j][k];
        }
      }
    }
  }

  /** The column of a level; -1 for the baseline. */
  static int column(Term term, String level) {
    int at = term.levels.indexOf(level);
    return at == 0 ? -1 : term.from + at - 1;
  }
}
