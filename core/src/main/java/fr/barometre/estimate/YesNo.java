package fr.barometre.estimate;

import java.util.Arrays;
import java.util.BitSet;

/**
 * For each unit of a sample yes, no, or that nobody knows: a logical variable with missing values.
 *
 * <p>A unit whose answer is missing counts neither as yes nor as no: designs leave it out of the
 * base, and tell how many they left out. Immutable.
 */
public final class YesNo {

  private final int units;
  private final BitSet yes;
  private final BitSet known;

  private YesNo(int units, BitSet yes, BitSet known) {
    this.units = units;
    this.yes = yes;
    this.known = known;
  }

  /**
   * Answers none of which is missing.
   *
   * @param yes one truth a unit
   * @return the variable
   */
  public static YesNo of(boolean... yes) {
    boolean[] known = new boolean[yes.length];
    Arrays.fill(known, true);
    return of(yes, known);
  }

  /**
   * Answers some of which are missing.
   *
   * @param yes one truth a unit; that of a unit without an answer does not matter
   * @param known whether each unit has an answer
   * @return the variable
   * @throws IllegalArgumentException if the two have other lengths
   */
  public static YesNo of(boolean[] yes, boolean[] known) {
    if (yes.length != known.length) {
      throw new IllegalArgumentException(
          yes.length + " answers and " + known.length + " known or not; expected one each a unit");
    }
    BitSet answered = new BitSet();
    BitSet agreed = new BitSet();
    for (int i = 0; i < yes.length; i++) {
      answered.set(i, known[i]);
      agreed.set(i, known[i] && yes[i]);
    }
    return new YesNo(yes.length, agreed, answered);
  }

  /**
   * Number of units.
   *
   * @return zero or more
   */
  public int units() {
    return units;
  }

  /**
   * Whether a unit said yes.
   *
   * @param unit from 0
   * @return false for no and for a missing answer
   */
  public boolean isYes(int unit) {
    return yes.get(unit);
  }

  /**
   * Whether a unit has an answer.
   *
   * @param unit from 0
   * @return false if it is missing
   */
  public boolean isKnown(int unit) {
    return known.get(unit);
  }

  /**
   * Number of units without an answer.
   *
   * @return zero or more
   */
  public int missing() {
    return units - known.cardinality();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof YesNo that
        && units == that.units
        && yes.equals(that.yes)
        && known.equals(that.known);
  }

  @Override
  public int hashCode() {
    return 31 * yes.hashCode() + known.hashCode();
  }

  @Override
  public String toString() {
    int agreed = yes.cardinality();
    return agreed + " yes, " + (units - missing() - agreed) + " no, " + missing() + " missing";
  }
}
