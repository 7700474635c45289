package fr.barometre.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sums over the same atoms, meant to be shown together: the whole, and breakdowns that part it.
 *
 * <p>What is shown of them makes the system that an attacker could solve, who knows the frame and
 * in which atom each respondent is: a row for each sum shown, an unknown for each atom.
 *
 * <p>A position is the whole (0) or a breakdown (from 1).
 */
final class Table {

  /** The place of atoms that no shown sum of a breakdown contains; others are above. */
  static final int HIDDEN = -1;

  /** Position of the whole. */
  static final int WHOLE = 0;

  private static final int[] NO_ATOMS = {};

  private final List<Measure> measures;
  private final List<BitSet> sides;
  private final List<List<Figure>> figures;
  private final boolean weighted;
  private final int[] sideOf;

  /** By position, all of its figures, shown or not. */
  private final List<Shown> partings;

  private final Map<Figure, List<int[]>> parted = new HashMap<>();
  private final Map<Figure, int[]> positions = new HashMap<>();

  /** By position, what it shows; null again once another form of a figure is hidden there. */
  private final @Nullable Shown[] shown;

  private @Nullable Places places;

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
    this.figures =
        Stream.concat(Stream.of(List.of(whole)), breakdowns.stream().map(List::copyOf)).toList();
    this.shown = new Shown[figures.size()];
    this.weighted = measures.stream().anyMatch(m -> m.weights().isPresent());
    this.sideOf = new int[atoms()];
    for (int s = 0; s < sides.size(); s++) {
      int number = s + 1;
      sides.get(s).stream().forEach(atom -> sideOf[atom] = number);
    }
    this.partings = figures.stream().map(this::parting).toList();
    for (int p = 0; p < figures.size(); p++) {
      int position = p;
      Runnable listener = () -> forget(position);
      for (int f = 0; f < figures(position).size(); f++) {
        positions.put(figures(position).get(f), new int[] {position, f});
        figures(position).get(f).listen(listener);
      }
    }
  }

  private void forget(int position) {
    shown[position] = null;
    places = null;
  }

  List<Measure> measures() {
    return measures;
  }

  List<BitSet> sides() {
    return sides;
  }

  Figure whole() {
    return figures(WHOLE).get(0);
  }

  /** Number of positions: the whole, and breakdowns. */
  int positions() {
    return figures.size();
  }

  List<List<Figure>> breakdowns() {
    return figures.subList(1, figures.size());
  }

  /** The whole by itself, or the figures of a breakdown. */
  List<Figure> figures(int position) {
    return figures.get(position);
  }

  /** The position of a breakdown. */
  int positionOf(List<Figure> breakdown) {
    return figures.indexOf(breakdown);
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
    return figure == whole() || !weighted();
  }

  /** The figure of a position that an atom is in; null for an atom without a level. */
  @Nullable Figure figureAt(int position, int atom) {
    int level = levelOf(position, atom);
    return level < 0 ? null : figures(position).get(level);
  }

  /** Its number among the figures; {@link #HIDDEN} for an atom without a level. */
  int levelOf(int position, int atom) {
    return parting(position).numbers()[atom];
  }

  /** The atoms as all figures of a position part them, shown or not. */
  Shown parting(int position) {
    return partings.get(position);
  }

  private Shown parting(List<Figure> all) {
    int[] levels = new int[atoms()];
    Arrays.fill(levels, HIDDEN);
    for (int f = 0; f < all.size(); f++) {
      for (int atom : all.get(f).list()) {
        levels[atom] = f;
      }
    }
    return new Shown(levels, all.size());
  }

  /** Collectivités that a measure has in a figure. */
  long size(Figure figure, Measure measure) {
    int[] place = requireNonNull(positions.get(figure));
    return parting(place[0]).clusters(measure)[place[1]];
  }

  /** Collectivités that a measure has in each figure of a position; none where it is hidden. */
  long[] shownSizes(int position, Measure measure) {
    long[] sizes = parting(position).clusters(measure).clone();
    for (int f = 0; f < sizes.length; f++) {
      sizes[f] = figures(position).get(f).shown() ? sizes[f] : 0;
    }
    return sizes;
  }

  /** One more than the highest number of a piece that a position may show. */
  int pieces(int position) {
    return forms() * figures(position).size();
  }

  /** Where the atoms stand in what is shown now. */
  Places places() {
    Places known = places;
    if (known == null) {
      known = new Places(this);
      places = known;
    }
    return known;
  }

  /**
   * What a position shows now, factors apart: atoms in the same sums have one number. The number of
   * a piece tells its figure, see {@link #figureOf}.
   */
  Shown shown(int position) {
    Shown known = shown[position];
    if (known == null) {
      known = new Shown(numbers(figures(position)), pieces(position));
      shown[position] = known;
    }
    return known;
  }

  private int[] numbers(List<Figure> levels) {
    int[] numbers = new int[atoms()];
    Arrays.fill(numbers, HIDDEN);
    for (int f = 0; f < levels.size(); f++) {
      Figure figure = levels.get(f);
      boolean parted = bySide(figure);
      for (int atom : figure.shown() ? figure.list() : NO_ATOMS) {
        numbers[atom] = forms() * f + (parted ? sideOf[atom] : 0);
      }
    }
    return numbers;
  }

  /** How many sums a figure is shown as, at most: by side, or as one. */
  int forms() {
    return sides.size() + 1;
  }

  /** The figure of a position that shows a piece. */
  Figure figureOf(int position, int piece) {
    return figures(position).get(piece / forms());
  }

  /** Every sum of a measure that is shown, as coefficients of the atoms. */
  List<double[]> rows(Measure measure) {
    List<double[]> rows = new ArrayList<>();
    figures.forEach(levels -> levels.forEach(figure -> addRows(rows, figure, measure)));
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
