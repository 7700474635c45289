package fr.barometre.disclosure;

import fr.barometre.disclosure.Measure.Sum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The atoms of a table as they are seen by who looks for a secret: those in the same shown sums,
 * unequal factors apart, are one cell, parted into what is inside the secret and what is not.
 */
final class Seen {

  /** Hiding the adjusted headline is a last resort, whatever the size of the parts. */
  private static final double HEADLINE = 1e9;

  /** Positions of the whole and of the secret's own breakdown among the places of a cell. */
  private static final int WHOLE = 0;

  private static final int OWN = 1;

  /** Where atoms stand in the whole and in each breakdown, and what they hold. */
  private static final class Cell {
    private final int[] places;
    private final boolean inside;
    private final @Nullable Figure[] figures;
    private final double[] costs;
    private Sum sum = Measure.NOTHING;

    /** Costs: collectivités of the figures that are still shown. */
    private Cell(int[] places, boolean inside, @Nullable Figure[] figures, double[] costs) {
      this.places = places;
      this.inside = inside;
      this.figures = figures;
      this.costs = costs;
    }
  }

  /** Which way an answer of the secret goes: up takes it from a yes outside. */
  private enum Way {
    UP,
    DOWN;

    boolean open(Sum sum) {
      return this == UP ? sum.canRise() : sum.canFall();
    }

    Way back() {
      return this == UP ? DOWN : UP;
    }
  }

  /**
   * What to hide for a secret to be open.
   *
   * @param figures figures to hide
   * @param adjusted figures whose adjusted form to hide
   * @param cost collectivités in them
   */
  record Remedy(Set<Figure> figures, Set<Figure> adjusted, double cost) {

    static final Remedy NONE = new Remedy(Set.of(), Set.of(), 0);

    Remedy {
      figures = Set.copyOf(figures);
      adjusted = Set.copyOf(adjusted);
    }

    Remedy and(Remedy other) {
      Set<Figure> both = new HashSet<>(figures);
      both.addAll(other.figures);
      Set<Figure> bothAdjusted = new HashSet<>(adjusted);
      bothAdjusted.addAll(other.adjusted);
      return new Remedy(both, bothAdjusted, cost + other.cost);
    }
  }

  private final Secret secret;
  private final Table table;
  private final List<int[]> places = new ArrayList<>();
  private final Map<Figure, Long> sizes = new HashMap<>();

  private Seen(Secret secret, Table table) {
    this.secret = secret;
    this.table = table;
    places.add(table.shownByWhole());
    breakdowns().forEach(breakdown -> places.add(table.shownBy(breakdown)));
  }

  static Seen of(Secret secret, Table table) {
    return new Seen(secret, table);
  }

  /** The secret's own, and then the others. */
  private List<List<Figure>> breakdowns() {
    List<List<Figure>> ordered = new ArrayList<>(List.of(secret.breakdown()));
    table.breakdowns().stream().filter(b -> b != secret.breakdown()).forEach(ordered::add);
    return ordered;
  }

  private List<Cell> cells() {
    List<@Nullable Figure[]> figures = new ArrayList<>();
    figures.add(new Figure[table.atoms()]);
    breakdowns().forEach(breakdown -> figures.add(table.figuresBy(breakdown)));
    Map<List<Integer>, Cell> found = new LinkedHashMap<>();
    for (int atom = 0; atom < table.atoms(); atom++) {
      int[] at = placesOf(atom);
      boolean inside = secret.atoms().get(atom);
      List<Integer> key = new ArrayList<>(at.length + 1);
      for (int place : at) {
        key.add(place);
      }
      key.add(inside ? 1 : 0);
      Cell cell = found.get(key);
      if (cell == null) {
        cell = cell(atom, at, inside, figures);
        found.put(key, cell);
      }
      cell.sum = cell.sum.plus(secret.measure().at(atom));
    }
    return List.copyOf(found.values());
  }

  private int[] placesOf(int atom) {
    int[] at = new int[places.size()];
    for (int d = 0; d < at.length; d++) {
      at[d] = places.get(d)[atom];
    }
    return at;
  }

  private Cell cell(int atom, int[] places, boolean inside, List<@Nullable Figure[]> figures) {
    @Nullable Figure[] own = new Figure[places.length];
    double[] costs = new double[places.length];
    for (int d = 0; d < places.length; d++) {
      Figure figure = figures.get(d)[atom];
      own[d] = figure;
      costs[d] = figure != null && figure.shown() ? size(figure) : 0;
    }
    return new Cell(places, inside, own, costs);
  }

  /** Whether an answer inside can be exchanged with one outside, all that is shown staying. */
  boolean open() {
    return exchangeable() || cheapest(0).isPresent();
  }

