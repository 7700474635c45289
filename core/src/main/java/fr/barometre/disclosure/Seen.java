package fr.barometre.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is seen by who looks for a secret: groups of atoms that nothing shown tells apart,
 * each parted into what is inside the secret and what is not.
 */
final class Seen {

  private static final Way[] WAYS = Way.values();

  /** Which way an answer of the secret goes: up takes it from a yes outside. */
  private enum Way {
    UP(Places.RISES),
    DOWN(Places.FALLS);

    private final byte bit;

    Way(byte bit) {
      this.bit = bit;
    }

    /** Whether what a group holds allows it. */
    boolean open(byte ways) {
      return (ways & bit) != 0;
    }

    Way back() {
      return this == UP ? DOWN : UP;
    }
  }

  /**
   * What to hide for a secret to be open, in an order that is the same on every thread.
   *
   * @param figures figures to hide
   * @param adjusted figures whose adjusted form to hide
   * @param cost collectivités in them
   */
  record Remedy(List<Figure> figures, List<Figure> adjusted, double cost) {

    static final Remedy NONE = new Remedy(List.of(), List.of(), 0);

    Remedy {
      figures = List.copyOf(figures);
      adjusted = List.copyOf(adjusted);
    }

    Remedy and(Remedy other) {
      return new Remedy(
          both(figures, other.figures), both(adjusted, other.adjusted), cost + other.cost);
    }

    /** The ones, and those of the others that are not among them. */
    private static List<Figure> both(List<Figure> ones, List<Figure> others) {
      List<Figure> both = new ArrayList<>(ones);
      for (Figure other : others) {
        if (!both.contains(other)) {
          both.add(other);
        }
      }
      return both;
    }
  }

  /** Groups that exchange an answer; alone if others make up for it outside the own breakdown. */
  private record Exchange(int in, int out, boolean alone) {}

  private final Table table;
  private final Places places;

  /** Position of the secret's own breakdown. */
  private final int own;

  private final Places.Held held;

  private final Secret secret;

  /** The groups with atoms of the secret, rising, and what they hold of it, once it is found. */
  private final int[] groups;

  private final byte[] inside;

  /** What every group holds of the rest. */
  private final byte[] outside;

  private boolean found;

  /** Whether no exchange that costs nothing where the secret is has others to make up for it. */
  private boolean closed;

  private Seen(Secret secret, Table table) {
    this.secret = secret;
    this.table = table;
    this.places = table.places();
    this.own = table.positionOf(secret.breakdown());
    this.held = places.held(secret.measure());
    this.groups = places.groupsOf(secret.figure());
    this.inside = new byte[groups.length];
    this.outside = new byte[places.groups()];
  }

  /** Finds what the groups hold: few secrets need it. */
  private void find() {
    if (!found) {
      System.arraycopy(held.ways(), 0, outside, 0, outside.length);
      for (int i = 0; i < groups.length; i++) {
        Places.Parted parted = places.parted(groups[i], secret.figure(), secret.measure());
        inside[i] = parted.inside();
        outside[groups[i]] = parted.outside();
      }
      found = true;
    }
  }

  static Seen of(Secret secret, Table table) {
    return new Seen(secret, table);
  }

  /** Whether an answer inside can be exchanged with one outside, all that is shown staying. */
  boolean open() {
    boolean open = exchangeable() || cheapest(0).isPresent();
    closed = !open;
    return open;
  }

