package fr.barometre.cube;

import java.util.Arrays;

/**
 * A row of sums, each kept in two doubles so that the order of the terms does not show.
 *
 * <p>Error-free addition (Knuth's TwoSum, then renormalisation): about 106 significant bits. Whole
 * numbers, and weights within a factor of 2<sup>30</sup> of each other, are added without any
 * rounding, hence in any order to the same bits.
 */
public final class Sums {

  /** The sums, and after them what each lacks: whoever reads sums reads half of it. */
  private final double[] values;

  private final int length;

  public Sums(int length) {
    this(new double[2 * length]);
  }

  private Sums(double[] values) {
    this.values = values;
    this.length = values.length / 2;
  }

  public Sums copy() {
    return new Sums(values.clone());
  }

  /** Makes a sum what another one is. */
  public void repeat(int sum, int as) {
    values[as] = values[sum];
    values[length + as] = values[length + sum];
  }

  public void add(int sum, double term) {
    double high = values[sum];
    double total = high + term;
    double back = total - high;
    double error = (high - (total - back)) + (term - back) + values[length + sum];
    double rounded = total + error;
    values[sum] = rounded;
    values[length + sum] = error - (rounded - total);
  }

  /** Adds to a sum one of other sums, as exactly as it is known. */
  public void add(int sum, Sums others, int other) {
    add(sum, others.values[other]);
    double rest = others.values[others.length + other];
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
  public void addTimes(int sum, double factor, Sums others, int other) {
    double high = others.values[other];
    double low = others.values[others.length + other];
    addProduct(sum, factor, high);
    if (low != 0) {
      addProduct(sum, factor, low);
    }
  }

  /** Adds a multiple of one of other sums, by the product of two factors. */
  public void addProductTimes(int sum, double factor, double second, Sums others, int other) {
    double product = factor * second;
    addTimes(sum, product, others, other);
    double rest = Math.fma(factor, second, -product);
    if (rest != 0) {
      addTimes(sum, rest, others, other);
    }
  }

  /** Makes a sum what another one is less a third, as exactly as both are known. */
  public void repeatLess(int sum, int other, int as) {
    repeat(sum, as);
    add(as, -values[other]);
    double rest = values[length + other];
    if (rest != 0) {
      add(as, -rest);
    }
  }

  public void add(Sums others) {
    for (int i = 0; i < length; i++) {
      add(i, others, i);
    }
  }

  public void clear(int sum) {
    values[sum] = 0;
    values[length + sum] = 0;
  }

  public void clear() {
    Arrays.fill(values, 0);
  }

  public void write(ByteSink out) {
    for (int i = 0; i < length; i++) {
      out.sum(values[i], values[length + i]);
    }
  }

  public static Sums read(ByteSource in, int length) {
    Sums sums = new Sums(length);
    for (int i = 0; i < length; i++) {
      in.sum(sums.values, i, length + i);
    }
    return sums;
  }

  public double get(int sum) {
    return values[sum];
  }

  /** One sum less another, as exact as both are: what is left of nearly equal sums counts. */
  public double less(int sum, int other) {
    return (values[sum] - values[other]) + (values[length + sum] - values[length + other]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sums that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
