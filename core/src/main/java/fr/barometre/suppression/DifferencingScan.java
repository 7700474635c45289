package fr.barometre.suppression;

import java.util.BitSet;
import java.util.List;

/**
 * Finds at once, among all blocks of a partition, the few that may leave a sensitive remainder when
 * the sums that a breakdown shows are subtracted from them.
 *
 * <p>Collectivités are whole numbers and can be subtracted, which is quick. Where there are other
 * rules than the threshold, every block from which something can be subtracted is returned.
 *
 * <p>Example with a threshold of five: type A has 8 collectivités, and région 1, which lies within
 * type A, has 6. Since 8 − 6 = 2 is too few, type A is returned.
 */
final class DifferencingScan {

  private final SensitivityRules rules;
  private final List<Contributions> indicators;

  /** The sums that the breakdown shows. */
  private final Partition parts;

  /** The parts that lie within a block of the partition last looked at, and this block. */
  private final int[] contained;

  private final int[] containers;

  /** How many parts these are. */
  private int size;

  /**
   * A scan.
   *
   * @param parts the sums that the breakdown shows, which are subtracted from others
   */
  DifferencingScan(SensitivityRules rules, List<Contributions> indicators, Partition parts) {
    this.rules = rules;
    this.indicators = indicators;
    this.parts = parts;
    this.contained = new int[parts.nonEmpty().length];
    this.containers = new int[contained.length];
  }

  /** The blocks that contain a part, and of which too little may be left without their parts. */
  BitSet blocksToCheck(Partition sums) {
    findContainers(parts.nonEmpty(), parts.nonEmpty().length, sums);
    return withSmallRemainder(sums);
  }

  /**
   * The same for a finer partition than the one last looked at: only parts within a block of that
   * one can lie within a block of this one.
   */
  BitSet blocksToCheckOfFiner(Partition sums) {
    findContainers(contained, size, sums);
    return withSmallRemainder(sums);
  }

  /** Works when the parts to look at are those found before: they are overwritten in order. */
  private void findContainers(int[] some, int length, Partition sums) {
    size = 0;
    for (int i = 0; i < length; i++) {
      int part = some[i];
      int container = parts.blockContaining(part, sums);
      if (container >= 0) {
        containers[size] = container;
        contained[size++] = part;
      }
    }
  }

  private BitSet withSmallRemainder(Partition sums) {
    BitSet found = new BitSet();
    if (!rules.onlyCount()) {
      for (int i = 0; i < size; i++) {
        found.set(containers[i]);
      }
      return found;
    }
    for (int m = 0; size > 0 && m < indicators.size(); m++) {
      long[] remainder = sums.clusters(indicators.get(m)).clone();
      long[] subtracted = parts.clusters(indicators.get(m));
      for (int i = 0; i < size; i++) {
        remainder[containers[i]] -= subtracted[contained[i]];
      }
      for (int i = 0; i < size; i++) {
        if (rules.tooFew(remainder[containers[i]])) {
          found.set(containers[i]);
        }
      }
    }
    return found;
  }
}
