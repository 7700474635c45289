package fr.barometre.disclosure;

import static java.util.Objects.requireNonNull;

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
  private final Map<Figure, List<int[]>> parted = new HashMap<>();
  private final Map<Figure, int[]> positions = new HashMap<>();
  private final Map<Measure, long[][]> sizes = new HashMap<>();
  private final @Nullable Shown[] shown;
  private final int[] hiddenThen;
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
    this.shown = new Shown[breakdowns.size()];
    this.hiddenThen = new int[breakdowns.size()];
    this.weighted = measures.stream().anyMatch(m -> m.weights().isPresent());
    this.sideOf = new int[atoms()];
    for (int s = 0; s < sides.size(); s++) {
      int number = s + 1;
      sides.get(s).stream().forEach(atom -> sideOf[atom] = number);
    }
    for (int b = 0; b < this.breakdowns.size(); b++) {
      List<Figure> breakdown = this.breakdowns.get(b);
      levelOf.add(levels(breakdown));
      for (int f = 0; f < breakdown.size(); f++) {
        positions.put(breakdown.get(f), new int[] {b, f});
      }
    }
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
  List<int[]> pieces(Figure figure) {
    if (!figure.shown()) {
      return List.of();
    }
    return bySide(figure) ? parted.computeIfAbsent(figure, this::bySides) : List.of(figure.list());
  }

  private List<int[]> bySides(Figure figure) {
    return sides.stream().map(figure::within).filter(piece -> piece.length > 0).toList();
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
    int level = levelOf(breakdown, atom);
    return level < 0 ? null : breakdowns.get(breakdown).get(level);
  }

  /** Its position in the breakdown; {@link #HIDDEN} for an atom without a level. */
  int levelOf(int breakdown, int atom) {
    return levels(breakdown)[atom];
  }

  /** By atom, the position of its figure in a breakdown; {@link #HIDDEN} without a level. */
  int[] levels(int breakdown) {
    return levelOf.get(breakdown);
  }

  /** Collectivités that a measure has in a figure of a breakdown. */
  long size(Figure figure, Measure measure) {
    int[] position = requireNonNull(positions.get(figure));
    return sizes(measure)[position[0]][position[1]];
  }

  /** Collectivités that a measure has in each figure of a breakdown; none where it is hidden. */
  long[] shownSizes(int breakdown, Measure measure) {
    long[] shown = sizes(measure)[breakdown].clone();
    for (int f = 0; f < shown.length; f++) {
      shown[f] = breakdowns.get(breakdown).get(f).shown() ? shown[f] : 0;
    }
    return shown;
  }

  private long[][] sizes(Measure measure) {
    return sizes.computeIfAbsent(measure, this::countBreakdowns);
  }

  private long[][] countBreakdowns(Measure measure) {
    long[][] counts = new long[breakdowns.size()][];
    for (int b = 0; b < counts.length; b++) {
      counts[b] = new long[breakdowns.get(b).size()];
      for (int atom = 0; atom < atoms(); atom++) {
        if (levelOf(b, atom) >= 0) {
          counts[b][levelOf(b, atom)] += measure.clusters()[atom];
        }
      }
    }
    return counts;
  }

  /** Where the atoms stand in what is shown now; figures only ever lose forms. */
  Places places() {
    int forms = whole.hiddenForms();
    for (int b = 0; b < breakdowns.size(); b++) {
      forms += hiddenForms(b);
    }
    if (places == null || forms > hidden) {
      hidden = forms;
      places = new Places(this);
    }
    return places;
  }

  /** How many forms of a breakdown's figures are hidden. */
  int hiddenForms(int breakdown) {
    int forms = 0;
    for (Figure figure : breakdowns.get(breakdown)) {
      forms += figure.hiddenForms();
    }
    return forms;
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
   * What a breakdown shows, factors apart: atoms in the same sums have one number. The number of a
   * piece tells its figure, see {@link #figureOf}.
   */
  Shown shown(int breakdown) {
    int forms = hiddenForms(breakdown);
    Shown known = shown[breakdown];
    if (known == null || forms > hiddenThen[breakdown]) {
      hiddenThen[breakdown] = forms;
      known = new Shown(numbers(breakdowns.get(breakdown)));
      shown[breakdown] = known;
    }
    return known;
  }

  private int[] numbers(List<Figure> breakdown) {
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

  /** The figure of a breakdown that shows a piece. */
  Figure figureOf(int breakdown, int piece) {
    return breakdowns.get(breakdown).get(piece / (sides.size() + 1));
  }

  /** What the whole shows. */
  int[] shownByWhole() {
    int[] numbers = new int[atoms()];
    number(whole, 0, numbers);
    return numbers;
  }

  private void number(Figure figure, int first, int[] numbers) {
    boolean parted = bySide(figure);
    for (int atom : figure.list()) {
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
      rows.add(row(figure.list(), measure.weights()));
    }
  }

  private double[] row(int[] atoms, Optional<double[]> factors) {
    double[] row = new double[atoms()];
    double most = 0;
    for (int atom : atoms) {
      row[atom] = factors.map(f -> f[atom]).orElse(1.0);
      most = Math.max(most, row[atom]);
    }
    for (int atom = 0; most > 0 && atom < row.length; atom++) {
      row[atom] /= most;
    }
    return row;
  }
}
