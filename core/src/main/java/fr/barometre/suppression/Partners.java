package fr.barometre.suppression;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which atoms may be in one set with a pivot: a set of fewer collectivités than the threshold,
 * whose other atoms contribute at least what is missing to the pivot's leverage ({@link
 * ShownFigures}).
 *
 * <p>This is a knapsack: collectivités are the weights, contributions the values. Atoms of one
 * group may have the same collectivités, so that a group costs as many as its largest atom, and the
 * smaller ones come with it. The bound lets a group be taken at several costs, and so is too high
 * at times but never too low.
 *
 * <p>Example with a threshold of five: the pivot has 3 collectivités. An atom of 2 does not fit
 * beside it. Of all atoms of 1 there is room for one: the largest contribution of these is the
 * bound.
 */
final class Partners {

  /** Small atoms by group, and within a group by their collectivités. */
  private final int[] order;

  private final int[] counts;
  private final int[] groups;

  /** The most collectivités of a set. */
  private final int most;

  /** For each cost, the largest values of groups, ascending: as many as fit. */
  private final double[][] largest;

  /** For each position in the order, the contributions of the group's atoms up to it, added up. */
  private final double[] running;

  /** For each cost, the largest contribution of the groups other than the pivot's. */
  private final double[] others;

  /** For each cost of the pivot's group, the contribution of its other atoms. */
  private final double[] own;

  /** For each cost, the largest contribution of all groups together. */
  private final double[] together;

  Partners(long[] counts, int[] groups, long threshold) {
    this.counts = Arrays.stream(counts).mapToInt(Math::toIntExact).toArray();
    this.groups = groups;
    this.most = Math.toIntExact(threshold - 1);
    this.order =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer atom) -> groups[atom])
                    .thenComparingLong(atom -> counts[atom]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.running = new double[order.length];
    this.largest = new double[most + 1][];
    for (int cost = 1; cost <= most; cost++) {
      largest[cost] = new double[most / cost];
    }
    this.others = new double[most + 1];
    this.own = new double[most + 1];
    this.together = new double[most + 1];
  }

  /**
   * The atoms that may be in a set with a pivot.
   *
   * @param contributes by small atom, what it contributes at most; 0 for the pivot
   * @param missing what they have to contribute together
   * @return none if no set contributes as much
   */
  int[] of(int pivot, double[] contributes, double missing) {
    bound(pivot, contributes);
    return together[most] < missing ? new int[0] : within(pivot, contributes, missing);
  }

  private void bound(int pivot, double[] contributes) {
    for (int cost = 1; cost <= most; cost++) {
      Arrays.fill(largest[cost], 0);
    }
    Arrays.fill(own, Double.NEGATIVE_INFINITY);
    own[counts[pivot]] = 0;
    double sum = 0;
    for (int at = 0; at < order.length; at++) {
      int atom = order[at];
      sum = (at > 0 && groups[order[at - 1]] == groups[atom] ? sum : 0) + contributes[atom];
      running[at] = sum;
      if (groups[atom] == groups[pivot]) {
        own[Math.max(counts[pivot], counts[atom])] = sum;
      } else if (isLastOfCost(at)) {
        keep(largest[counts[atom]], sum);
      }
    }
    Arrays.fill(others, 0);
    for (int cost = 1; cost <= most; cost++) {
      spend(cost, largest[cost]);
    }
    for (int cost = 0; cost <= most; cost++) {
      together[cost] = Double.NEGATIVE_INFINITY;
      for (int ofOwn = counts[pivot]; ofOwn <= cost; ofOwn++) {
        together[cost] = Math.max(together[cost], own[ofOwn] + others[cost - ofOwn]);
      }
    }
  }

  /** Whether the next atom is of another group, or costs more. */
  private boolean isLastOfCost(int at) {
    return at + 1 == order.length
        || groups[order[at + 1]] != groups[order[at]]
        || counts[order[at + 1]] > counts[order[at]];
  }

  /** Lets some of the groups of one cost be in the set. */
  private void spend(int cost, double[] values) {
    if (values[values.length - 1] == 0) {
      return;
    }
    for (int all = most; all >= cost; all--) {
      double sum = 0;
      for (int n = 1; n * cost <= all; n++) {
        sum += values[values.length - n];
        others[all] = Math.max(others[all], others[all - n * cost] + sum);
      }
    }
  }

  private int[] within(int pivot, double[] contributes, double missing) {
    int[] found = new int[order.length];
    int size = 0;
    double reach = Double.NEGATIVE_INFINITY;
    for (int at = order.length - 1; at >= 0; at--) {
      int atom = order[at];
      if (at + 1 == order.length || groups[order[at + 1]] != groups[atom]) {
        reach = Double.NEGATIVE_INFINITY;
      }
      if (groups[atom] == groups[pivot]) {
        int cost = Math.max(counts[pivot], counts[atom]);
        reach = Math.max(reach, own[cost] + others[most - cost]);
      } else if (isLastOfCost(at)) {
        reach = Math.max(reach, running[at] + together[most - counts[atom]]);
      }
      if (contributes[atom] > 0 && reach >= missing) {
        found[size++] = atom;
      }
    }
    return Arrays.copyOf(found, size);
  }

  /** Puts a value among the largest ones, which are kept in ascending order. */
  private static void keep(double[] largest, double value) {
    for (int i = 0; i < largest.length && value > largest[i]; i++) {
      if (i > 0) {
        largest[i - 1] = largest[i];
      }
      largest[i] = value;
    }
  }
}