  /** Whether two atoms will do, which stand alike in all that is shown: most secrets end here. */
  private boolean exchangeable() {
    Measure measure = secret.measure();
    BitSet inside = secret.atoms();
    int home = places.get(OWN)[inside.nextSetBit(0)];
    for (int in = inside.nextSetBit(0); in >= 0; in = inside.nextSetBit(in + 1)) {
      for (Way way : Way.values()) {
        for (int out = 0; way.open(measure.at(in)) && out < table.atoms(); out++) {
          if (places.get(OWN)[out] == home
              && !inside.get(out)
              && alike(in, out)
              && way.back().open(measure.at(out))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean alike(int one, int other) {
    for (int[] of : places) {
      if (of[one] != of[other]) {
        return false;
      }
    }
    return true;
  }

  /** The cheapest way to open the secret; empty if everybody outside it answers alike. */
  Optional<Remedy> remedy() {
    return cheapest(Double.POSITIVE_INFINITY);
  }

  private Optional<Remedy> cheapest(double most) {
    List<Cell> cells = cells();
    List<Cell> outside = new ArrayList<>(cells);
    outside.removeIf(cell -> cell.inside || cell.costs[OWN] > most);
    outside.sort(Comparator.comparingDouble(cell -> cell.costs[OWN]));
    @Nullable Remedy best = null;
    double limit = most;
    for (Cell in : cells) {
      for (Way way : Way.values()) {
        if (in.inside && way.open(in.sum)) {
          for (Cell out : outside) {
            double home = cost(in, out, OWN);
            if (best == null ? home > limit : home >= limit) {
              break;
            }
            if (way.back().open(out.sum)) {
              double all = cost(in, out, limit);
              boolean alone = all > home && compensated(cells, in, out, way);
              double cost = alone ? home : all;
              if (best == null ? cost <= limit : cost < limit) {
                best = remedy(in, out, alone);
                limit = cost;
              }
            }
          }
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** What it costs that nothing shown tells two cells apart; past the limit, no more is added. */
  private static double cost(Cell in, Cell out, double limit) {
    double cost = cost(in, out, OWN);
    for (int d = 0; d < in.places.length && cost <= limit; d++) {
      cost += d == OWN ? 0 : cost(in, out, d);
    }
    return cost;
  }

  private static double cost(Cell one, Cell other, int d) {
    if (one.places[d] == other.places[d]) {
      return 0;
    }
    if (d == WHOLE) {
      return HEADLINE;
    }
    boolean same = one.figures[d] == other.figures[d] && one.figures[d] != null;
    return same ? one.costs[d] / 2 : one.costs[d] + other.costs[d];
  }

  /** Brings an answer from outside into the own hidden sum, and makes up for all other changes. */
  private Remedy remedy(Cell in, Cell out, boolean alone) {
    Remedy all = difference(in, out, OWN);
    for (int d = 0; d < in.places.length && !alone; d++) {
      all = d == OWN ? all : all.and(difference(in, out, d));
    }
    return all;
  }

  /** What to hide for two cells not to be told apart by one breakdown, or by the whole. */
  private Remedy difference(Cell one, Cell other, int d) {
    if (one.places[d] == other.places[d]) {
      return Remedy.NONE;
    }
    double cost = cost(one, other, d);
    if (d == WHOLE) {
      return new Remedy(Set.of(), Set.of(table.whole()), cost);
    }
    Figure here = one.figures[d];
    Figure there = other.figures[d];
    if (here == there && here != null) {
      return new Remedy(Set.of(), Set.of(here), cost);
    }
    Set<Figure> shown = new HashSet<>();
    for (Figure figure : Arrays.asList(here, there)) {
      if (figure != null && figure.shown()) {
        shown.add(figure);
      }
    }
    return new Remedy(shown, Set.of(), cost);
  }

  private long size(Figure figure) {
    return sizes.computeIfAbsent(figure, f -> secret.measure().over(f.atoms()).clusters());
  }

  /**
   * Whether two cells make up for what the exchange changes in the sums shown: where the first two
   * stand differently, these stand the other way round; elsewhere they stand alike. The own
   * breakdown is passed over, since the second cell is to be hidden with the first there.
   */
  private static boolean compensated(List<Cell> cells, Cell in, Cell out, Way way) {
    List<Integer> differing = new ArrayList<>();
    List<Integer> alike = new ArrayList<>();
    for (int d = 0; d < in.places.length; d++) {
      (d == OWN || in.places[d] == out.places[d] ? alike : differing).add(d);
    }
    Set<List<Integer>> returning = new HashSet<>();
    for (Cell cell : cells) {
      if (!cell.inside && way.back().open(cell.sum) && sameAt(differing, cell, in)) {
        returning.add(placesAt(alike, cell));
      }
    }
    for (Cell cell : cells) {
      if (way.open(cell.sum)
          && sameAt(differing, cell, out)
          && returning.contains(placesAt(alike, cell))) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameAt(List<Integer> dimensions, Cell one, Cell other) {
    for (int d : dimensions) {
      if (one.places[d] != other.places[d]) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> placesAt(List<Integer> dimensions, Cell cell) {
    List<Integer> at = new ArrayList<>(dimensions.size());
    for (int d : dimensions) {
      at.add(cell.places[d]);
    }
    return at;
  }
}
