package fr.barometre.estimate;

import java.util.Arrays;

/**
 * A number for each of some units of a sample, zero for the others: a sparse vector.
 *
 * <p>A figure of a domain depends on the units of the domain alone, so that 20,000 domains of
 * 100,000 units together take as many numbers as there are units. Immutable.
 */
final class UnitValues {

  private final int[] units;
  private final double[] values;

  /**
   * Some values.
   *
   * @param units distinct units, in order
   * @param values one value for each of them
   */
  UnitValues(int[] units, double[] values) {
    this.units = units;
    this.values = values;
  }

  int[] units() {
    return units;
  }

  double[] values() {
    return values;
  }

  UnitValues times(double factor) {
    return new UnitValues(units, Arrays.stream(values).map(value -> factor * value).toArray());
  }

  /** The same in a unit of 2 to a power, whose squares a number can hold: no digit changes. */
  UnitValues inUnitOf(int power) {
    return new UnitValues(
        units, Arrays.stream(values).map(value -> Math.scalb(value, -power)).toArray());
  }

  /** The power of 2 of the largest value; 0 where all are zero. */
  int power() {
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    return largest > 0 ? Math.getExponent(largest) : 0;
  }

  UnitValues plus(UnitValues other) {
    int[] both = union(units, other.units);
    double[] sum = on(both);
    double[] added = other.on(both);
    for (int k = 0; k < sum.length; k++) {
      sum[k] += added[k];
    }
    return new UnitValues(both, sum);
  }

  /** The values of other units, among them those that have one: zero for the rest. */
  double[] on(int[] wider) {
    if (wider == units) {
      return values.clone();
    }
    double[] found = new double[wider.length];
    int at = 0;
    for (int k = 0; k < units.length; k++, at++) {
      while (wider[at] != units[k]) {
        at++;
      }
      found[at] = values[k];
    }
    return found;
  }

  /** The values of all units of a sample. */
  double[] dense(int length) {
    double[] all = new double[length];
    for (int k = 0; k < units.length; k++) {
      all[units[k]] = values[k];
    }
    return all;
  }

  boolean isZero() {
    return Arrays.stream(values).allMatch(value -> value == 0);
  }

  /** The units that are in one of two ordered lists or in both, in order. */
  static int[] union(int[] left, int[] right) {
    if (left == right) {
      return left;
    }
    int[] both = new int[left.length + right.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < left.length || j < right.length) {
      boolean fromLeft = j == right.length || (i < left.length && left[i] <= right[j]);
      int next = fromLeft ? left[i] : right[j];
      i += i < left.length && left[i] == next ? 1 : 0;
      j += j < right.length && right[j] == next ? 1 : 0;
      both[size++] = next;
    }
    return Arrays.copyOf(both, size);
  }
}
