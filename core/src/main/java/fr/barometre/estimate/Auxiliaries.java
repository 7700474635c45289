package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Variables whose population totals are known, to calibrate a {@link SurveyDesign} to.
 *
 * <p>Categories give one total each and need no intercept; numbers give the total of their values.
 * Immutable.
 */
public final class Auxiliaries {

  /** A variable: categories with a total each, or numbers with the total of their values. */
  private sealed interface Variable {

    String name();
  }

  private record Categories(String name, Grouping groups, Map<String, Double> totals)
      implements Variable {

    double size() {
      return totals.values().stream().sorted().mapToDouble(Double::doubleValue).sum();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never leaves the class
  private record Numbers(String name, double[] values, double total) implements Variable {}

  /**
   * The variables of some units.
   *
   * @param names name of each column
   * @param totals the population's total of each
   * @param rows one row a unit
   * @param numeric whether each column is of numbers
   */
  @SuppressWarnings("ArrayRecordComponent") // never leaves the package
  record Matrix(List<String> names, double[] totals, double[][] rows, List<Boolean> numeric) {}

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
   * @throws IllegalArgumentException if a total has no unit or is not above 0; calibrating refuses
   *     a category without a total
   */
  public Auxiliaries withCategories(String name, String[] category, Map<String, Double> totals) {
    requireCounts(requireNonNull(name, "name"), requireNonNull(totals, "totals"));
    requireNonNull(category, "category");
    Grouping groups = Grouping.of("'" + name + "'", category, units);
    TreeSet<String> known = new TreeSet<>(groups.names());
    if (!known.containsAll(totals.keySet())) {
      throw otherCategories(name, known, totals);
    }
    return with(new Categories(name, groups, Map.copyOf(totals)));
  }

  /** Refuses a category without a number of units above 0. */
  static void requireCounts(String name, Map<String, Double> totals) {
    totals.forEach(
        (each, total) -> {
          if (each == null || total == null) {
            throw new IllegalArgumentException(
                "'"
                    + name
                    + "': the population total of category "
                    + (each == null ? null : "'" + each + "'")
                    + " is "
                    + total
                    + "; expected a category and a number");
          }
          if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                "'"
                    + name
                    + "': the population total of category '"
                    + each
                    + "' is "
                    + total
                    + "; expected a finite number above 0"
                    + (total == 0
                        ? "; if the population has no such unit, leave those of the sample out"
                            + " with domain(...) and the category with them"
                        : ""));
          }
        });
  }

  static IllegalArgumentException otherCategories(
      String name, Set<String> known, Map<String, Double> totals) {
    return new IllegalArgumentException(
        "'"
            + name
            + "': categories of the units "
            + Grouping.quoted(known)
            + " and of the population "
            + Grouping.quoted(new TreeSet<>(totals.keySet()))
            + " differ; join categories until they are the same");
  }

  /**
   * A numeric variable.
   *
   * @param name its name, for messages
   * @param values one value a unit, finite for those that are calibrated
   * @param total the population's total
   * @return the copy
   */
  public Auxiliaries withNumbers(String name, double[] values, double total) {
    requireNonNull(name, "name");
    if (requireNonNull(values, "values").length != units) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "': "
              + values.length
              + " values for "
              + units
              + " units; expected one a unit");
    }
    requireFinite(name, total);
    return with(new Numbers(name, values.clone(), total));
  }

  private Auxiliaries with(Variable variable) {
    List<Variable> all = new ArrayList<>(variables);
    all.add(variable);
    return new Auxiliaries(units, all);
  }

  private static void requireFinite(String name, double total) {
    if (!Double.isFinite(total)) {
      throw new IllegalArgumentException(
          "population total of '" + name + "' is " + total + "; expected a finite number");
    }
  }

  int units() {
    return units;
  }

  /** Refuses categories whose totals are of populations of different sizes. */
  void requireOneSize(double tolerance) {
    List<Categories> all =
        variables.stream()
            .filter(Categories.class::isInstance)
            .map(Categories.class::cast)
            .toList();
    for (Categories each : all) {
      double first = all.get(0).size();
      if (Math.abs(each.size() - first) > tolerance * Math.max(1, Math.abs(first))) {
        throw new IllegalArgumentException(
            "the totals of '"
                + all.get(0).name()
                + "' add up to "
                + first
                + " and those of '"
                + each.name()
                + "' to "
                + each.size()
                + "; expected the same population, or the totals of one scaled to the size of the"
                + " other, each times "
                + first / each.size());
      }
    }
  }

  /**
   * The variables of some units.
   *
   * @throws IllegalArgumentException if one of them is in a category without a total or has no
   *     finite number, or if a total has none of them
   */
  Matrix of(int[] members) {
    List<String> names = new ArrayList<>();
    List<Double> totals = new ArrayList<>();
    List<Boolean> numeric = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    for (Variable variable : variables) {
      if (variable instanceof Categories categories) {
        columns.addAll(indicators(categories, members));
        for (String category : categories.groups().names()) {
          if (categories.totals().containsKey(category)) {
            names.add(variable.name() + "=" + category);
            totals.add(requireNonNull(categories.totals().get(category)));
            numeric.add(false);
          }
        }
      } else if (variable instanceof Numbers numbers) {
        columns.add(values(numbers, members));
        names.add(variable.name());
        totals.add(numbers.total());
        numeric.add(true);
      }
    }
    double[][] rows = new double[members.length][columns.size()];
    for (int j = 0; j < columns.size(); j++) {
      for (int k = 0; k < rows.length; k++) {
        rows[k][j] = columns.get(j)[k];
      }
    }
    return new Matrix(
        names, totals.stream().mapToDouble(Double::doubleValue).toArray(), rows, numeric);
  }

  private static List<double[]> indicators(Categories variable, int[] members) {
    Grouping groups = variable.groups();
    TreeSet<String> found = new TreeSet<>();
    for (int i : members) {
      found.add(groups.name(groups.of(i)));
    }
    if (!found.equals(variable.totals().keySet())) {
      throw otherCategories(variable.name(), found, variable.totals());
    }
    List<double[]> columns = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      if (found.contains(groups.name(g))) {
        int group = g;
        columns.add(
            Arrays.stream(members).mapToDouble(i -> groups.of(i) == group ? 1 : 0).toArray());
      }
    }
    return columns;
  }

  private static double[] values(Numbers variable, int[] members) {
    double[] values = new double[members.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = variable.values()[members[k]];
      if (!Double.isFinite(values[k])) {
        throw new IllegalArgumentException(
            "'"
                + variable.name()
                + "': unit "
                + members[k]
                + " has "
                + values[k]
                + "; expected a finite number");
      }
    }
    return values;
  }

  @Override
  public String toString() {
    return variables.stream().map(Variable::name).toList().toString();
  }
}