  /** Whether a group has both sides of an exchange: most secrets end here. */
  private boolean exchangeable() {
    for (int group : groups) {
      Places.Parted parted = places.parted(group, secret.figure(), secret.measure());
      for (Way way : WAYS) {
        if (way.open(parted.inside()) && way.back().open(parted.outside())) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The cheapest figures to hide for an exchange of answers, none if there is one already; empty if
   * everybody outside the secret answers alike.
   */
  Optional<Remedy> remedy() {
    return cheapest(Double.POSITIVE_INFINITY);
  }

  private Optional<Remedy> cheapest(double most) {
    find();
    int[] others = others(most);
    @Nullable Exchange best = null;
    double limit = most;
    for (int i = 0; i < groups.length; i++) {
      int in = groups[i];
      for (Way way : WAYS) {
        if (way.open(inside[i])) {
          Compensation compensation = new Compensation(in, way);
          for (int out : others) {
            double home = places.size(own, out, held); // the secret itself is hidden
            if (best == null ? home > limit : home >= limit) {
              break;
            }
            if (way.back().open(outside[out])) {
              double all = places.cost(in, out, own, home, limit, held);
              boolean alone = all > home && !(closed && home == 0) && compensation.exists(out);
              double cost = alone ? home : all;
              if (best == null ? cost <= limit : cost < limit) {
                best = new Exchange(in, out, alone);
                limit = cost;
              }
            }
          }
        }
      }
    }
    return Optional.ofNullable(best).map(this::remedy);
  }

  /** The groups with somebody outside, by what it costs to hide them where the secret is. */
  private int[] others(double most) {
    int[] home = new int[outside.length];
    int[] some = new int[outside.length];
    int size = 0;
    int dearest = 0;
    for (int group = 0; group < outside.length; group++) {
      home[group] = (int) places.size(own, group, held);
      if (home[group] <= most && (outside[group] & Places.SOMEBODY) != 0) {
        some[size++] = group;
        dearest = Math.max(dearest, home[group]);
      }
    }
    // Costs are numbers of collectivités: counted, they need not be compared.
    int[] starts = new int[dearest + 2];
    for (int i = 0; i < size; i++) {
      starts[home[some[i]] + 1]++;
    }
    for (int cost = 1; cost < starts.length; cost++) {
      starts[cost] += starts[cost - 1];
    }
    int[] others = new int[size];
    for (int i = 0; i < size; i++) {
      others[starts[home[some[i]]]++] = some[i];
    }
    return others;
  }

  /** Brings an answer from outside into the own hidden sum, and makes up for all other changes. */
  private Remedy remedy(Exchange exchange) {
    Remedy all = difference(exchange.in(), exchange.out(), own);
    for (int d = 0; d < places.positions() && !exchange.alone(); d++) {
      all = d == own ? all : all.and(difference(exchange.in(), exchange.out(), d));
    }
    return all;
  }

  /** What to hide for two groups not to be told apart by one breakdown, or by the whole. */
  private Remedy difference(int one, int other, int d) {
    if (places.alike(d, one, other)) {
      return Remedy.NONE;
    }
    double cost = places.cost(one, other, d, held);
    if (d == Table.WHOLE) {
      return new Remedy(List.of(), List.of(table.whole()), cost);
    }
    Figure here = places.figure(d, one);
    Figure there = places.figure(d, other);
    if (here == there && here != null) {
      return new Remedy(List.of(), List.of(here), cost);
    }
    List<Figure> shown = new ArrayList<>();
    for (Figure figure : Arrays.asList(here, there)) {
      if (figure != null && figure.shown()) {
        shown.add(figure);
      }
    }
    return new Remedy(shown, List.of(), cost);
  }

  /**
   * Two more answers that make up for what an exchange changes in the sums shown: where the first
   * two groups stand differently, these stand the other way round; elsewhere they stand alike. The
   * own breakdown is passed over, since the second group is to be hidden with the first there.
   */
  private final class Compensation {

    private final int in;
    private final Way way;

    /** Whether there may be any, once it was asked for. */
    private @Nullable Boolean possible;

    /** By where a second group stands differently: those who stand there as the first does. */
    private final Map<Long, int[]> backs = new HashMap<>();

    Compensation(int in, Way way) {
      this.in = in;
      this.way = way;
    }

    /**
     * Whether there may be one: at each position somebody who could answer the other way stands as
     * the first group does. Where nobody does, the second group, which could, stands differently,
     * and there is nobody to stand the other way round.
     */
    private boolean isPossible() {
      if (possible == null) {
        // Among very many breakdowns it is not looked for: more is then hidden.
        boolean all = places.positions() <= Long.SIZE;
        for (int d = 0; d < places.positions() && all; d++) {
          all = d == own || places.shared(d, in, outside, way.back().bit);
        }
        possible = all;
      }
      return possible;
    }

    boolean exists(int out) {
      if (!isPossible()) {
        return false;
      }
      long differing = places.differing(in, out) & ~(1L << own);
      for (int back : backs.computeIfAbsent(differing, this::backs)) {
        int forth = places.moved(back, out, differing);
        if (forth >= 0 && (way.open(outside[forth]) || way.open(insideOf(forth)))) {
          return true;
        }
      }
      return false;
    }

    private int[] backs(long differing) {
      int[] with = places.with(differing, in);
      int[] found = new int[with.length];
      int size = 0;
      for (int group : with) {
        if (way.back().open(outside[group]) && (places.differing(group, in) & differing) == 0) {
          found[size++] = group;
        }
      }
      return Arrays.copyOf(found, size);
    }

    private byte insideOf(int group) {
      int at = Arrays.binarySearch(groups, group);
      return at < 0 ? 0 : inside[at];
    }
  }
}
