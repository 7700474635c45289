package fr.barometre.suppression;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A division of atoms into disjoint blocks, such as the sums that one breakdown publishes.
 *
 * <p>Example: block numbers {@code {0, 0, 1, NO_BLOCK, 1}} say that atoms 0 and 1 form block 0,
 * that atoms 2 and 4 form block 1, and that atom 3 is in no published sum. The blocks that a sum
 * over atoms 0, 1 and 2 {@linkplain #blocksWithin contains entirely} are block 0 alone.
 *
 * <p>Not safe for several threads: some methods use the same scratch array.
 */
final class Partition {

  /** Number for an atom in no block. */
  static final int NO_BLOCK = -1;

  private static final int[] NONE = {};

  /** For each atom, the number of its block. */
  private final int[] blockOf;

  /** For each block, its number of atoms. */
  private final int[] sizes;

  /** The blocks that have atoms, in ascending order. */
  private final int[] nonEmpty;

  /** Scratch: for each block, a number that is zero again when a method returns. */
  private final int[] marks;

  /** The atoms, block by block; null until they are asked for. */
  private int @Nullable [] atomsByBlock;

  /** For each block, where it ends in {@link #atomsByBlock}. */
  private final int[] ends;

  private final Map<Contributions, long[]> clusters = new HashMap<>();

  /**
   * A partition.
   *
   * @param blockOf for each atom the number of its block, or {@link #NO_BLOCK}
   * @param blocks one more than the highest possible number; blocks may be empty
   */
  Partition(int[] blockOf, int blocks) {
    this.blockOf = blockOf;
    this.sizes = new int[blocks];
    this.marks = new int[blocks];
    this.ends = new int[blocks];
    int found = 0;
    for (int block : blockOf) {
      if (block >= 0 && sizes[block]++ == 0) {
        found++;
      }
    }
    this.nonEmpty = new int[found];
    for (int block = blocks - 1; block >= 0; block--) {
      if (sizes[block] > 0) {
        nonEmpty[--found] = block;
      }
    }
  }

  /** For each atom, the number of its block, or {@link #NO_BLOCK}. */
  int[] blockOf() {
    return blockOf;
  }

  /** The blocks that have atoms, in ascending order. */
  int[] nonEmpty() {
    return nonEmpty;
  }

  /** Whether some of these atoms were in another block before. */
  boolean differs(Partition before, int[] atoms) {
    for (int atom : atoms) {
      if (blockOf[atom] != before.blockOf[atom]) {
        return true;
      }
    }
    return false;
  }

  /** The block of another partition that contains a block of this one; NO_BLOCK if none does. */
  int blockContaining(int block, Partition other) {
    int[] atoms = atomsByBlock();
    int end = ends[block];
    int from = end - sizes[block];
    int container = other.blockOf[atoms[from]];
    for (int i = from + 1; i < end; i++) {
      if (other.blockOf[atoms[i]] != container) {
        return NO_BLOCK;
      }
    }
    return container;
  }

  private int[] atomsByBlock() {
    int[] known = atomsByBlock;
    if (known == null) {
      int end = 0;
      for (int block : nonEmpty) {
        ends[block] = end;
        end += sizes[block];
      }
      known = new int[end];
      for (int atom = 0; atom < blockOf.length; atom++) {
        if (blockOf[atom] >= 0) {
          known[ends[blockOf[atom]]++] = atom;
        }
      }
      atomsByBlock = known;
    }
    return known;
  }

  /** For each block, the number of collectivités in an indicator's base. */
  long[] clusters(Contributions contributions) {
    return clusters.computeIfAbsent(contributions, this::count);
  }

  private long[] count(Contributions contributions) {
    long[] counts = new long[sizes.length];
    for (int atom = 0; atom < blockOf.length; atom++) {
      if (blockOf[atom] >= 0) {
        counts[blockOf[atom]] += contributions.clusters()[atom];
      }
    }
    return counts;
  }

  /** The blocks that a sum over some atoms contains entirely, in ascending order. */
  int[] blocksWithin(int[] sum) {
    int found = 0;
    for (int atom : sum) {
      int block = blockOf[atom];
      if (block >= 0 && ++marks[block] == sizes[block]) {
        found++;
      }
    }
    int[] blocks = found == 0 ? NONE : new int[found];
    for (int atom : sum) {
      int block = blockOf[atom];
      if (block >= 0) {
        if (marks[block] == sizes[block]) {
          blocks[--found] = block;
        }
        marks[block] = 0;
      }
    }
    Arrays.sort(blocks);
    return blocks;
  }

  /** The atoms of a sum that are in none of some blocks. */
  int[] subtract(int[] sum, int[] blocks) {
    for (int block : blocks) {
      marks[block] = 1;
    }
    int[] left = new int[sum.length];
    int size = 0;
    for (int atom : sum) {
      if (blockOf[atom] < 0 || marks[blockOf[atom]] == 0) {
        left[size++] = atom;
      }
    }
    for (int block : blocks) {
      marks[block] = 0;
    }
    return Arrays.copyOf(left, size);
  }
}
