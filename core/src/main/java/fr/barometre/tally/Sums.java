package fr.barometre.tally;

import java.util.Arrays;

/**
 * A row of sums, each kept in two doubles so that the order of the terms does not show.
 *
 * <p>Error-free addition (Knuth's TwoSum, then renormalisation): about 106 significant bits. Whole
 * numbers, and weights within a factor of 2<sup>30</sup> of each other, are added without any
 * rounding, hence in any order to the same bits.
 */
final class Sums {

  private final double[] values;

  /** What values leave of the sums; empty until there is some: whole numbers leave none. */
  private double[] rests = {};

  Sums(int length) {
    this(new double[length]);
  }

  private Sums(double[] values) {
    this.values = values;
  }

  Sums copy() {
    Sums copy = new Sums(values.clone());
    copy.rests = rests.clone();
    return copy;
  }

  private double rest(int sum) {
    return rests.length == 0 ? 0 : rests[sum];
  }

  private void set(int sum, double value, double rest) {
    values[sum] = value;
    if (rests.length > 0) {
      rests[sum] = rest;
    } else if (rest != 0) {
      rests = new double[values.length];
      rests[sum] = rest;
    }
  }

  /** Makes a sum what another one is. */
  void repeat(int sum, int as) {
    set(as, values[sum], rest(sum));
  }

  void add(int sum, double term) {
    double high = values[sum];
    double total = high + term;
    double back = total - high;
    double error = (high - (total - back)) + (term - back) + rest(sum);
    double rounded = total + error;
    set(sum, rounded, error - (rounded - total));
  }

  /** Adds to a sum one of other sums, as exactly as it is known. */
  void add(int sum, Sums others, int other) {
    add(sum, others.values[other]);
    double rest = others.rest(other);
    if (rest != 0) {
      add(sum, rest);
    }
  }

  /** Adds a product, without rounding it first. */
  private void addProduct(int sum, double factor, double term) {
    double product = factor * term;
    add(sum, product);
    double rest = Math.fma(factor, term, -product);
    if (rest != 0) {
      add(sum, rest);
    }
  }

  /** Adds a multiple of one of other sums. */
  void addTimes(int sum, double factor, Sums others, int other) {
    double high = others.values[other];
    double low = others.rest(other);
    addProduct(sum, factor, high);
    if (low != 0) {
      addProduct(sum, factor, low);
    }
  }

  /** Adds a multiple of one of other sums, by the product of two factors. */
  void addProductTimes(int sum, double factor, double second, Sums others, int other) {
    double product = factor * second;
    addTimes(sum, product, others, other);
    double rest = Math.fma(factor, second, -product);
    if (rest != 0) {
      addTimes(sum, rest, others, other);
    }
  }

  /** Makes a sum what another one is less a third, as exactly as both are known. */
  void repeatLess(int sum, int other, int as) {
    repeat(sum, as);
    add(as, -values[other]);
    double rest = rest(other);
    if (rest != 0) {
      add(as, -rest);
    }
  }

  void add(Sums others) {
    for (int i = 0; i < values.length; i++) {
      add(i, others, i);
    }
  }

  void clear(int sum) {
    set(sum, 0, 0);
  }

  void clear() {
    Arrays.fill(values, 0);
    Arrays.fill(rests, 0);
  }

  void write(ByteSink out) {
    for (int i = 0; i < values.length; i++) {
      out.sum(values[i], rest(i));
    }
  }

  static Sums read(ByteSource in, int length) {
    Sums sums = new Sums(length);
    for (int i = 0; i < length; i++) {
      double[] parts = new double[2];
      in.sum(parts, 0);
      sums.set(i, parts[0], parts[1]);
    }
    return sums;
  }

  double get(int sum) {
    return values[sum];
  }

  /** One sum less another, as exact as both are: what is left of nearly equal sums counts. */
  double less(int sum, int other) {
    return (values[sum] - values[other]) + (rest(sum) - rest(other));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sums that && Arrays.equals(values, that.values) && sameRests(that);
  }

  private boolean sameRests(Sums other) {
    for (int i = 0; i < values.length; i++) {
      if (rest(i) != other.rest(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
