package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Variables whose population totals are known, to calibrate a {@link SurveyDesign} to.
 *
 * <p>Categories give one total each and need no intercept; numbers give the total of their values.
 * Immutable.
 */
public final class Auxiliaries {

  /** One variable: a value a unit, and the population's total. */
  @SuppressWarnings("ArrayRecordComponent") // never leaves the package
  record Variable(String name, double[] values, double total) {}

  private final int units;
  private final List<Variable> variables;

  private Auxiliaries(int units, List<Variable> variables) {
    this.units = units;
    this.variables = List.copyOf(variables);
  }

  /**
   * No variable yet.
   *
   * @param units number of units of the sample
   * @return the empty list
   */
  public static Auxiliaries ofUnits(int units) {
    return new Auxiliaries(units, List.of());
  }

  /**
   * The size of the population: the total of a variable that is 1 for every unit. Not needed beside
   * categories, whose totals already add up to it.
   *
   * @param total number of units of the population, above zero
   * @return the copy
   */
  public Auxiliaries withSize(double total) {
    double[] ones = new double[units];
    Arrays.fill(ones, 1);
    return withNumbers("size", ones, total);
  }

  /**
   * A categorical variable.
   *
   * @param name its name, for messages
   * @param category the category of each unit
   * @param totals number of units of the population in each category
   * @return the copy
   * @throws IllegalArgumentException if a category has no total, or a total no unit
   */
  public Auxiliaries withCategories(String name, String[] category, Map<String, Double> totals) {
    Grouping groups = Grouping.of(name, category, units);
    TreeSet<String> known = new TreeSet<>(groups.names());
    if (!known.equals(new TreeSet<>(totals.keySet()))) {
      throw new IllegalArgumentException(
          name
              + ": categories of the units "
              + known
              + " and of the population "
              + new TreeSet<>(totals.keySet())
              + " differ; join categories until they are the same");
    }
    List<Variable> all = new ArrayList<>(variables);
    for (int g = 0; g < groups.size(); g++) {
      double[] values = new double[units];
      for (int i = 0; i < units; i++) {
        values[i] = groups.of(i) == g ? 1 : 0;
      }
      String named = groups.name(g);
      all.add(variable(name + "=" + named, values, requireNonNull(totals.get(named))));
    }
    return new Auxiliaries(units, all);
  }

  /**
   * A numeric variable.
   *
   * @param name its name, for messages
   * @param values one finite value a unit
   * @param total the population's total
   * @return the copy
   */
  public Auxiliaries withNumbers(String name, double[] values, double total) {
    if (values.length != units) {
      throw new IllegalArgumentException(
          name + ": " + values.length + " values for " + units + " units; expected one a unit");
    }
    for (int i = 0; i < units; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            name + ": unit " + i + " has " + values[i] + "; expected a finite number");
      }
    }
    List<Variable> all = new ArrayList<>(variables);
    all.add(variable(name, values.clone(), total));
    return new Auxiliaries(units, all);
  }

  private static Variable variable(String name, double[] values, double total) {
    if (!Double.isFinite(total)) {
      throw new IllegalArgumentException(
          "population total of " + name + " is " + total + "; expected a finite number");
    }
    return new Variable(name, values, total);
  }

  int units() {
    return units;
  }

  List<String> names() {
    return variables.stream().map(Variable::name).toList();
  }

  double[] totals() {
    return variables.stream().mapToDouble(Variable::total).toArray();
  }

  /** One row a unit. */
  double[][] rows() {
    double[][] rows = new double[units][variables.size()];
    for (int j = 0; j < variables.size(); j++) {
      double[] values = variables.get(j).values();
      for (int i = 0; i < units; i++) {
        rows[i][j] = values[i];
      }
    }
    return rows;
  }

  @Override
  public String toString() {
    return names().toString();
  }
}
