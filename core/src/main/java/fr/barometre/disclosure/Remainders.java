package fr.barometre.disclosure;

import java.util.BitSet;
import java.util.List;

/**
 * What is left of sums without the parts of them that a breakdown shows: which may be too little,
 * found at once for all sums of a parting. Collectivités are whole numbers and can be subtracted;
 * where rules look at more than these, what is left has to be added up.
 */
final class Remainders {

  private final Disclosure rules;
  private final List<Measure> measures;
  private final Shown parts;

  /** The parts that a sum holds whole, and which sum. */
  private final int[] held;

  private final int[] holders;

  private int size;

  Remainders(Disclosure rules, List<Measure> measures, Shown parts) {
    this.rules = rules;
    this.measures = measures;
    this.parts = parts;
    this.held = new int[parts.present().length];
    this.holders = new int[held.length];
  }

  /** The sums of which a part is shown whole, and what is left may be too little. */
  BitSet suspects(Shown sums) {
    hold(parts.present(), parts.present().length, sums);
    return left(sums);
  }

  /** The same of sums that part those last looked at further: they hold no other part. */
  BitSet suspectsWithin(Shown sums) {
    hold(held, size, sums);
    return left(sums);
  }

  private BitSet left(Shown sums) {
    BitSet suspects = new BitSet();
    if (!rules.countsAlone()) {
      for (int i = 0; i < size; i++) {
        suspects.set(holders[i]);
      }
      return suspects;
    }
    for (int m = 0; size > 0 && m < measures.size(); m++) {
      long[] left = sums.clusters(measures.get(m)).clone();
      long[] taken = parts.clusters(measures.get(m));
      for (int i = 0; i < size; i++) {
        left[holders[i]] -= taken[held[i]];
      }
      for (int i = 0; i < size; i++) {
        if (0 < left[holders[i]] && left[holders[i]] < rules.fewest()) {
          suspects.set(holders[i]);
        }
      }
    }
    return suspects;
  }

  /** Looks for who holds which of some parts, which may be those held before. */
  private void hold(int[] some, int length, Shown sums) {
    size = 0;
    for (int i = 0; i < length; i++) {
      int part = some[i];
      int sum = parts.holder(part, sums);
      if (sum >= 0) {
        holders[size] = sum;
        held[size++] = part;
      }
    }
  }
}
