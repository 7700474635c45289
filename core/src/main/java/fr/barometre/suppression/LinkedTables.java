package fr.barometre.suppression;

import fr.barometre.suppression.TableCell.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Linked tables: several breakdowns of the same total, published together.
 *
 * <p>They are protected together, since an attacker combines them. What is published is a system of
 * linear equations with one unknown for each atom, its count, and one equation for each sum that is
 * shown. Reference: Hundepool and others, "Statistical Disclosure Control", 2012, chapter 4.
 *
 * <p>Example with two types and two régions, hence four atoms, of counts a, b, c and d:
 *
 * <pre>
 *              région 1   région 2                         equations
 *   communes      a          b        total                a + b + c + d
 *   EPCI          c          d        communes, EPCI       a + b,  c + d
 *                                     région 1, région 2   a + c,  b + d
 * </pre>
 *
 * <p>If the OPSN-adjusted form of a cell is shown beside the observed one, the attacker also knows
 * the sums over its atoms inside OPSN territories, outside, and of unknown status. So a cell is
 * published as one sum or as up to three: the blocks of the breakdown's {@link Partition}.
 *
 * <p>Breakdowns have numbers from 1 on; number 0 stands for the total, as if it were a breakdown
 * with a single level. Crossings, whose cells are combinations of levels, come last: the body of
 * the example above would be one.
 */
final class LinkedTables {

  /** Number of the total among the breakdowns. */
  static final int TOTAL = 0;

  private static final int[] NO_ATOMS = {};

  private final List<Contributions> contributions;

  /** The atoms inside OPSN territories, outside, and of unknown status. */
  private final List<BitSet> sides;

  /** For each atom, one more than the number of its side; zero if it has none. */
  private final int[] sideOf;

  private final boolean weighted;

  /** Number of the first crossing among the breakdowns. */
  private final int firstCrossing;

  /** By breakdown, its cells. */
  private final List<List<TableCell>> cells;

  /** By breakdown, the atoms by cell, whether the cell is shown or not. */
  private final List<Partition> byCell;

  private final Map<TableCell, List<int[]>> sumsBySide = new HashMap<>();

  /** By breakdown, the sums shown now; null after a form of one of its cells was hidden. */
  private final @Nullable Partition[] shown;

  /** The classes of atoms now; null after a form of any cell was hidden. */
  private @Nullable EquivalenceClasses classes;

  /**
   * Linked tables of which everything is shown.
   *
   * @param contributions what atoms contribute to each indicator; one or more
   * @param sides the atoms inside OPSN territories, outside, and of unknown status
   * @param total the atoms of the total
   * @param breakdowns for each breakdown, the atoms of each level; levels are disjoint
   * @param plain how many breakdowns are by one dimension; they come before the crossings
   */
  LinkedTables(
      List<Contributions> contributions,
      List<BitSet> sides,
      BitSet total,
      List<List<BitSet>> breakdowns,
      int plain) {
    this.firstCrossing = 1 + plain;
    this.contributions = List.copyOf(contributions);
    this.sides = List.copyOf(sides);
    this.weighted = contributions.stream().anyMatch(c -> c.weights().isPresent());
    this.sideOf = new int[atoms()];
    for (int s = 0; s < sides.size(); s++) {
      int number = s + 1;
      sides.get(s).stream().forEach(atom -> sideOf[atom] = number);
    }
    List<List<BitSet>> levels =
        Stream.concat(Stream.of(List.of(total)), breakdowns.stream()).toList();
    this.shown = new Partition[levels.size()];
    List<List<TableCell>> made = new ArrayList<>();
    levels.forEach(atoms -> made.add(newCells(made.size(), atoms)));
    this.cells = List.copyOf(made);
    this.byCell = cells.stream().map(this::partition).toList();
  }

  private List<TableCell> newCells(int breakdown, List<BitSet> levels) {
    Runnable onHidden = () -> forget(breakdown);
    List<TableCell> made = new ArrayList<>();
    levels.forEach(atoms -> made.add(new TableCell(breakdown, made.size(), atoms, onHidden)));
    return List.copyOf(made);
  }

  private void forget(int breakdown) {
    shown[breakdown] = null;
    classes = null;
  }

  private Partition partition(List<TableCell> all) {
    int[] levels = new int[atoms()];
    Arrays.fill(levels, Partition.NO_BLOCK);
    for (TableCell cell : all) {
      for (int atom : cell.atoms()) {
        levels[atom] = cell.level();
      }
    }
    return new Partition(levels, all.size());
  }

  List<Contributions> contributions() {
    return contributions;
  }

  /** The atoms inside OPSN territories, outside, and of unknown status. */
  List<BitSet> sides() {
    return sides;
  }

  /** Number of atoms. */
  int atoms() {
    return contributions.get(0).clusters().length;
  }

  /** Number of breakdowns, the total included. */
  int size() {
    return cells.size();
  }

  TableCell total() {
    return cells.get(TOTAL).get(0);
  }

  /** The cells of a breakdown by level. */
  List<TableCell> cells(int breakdown) {
    return cells.get(breakdown);
  }

  /** The cells of every breakdown, without the total. */
  List<List<TableCell>> breakdowns() {
    return cells.subList(1, cells.size());
  }

  /** Whether a breakdown crosses several dimensions. */
  boolean isCrossed(int breakdown) {
    return breakdown >= firstCrossing;
  }

