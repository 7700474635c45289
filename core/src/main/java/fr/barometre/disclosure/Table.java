package fr.barometre.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sums over the same atoms, meant to be shown together: the whole, and breakdowns that part it.
 *
 * <p>What is shown of them makes the system that an attacker could solve, who knows the frame and
 * in which atom each respondent is: a row for each sum shown, an unknown for each atom.
 */
final class Table {

  /** The place of atoms that no shown sum of a breakdown contains; others are above. */
  static final int HIDDEN = -1;

  private final List<Measure> measures;
  private final List<BitSet> sides;
  private final Figure whole;
  private final List<List<Figure>> breakdowns;
  private final boolean weighted;
  private final int[] sideOf;
  private final List<int[]> levelOf = new ArrayList<>();
  private final Map<Figure, List<BitSet>> parted = new HashMap<>();
  private final Map<Measure, Map<Figure, Long>> sizes = new HashMap<>();
  private @Nullable Places places;
  private int hidden;

  /**
   * A table.
   *
   * @param measures the indicators, one or more
   * @param sides the atoms inside OPSN territories, outside, and of unknown status
   * @param whole all atoms
   * @param breakdowns for each, disjoint sums that make up the whole
   */
  Table(List<Measure> measures, List<BitSet> sides, Figure whole, List<List<Figure>> breakdowns) {
    this.measures = List.copyOf(measures);
    this.sides = List.copyOf(sides);
    this.whole = whole;
    this.breakdowns = breakdowns.stream().map(List::copyOf).toList();
    this.weighted = measures.stream().anyMatch(m -> m.weights().isPresent());
    this.sideOf = new int[atoms()];
    for (int s = 0; s < sides.size(); s++) {
      int number = s + 1;
      sides.get(s).stream().forEach(atom -> sideOf[atom] = number);
    }
    this.breakdowns.forEach(breakdown -> levelOf.add(levels(breakdown)));
  }

  List<Measure> measures() {
    return measures;
  }

  List<BitSet> sides() {
    return sides;
  }

  Figure whole() {
    return whole;
  }

  List<List<Figure>> breakdowns() {
    return breakdowns;
  }

  int atoms() {
    return measures.get(0).clusters().length;
  }

  /** Whether adjusted figures come from a weighting that was asked for. */
  boolean weighted() {
    return weighted;
  }

  /** What is known of a figure, as sums of atoms: by side once its adjusted form is shown. */
  List<BitSet> pieces(Figure figure) {
    if (!figure.shown()) {
      return List.of();
    }
    return bySide(figure) ? parted.computeIfAbsent(figure, this::bySides) : List.of(figure.atoms());
  }

  private List<BitSet> bySides(Figure figure) {
    return sides.stream().filter(figure.atoms()::intersects).map(figure::within).toList();
  }

  /** Whether all atoms of a part, one at least, are in a sum. */
  static boolean contains(BitSet sum, BitSet part) {
    for (int atom = part.nextSetBit(0); atom >= 0; atom = part.nextSetBit(atom + 1)) {
      if (!sum.get(atom)) {
        return false;
      }
    }
    return !part.isEmpty();
  }

  private boolean bySide(Figure figure) {
    return figure.adjusted() && broughtToOpsn(figure);
  }

  /** The whole is always diagnosed by OPSN; its parts only without another weighting. */
  boolean broughtToOpsn(Figure figure) {
    return figure == whole || !weighted();
  }

  /** The figure of a breakdown that an atom is in; null for an atom without a level. */
  @Nullable Figure figureAt(int breakdown, int atom) {
    int level = levelOf.get(breakdown)[atom];
    return level < 0 ? null : breakdowns.get(breakdown).get(level);
  }

  /** Collectivités that a measure has in a figure. */
  long size(Figure figure, Measure measure) {
    return sizes
        .computeIfAbsent(measure, m -> new HashMap<>())
        .computeIfAbsent(figure, f -> measure.over(f.atoms()).clusters());
  }

