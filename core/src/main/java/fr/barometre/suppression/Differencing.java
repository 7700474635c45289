package fr.barometre.suppression;

import fr.barometre.api.result.SuppressionReason;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Complementary suppression against differencing: hides cells until no sum that is shown, less the
 * parts of it that one breakdown shows, leaves a sensitive remainder.
 *
 * <p>Whether a remainder is sensitive is a matter of how many collectivités there are (and of
 * dominance, if that rule is asked for). Reference: Hundepool and others, "Statistical Disclosure
 * Control", 2012, chapter 4.
 *
 * <p>Example with a threshold of five: type A (8 collectivités) and région 1 (6, all of type A) are
 * shown. Their difference is the sum over 2 collectivités, so one of the two cells must be hidden.
 * If régions are the breakdown looked at first, the smallest région within type A is hidden: région
 * 1.
 */
final class Differencing {

  private final SensitivityRules rules;
  private final LinkedTables tables;
  private final SuppressedCells suppressed;

  /** By breakdown, what it showed when it was last looked at; null before. */
  private final @Nullable Partition[] checked;

  Differencing(SensitivityRules rules, LinkedTables tables, SuppressedCells suppressed) {
    this.rules = rules;
    this.tables = tables;
    this.suppressed = suppressed;
    this.checked = new Partition[tables.size()];
  }

  /**
   * Hides cells of a breakdown until subtracting its sums from others leaves nothing sensitive.
   *
   * @return whether something was hidden
   */
  boolean hideIn(int breakdown) {
    Partition before = checked[breakdown];
    Partition now = tables.shown(breakdown);
    checked[breakdown] = now;
    return now != before && hideIn(breakdown, before, now);
  }

  /**
   * Sums are only ever taken away. So a sum needs no second look if the breakdown shows the same
   * parts of it as before.
   */
  private boolean hideIn(int breakdown, @Nullable Partition before, Partition now) {
    Partition shown = now;
    Deque<PublishedSum> left = sumsToCheck(breakdown, shown, 0);
    while (!left.isEmpty()) {
      PublishedSum sum = left.remove();
      Partition then = shown;
      boolean again = before == null || shown.differs(before, sum.atoms());
      while (again && hidePartOf(sum.atoms(), shown, breakdown)) {
        shown = tables.shown(breakdown);
      }
      if (shown != then) {
        left = sumsToCheck(breakdown, shown, sum.order() + 1);
      }
    }
    return shown != now;
  }

  /** Hides the smallest part of a sum that a breakdown shows, if the remainder is sensitive. */
  private boolean hidePartOf(int[] sum, Partition shown, int breakdown) {
    int[] parts = shown.blocksWithin(sum);
    if (parts.length == 0
        || rules.reason(tables.contributions(), shown.subtract(sum, parts)).isEmpty()) {
      return false;
    }
    List<TableCell> cells =
        Arrays.stream(parts).mapToObj(part -> tables.cellOf(breakdown, part)).toList();
    TableCell smallest = tables.smallestShown(cells).orElseThrow();
    BitSet atoms = new BitSet();
    Arrays.stream(sum).forEach(atoms::set);
    if (smallest.isWithin(atoms)) {
      suppressed.hide(smallest, SuppressionReason.REVEALING);
    } else {
      // Only one side of the cell is within the sum: without its adjusted form, sides are unknown.
      suppressed.hideAdjusted(smallest, SuppressionReason.REVEALING);
    }
    return true;
  }

  /**
   * A sum that is shown, from which others may be subtracted.
   *
   * @param order its place among all sums that may be shown
   * @param atoms its atoms
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record PublishedSum(int order, int[] atoms) {}

  /** The sums of other breakdowns, from a place on, whose remainder may be sensitive. */
  private Deque<PublishedSum> sumsToCheck(int breakdown, Partition shown, int from) {
    DifferencingScan scan = new DifferencingScan(rules, tables.contributions(), shown);
    Deque<PublishedSum> sums = new ArrayDeque<>();
    int order = 0;
    for (int other = LinkedTables.TOTAL; other < tables.size(); other++) {
      int next = order + tables.blocks(other);
      if (other != breakdown && next > from) {
        addSumsToCheck(sums, order, other, scan);
      }
      order = next;
    }
    sums.removeIf(sum -> sum.order() < from);
    return sums;
  }

  /** Adds whole cells of a breakdown, and the sides of cells whose adjusted form is shown. */
  private void addSumsToCheck(
      Deque<PublishedSum> sums, int firstOrder, int breakdown, DifferencingScan scan) {
    int[] blockOf = tables.shown(breakdown).blockOf();
    BitSet cells = scan.blocksToCheck(tables.byCell(breakdown));
    BitSet sides = scan.blocksToCheckOfFiner(tables.shown(breakdown));
    BitSet either = (BitSet) cells.clone();
    sides.stream().forEach(block -> either.set(block / tables.blocksPerCell()));
    for (int level = either.nextSetBit(0); level >= 0; level = either.nextSetBit(level + 1)) {
      TableCell cell = tables.cells(breakdown).get(level);
      int order = firstOrder + tables.blocksPerCell() * level;
      if (cell.isShown() && cells.get(level)) {
        sums.add(new PublishedSum(order, cell.atoms()));
      }
      for (int[] sum : tables.shownSums(cell)) {
        order++;
        if (sum.length < cell.atoms().length && sides.get(blockOf[sum[0]])) {
          sums.add(new PublishedSum(order, sum));
        }
      }
    }
  }
}