  /** Whether adjusted figures come from a weighting that was asked for. */
  boolean isWeighted() {
    return weighted;
  }

  /**
   * Whether a cell has a form adjusted to the frame's OPSN share: the total always has, for the
   * OPSN diagnosis; other cells only if no weighting was asked for.
   */
  boolean hasOpsnForm(TableCell cell) {
    return cell == total() || !weighted;
  }

  /** The sums over atoms that are known of a cell: one for each side once both forms are shown. */
  List<int[]> shownSums(TableCell cell) {
    if (!cell.isShown()) {
      return List.of();
    }
    return isSplitBySide(cell)
        ? sumsBySide.computeIfAbsent(cell, this::bySide)
        : List.of(cell.atoms());
  }

  private List<int[]> bySide(TableCell cell) {
    return sides.stream().map(cell::atomsIn).filter(sum -> sum.length > 0).toList();
  }

  private boolean isSplitBySide(TableCell cell) {
    return cell.shows(Form.OPSN_ADJUSTED) && hasOpsnForm(cell);
  }

  /** The atoms of a breakdown by cell, whether the cell is shown or not. */
  Partition byCell(int breakdown) {
    return byCell.get(breakdown);
  }

  /** The level of a breakdown that an atom has; {@link Partition#NO_BLOCK} if it has none. */
  int levelOf(int breakdown, int atom) {
    return byCell(breakdown).blockOf()[atom];
  }

  /** The cell of a breakdown that an atom is in; null for an atom without a level. */
  @Nullable TableCell cellAt(int breakdown, int atom) {
    int level = levelOf(breakdown, atom);
    return level < 0 ? null : cells(breakdown).get(level);
  }

  /**
   * The sums that a breakdown shows now, those under a weighting apart. {@link #cellOf} tells which
   * cell a block belongs to.
   */
  Partition shown(int breakdown) {
    Partition known = shown[breakdown];
    if (known == null) {
      known = new Partition(shownBlocks(cells(breakdown)), blocks(breakdown));
      shown[breakdown] = known;
    }
    return known;
  }

  private int[] shownBlocks(List<TableCell> all) {
    int[] blocks = new int[atoms()];
    Arrays.fill(blocks, Partition.NO_BLOCK);
    for (TableCell cell : all) {
      boolean split = isSplitBySide(cell);
      for (int atom : cell.isShown() ? cell.atoms() : NO_ATOMS) {
        blocks[atom] = blocksPerCell() * cell.level() + (split ? sideOf[atom] : 0);
      }
    }
    return blocks;
  }

  /** Number of blocks reserved for each cell: one for the whole cell, and one for each side. */
  int blocksPerCell() {
    return sides.size() + 1;
  }

  /** One more than the highest block number of what a breakdown shows. */
  int blocks(int breakdown) {
    return blocksPerCell() * cells(breakdown).size();
  }

  /** The cell that a block of {@link #shown} belongs to. */
  TableCell cellOf(int breakdown, int block) {
    return cells(breakdown).get(block / blocksPerCell());
  }

  /** The atoms by the sums shown now that they belong to. */
  EquivalenceClasses classes() {
    EquivalenceClasses known = classes;
    if (known == null) {
      known = new EquivalenceClasses(this);
      classes = known;
    }
    return known;
  }

  /** Number of collectivités of a cell, for the indicator that has most. */
  long clusters(TableCell cell) {
    long most = 0;
    for (Contributions indicator : contributions) {
      most = Math.max(most, byCell(cell.breakdown()).clusters(indicator)[cell.level()]);
    }
    return most;
  }

  /** For each cell of a breakdown, its number of collectivités; zero once it is hidden. */
  long[] shownClusters(int breakdown, Contributions indicator) {
    long[] clusters = byCell(breakdown).clusters(indicator).clone();
    for (TableCell cell : cells(breakdown)) {
      clusters[cell.level()] = cell.isShown() ? clusters[cell.level()] : 0;
    }
    return clusters;
  }

  /** The first of the smallest cells that are shown and have somebody in them. */
  Optional<TableCell> smallestShown(List<TableCell> some) {
    return some.stream()
        .filter(cell -> cell.isShown() && clusters(cell) > 0)
        .min(Comparator.comparingLong(this::clusters));
  }

  /**
   * The equations of an attacker who also knows the sums under the weighting: for each sum that is
   * shown, the coefficients of all atoms, of which the largest is 1.
   */
  List<double[]> equations(Contributions indicator) {
    List<double[]> equations = new ArrayList<>();
    for (List<TableCell> breakdown : cells) {
      for (TableCell cell : breakdown) {
        shownSums(cell).forEach(sum -> equations.add(equation(sum, Optional.empty())));
        if (cell.isShown() && cell.shows(Form.WEIGHTED) && indicator.weights().isPresent()) {
          equations.add(equation(cell.atoms(), indicator.weights()));
        }
      }
    }
    return equations;
  }

  private double[] equation(int[] sum, Optional<double[]> factors) {
    double[] coefficients = new double[atoms()];
    double largest = 0;
    for (int atom : sum) {
      coefficients[atom] = factors.map(f -> f[atom]).orElse(1.0);
      largest = Math.max(largest, coefficients[atom]);
    }
    for (int atom = 0; largest > 0 && atom < coefficients.length; atom++) {
      coefficients[atom] /= largest;
    }
    return coefficients;
  }
}