  /** Where the atoms stand in what is shown now; figures only ever lose forms. */
  Places places() {
    int forms = whole.hiddenForms();
    for (List<Figure> breakdown : breakdowns) {
      for (Figure figure : breakdown) {
        forms += figure.hiddenForms();
      }
    }
    if (places == null || forms > hidden) {
      hidden = forms;
      places = new Places(this);
    }
    return places;
  }

  /** The position of each atom's figure in a breakdown; -1 for an atom without a level. */
  private int[] levels(List<Figure> breakdown) {
    int[] levels = new int[atoms()];
    Arrays.fill(levels, HIDDEN);
    for (int f = 0; f < breakdown.size(); f++) {
      int level = f;
      breakdown.get(f).atoms().stream().forEach(atom -> levels[atom] = level);
    }
    return levels;
  }

  /**
   * Takes from a sum the pieces that a breakdown shows of it.
   *
   * @param breakdown which breakdown
   * @param sum the sum, whose atoms in such a piece are taken away
   * @return the figures of the pieces taken
   */
  List<Figure> take(int breakdown, BitSet sum) {
    int[] levels = levelOf.get(breakdown);
    List<Figure> figures = breakdowns.get(breakdown);
    int[] inside = new int[figures.size()];
    for (int atom = sum.nextSetBit(0); atom >= 0; atom = sum.nextSetBit(atom + 1)) {
      if (levels[atom] >= 0) {
        inside[levels[atom]]++;
      }
    }
    List<Figure> taken = new ArrayList<>();
    for (int f = 0; f < inside.length; f++) {
      for (BitSet piece : inside[f] > 0 ? pieces(figures.get(f)) : List.<BitSet>of()) {
        if (piece.cardinality() <= inside[f] && contains(sum, piece)) {
          sum.andNot(piece);
          taken.add(figures.get(f));
        }
      }
    }
    return taken;
  }

  /**
   * A number for each atom, the same for those in the same sums of a breakdown that are shown,
   * factors apart; those of hidden parts have one number together.
   */
  int[] shownBy(List<Figure> breakdown) {
    int[] numbers = new int[atoms()];
    Arrays.fill(numbers, HIDDEN);
    for (int f = 0; f < breakdown.size(); f++) {
      Figure figure = breakdown.get(f);
      if (figure.shown()) {
        number(figure, (sides.size() + 1) * f, numbers);
      }
    }
    return numbers;
  }

  /** The same for the sums of the whole. */
  int[] shownByWhole() {
    int[] numbers = new int[atoms()];
    number(whole, 0, numbers);
    return numbers;
  }

  private void number(Figure figure, int first, int[] numbers) {
    boolean parted = bySide(figure);
    BitSet in = figure.atoms();
    for (int atom = in.nextSetBit(0); atom >= 0; atom = in.nextSetBit(atom + 1)) {
      numbers[atom] = first + (parted ? sideOf[atom] : 0);
    }
  }

  /** Every sum of a measure that is shown, as coefficients of the atoms. */
  List<double[]> rows(Measure measure) {
    List<double[]> rows = new ArrayList<>();
    addRows(rows, whole, measure);
    breakdowns.forEach(levels -> levels.forEach(figure -> addRows(rows, figure, measure)));
    return rows;
  }

  private void addRows(List<double[]> rows, Figure figure, Measure measure) {
    if (!figure.shown()) {
      return;
    }
    pieces(figure).forEach(piece -> rows.add(row(piece, Optional.empty())));
    if (figure.weightedReason().isEmpty() && measure.weights().isPresent()) {
      rows.add(row(figure.atoms(), measure.weights()));
    }
  }

  private double[] row(BitSet atoms, Optional<double[]> factors) {
    double[] row = new double[atoms()];
    double most =
        atoms.stream().mapToDouble(a -> factors.map(f -> f[a]).orElse(1.0)).max().orElse(0);
    if (most > 0) {
      atoms.stream().forEach(a -> row[a] = factors.map(f -> f[a]).orElse(1.0) / most);
    }
    return row;
  }
}
