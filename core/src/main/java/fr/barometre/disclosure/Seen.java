package fr.barometre.disclosure;

import fr.barometre.disclosure.Measure.Sum;
import java.util.ArrayList;
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
    private final int atom;
    private final int[] places;
    private final boolean inside;
    private Sum sum = Measure.NOTHING;

    private Cell(int atom, int[] places, boolean inside) {
      this.atom = atom;
      this.places = places;
      this.inside = inside;
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
  private final List<@Nullable Figure[]> figures = new ArrayList<>();
  private final List<Cell> cells;
  private final Map<Figure, Long> sizes = new HashMap<>();

  private Seen(Secret secret, Table table) {
    this.secret = secret;
    this.table = table;
    List<int[]> seen = new ArrayList<>(List.of(table.shownByWhole().numbers()));
    figures.add(new Figure[table.atoms()]);
    List<List<Figure>> breakdowns = new ArrayList<>(List.of(secret.breakdown()));
    table.breakdowns().stream().filter(b -> b != secret.breakdown()).forEach(breakdowns::add);
    for (List<Figure> breakdown : breakdowns) {
      seen.add(table.shownBy(breakdown).numbers());
      figures.add(table.figuresBy(breakdown));
    }
    this.cells = cells(seen);
  }

  static Seen of(Secret secret, Table table) {
    return new Seen(secret, table);
  }

  private List<Cell> cells(List<int[]> seen) {
    Map<List<Integer>, Cell> found = new LinkedHashMap<>();
    for (int atom = 0; atom < table.atoms(); atom++) {
      int[] at = new int[seen.size()];
      List<Integer> key = new ArrayList<>(at.length + 1);
      for (int d = 0; d < at.length; d++) {
        at[d] = seen.get(d)[atom];
        key.add(at[d]);
      }
      Cell cell = new Cell(atom, at, secret.atoms().get(atom));
      key.add(cell.inside ? 1 : 0);
      Cell known = found.putIfAbsent(key, cell);
      Cell same = known == null ? cell : known;
      same.sum = same.sum.plus(secret.measure().at(atom));
    }
    return List.copyOf(found.values());
  }

  /** Whether an answer inside can be exchanged with one outside, all that is shown staying. */
  boolean open() {
    return cheapest(0).isPresent();
  }

  /** The cheapest way to open the secret; empty if everybody outside it answers alike. */
  Optional<Remedy> remedy() {
    return cheapest(Double.POSITIVE_INFINITY);
  }

  private Optional<Remedy> cheapest(double most) {
    @Nullable Remedy best = null;
    double limit = most;
    for (Cell in : cells) {
      for (Cell out : cells) {
        if (in.inside && !out.inside) {
          for (Way way : Way.values()) {
            if (way.open(in.sum) && way.back().open(out.sum)) {
              Remedy remedy = remedy(in, out, way, limit);
              if (remedy.cost() < limit || (best == null && remedy.cost() <= limit)) {
                best = remedy;
                limit = remedy.cost();
              }
              if (limit == 0 && best != null) {
                return Optional.of(best);
              }
            }
          }
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Brings an answer from outside into the own hidden sum, and makes up for all other changes. */
  private Remedy remedy(Cell in, Cell out, Way way, double limit) {
    Remedy home = difference(in, out, OWN);
    if (home.cost() > limit) {
      return home;
    }
    Remedy all = home;
    for (int d = 0; d < in.places.length && all.cost() <= limit; d++) {
      all = d == OWN ? all : all.and(difference(in, out, d));
    }
    return all.cost() > home.cost() && compensated(in, out, way) ? home : all;
  }

  /** What to hide for two cells not to be told apart by one breakdown, or by the whole. */
  private Remedy difference(Cell one, Cell other, int d) {
    if (one.places[d] == other.places[d]) {
      return Remedy.NONE;
    }
    if (d == WHOLE) {
      return new Remedy(Set.of(), Set.of(table.whole()), HEADLINE);
    }
    Figure here = figures.get(d)[one.atom];
    Figure there = figures.get(d)[other.atom];
    if (here == there && here != null) {
      return new Remedy(Set.of(), Set.of(here), size(here) / 2.0);
    }
    Remedy remedy = Remedy.NONE;
    if (here != null && here.shown()) {
      remedy = remedy.and(new Remedy(Set.of(here), Set.of(), size(here)));
    }
    if (there != null && there.shown()) {
      remedy = remedy.and(new Remedy(Set.of(there), Set.of(), size(there)));
    }
    return remedy;
  }

  private long size(Figure figure) {
    return sizes.computeIfAbsent(figure, f -> secret.measure().over(f.atoms()).clusters());
  }

  /**
   * Whether two cells make up for what the exchange changes in the sums shown: where the first two
   * stand differently, these stand the other way round; elsewhere they stand alike. The own
   * breakdown is passed over, since the second cell is to be hidden with the first there.
   */
  private boolean compensated(Cell in, Cell out, Way way) {
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
    return dimensions.stream().map(d -> cell.places[d]).toList();
  }
}
