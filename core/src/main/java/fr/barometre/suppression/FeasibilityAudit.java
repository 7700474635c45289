package fr.barometre.suppression;

import fr.barometre.algebra.RowReduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Audits one hidden sum under a weighting: could it be another number, by half an answer at least,
 * while every sum that is shown stays the same?
 *
 * <p>In disclosure control the values that a hidden cell can take, given all that is published, are
 * its <em>feasibility interval</em>, usually found by two linear programmes. Here row reduction
 * (Gauss-Jordan) finds some solutions of the system that change nothing shown; each is followed as
 * far as counts stay between none and all. If one of them changes the hidden sum by half an answer,
 * its interval is wide enough. If none does, the interval may be wide enough nevertheless: the
 * audit errs on the safe side, and more is then hidden. Reference: Hundepool and others,
 * "Statistical Disclosure Control", 2012, chapter 4.
 *
 * <p>Example: two sums are shown of the counts x, y and z: x + y + z, and, with weights, x + 2y +
 * 3z. Counts that change in proportion to 1, −2 and 1 leave both as they are. If x is hidden and y
 * can fall by 0.9 at most, x can rise by 0.45 only: not enough. If y can fall by 1, x can rise by
 * 0.5: enough.
 */
final class FeasibilityAudit {

  private static final double ROUNDING = 1e-9;
  private static final double HALF_AN_ANSWER = 0.5;

  private FeasibilityAudit() {}

  /**
   * An unknown of the system: the count of atoms that have the same coefficients everywhere.
   *
   * @param shown its coefficient in each sum shown
   * @param hidden its coefficient in the hidden sum
   * @param up by how much it may rise
   * @param down by how much it may fall
   */
  @SuppressWarnings("ArrayRecordComponent") // a column within the package, never compared
  record Unknown(double[] shown, double hidden, double up, double down) {

    boolean movesBothWays() {
      return up > ROUNDING && down > ROUNDING;
    }

    boolean isFixed() {
      return !(up > ROUNDING) && !(down > ROUNDING);
    }

    /** How many steps can be taken if each changes the count by this much. */
    double steps(double change) {
      double room = change > 0 ? up : down;
      return Math.abs(change) <= ROUNDING ? Double.POSITIVE_INFINITY : room / Math.abs(change);
    }
  }

  /** Whether the hidden sum is found to be uncertain by half an answer at least. */
  static boolean passes(List<Unknown> unknowns) {
    List<Unknown> ordered =
        new ArrayList<>(unknowns.stream().filter(Unknown::movesBothWays).toList());
    int pivots = ordered.size();
    if (pivots == 0) {
      return false;
    }
    unknowns.stream().filter(u -> !u.movesBothWays() && !u.isFixed()).forEach(ordered::add);
    double[][] reduced = new double[ordered.get(0).shown().length][ordered.size()];
    for (int j = 0; j < ordered.size(); j++) {
      for (int i = 0; i < reduced.length; i++) {
        reduced[i][j] = ordered.get(j).shown()[i];
      }
    }
    // A row that follows from others ends as zeros but for rounding; the tolerance keeps it from
    // being taken for a row of its own. Coefficients are 1 at most.
    RowReduction.reduce(reduced, pivots, ROUNDING);
    int[] pivotOf = pivots(reduced, pivots);
    for (int j = 0; j < ordered.size(); j++) {
      if (largestChange(ordered, reduced, pivotOf, j) >= HALF_AN_ANSWER) {
        return true;
      }
    }
    return false;
  }

  /** For each row, the unknown that it is solved for; -1 if there is none. */
  private static int[] pivots(double[][] reduced, int columns) {
    int[] pivots = new int[reduced.length];
    for (int i = 0; i < pivots.length; i++) {
      pivots[i] = -1;
      for (int j = 0; j < columns && pivots[i] < 0; j++) {
        pivots[i] = Math.abs(reduced[i][j]) > ROUNDING ? j : -1;
      }
    }
    return pivots;
  }

  /**
   * By how much the hidden sum changes if one unknown moves as far as it can, and the pivots make
   * up for it in all sums shown; zero if they cannot.
   */
  private static double largestChange(
      List<Unknown> unknowns, double[][] reduced, int[] pivots, int moved) {
    double[] step = new double[unknowns.size()];
    step[moved] = 1;
    for (int i = 0; i < pivots.length; i++) {
      double coefficient = reduced[i][moved];
      if (pivots[i] == moved || (pivots[i] < 0 && Math.abs(coefficient) > ROUNDING)) {
        return 0;
      }
      if (pivots[i] >= 0) {
        step[pivots[i]] = -coefficient / reduced[i][pivots[i]];
      }
    }
    double hidden = 0;
    double forward = Double.POSITIVE_INFINITY;
    double backward = Double.POSITIVE_INFINITY;
    for (int j = 0; j < step.length; j++) {
      hidden += step[j] * unknowns.get(j).hidden();
      forward = Math.min(forward, unknowns.get(j).steps(step[j]));
      backward = Math.min(backward, unknowns.get(j).steps(-step[j]));
    }
    return Math.abs(hidden) <= ROUNDING || !keepsShownSums(unknowns, step)
        ? 0
        : Math.abs(hidden) * Math.max(forward, backward);
  }

  /** Whether a step leaves every sum shown as it is, rounding aside. */
  private static boolean keepsShownSums(List<Unknown> unknowns, double[] step) {
    double largest = Arrays.stream(step).map(Math::abs).max().orElse(0);
    for (int i = 0; i < unknowns.get(0).shown().length; i++) {
      double change = 0;
      for (int j = 0; j < step.length; j++) {
        change += step[j] * unknowns.get(j).shown()[i];
      }
      if (Math.abs(change) > ROUNDING * largest) {
        return false;
      }
    }
    return true;
  }
}
