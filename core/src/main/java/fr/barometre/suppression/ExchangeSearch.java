package fr.barometre.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an exchange of answers that protects a hidden cell: an answer inside the cell and an
 * answer outside change places, and every sum that is shown stays the same. If there is none, finds
 * which cells to hide at the least cost for there to be one.
 *
 * <p>This is complementary suppression by alternating cycles, which keep counts whole. Linear
 * programmes would be the textbook way, see Hundepool and others, "Statistical Disclosure Control",
 * 2012, chapter 4; for cycles in networks, L. H. Cox, "Network models for complementary cell
 * suppression", JASA 90 (1995), 1453–1462.
 *
 * <p>There are three ways to have an exchange, here for the hidden type A:
 *
 * <pre>
 *   within a group      A and B are both hidden, and both have answers in région 1:
 *                         (A, 1) +1   (B, 1) −1
 *
 *   with compensation   A and B are both hidden, but A is in région 1 and B in région 2, which are
 *                       shown. Two answers of type C, which is shown, make up for it:
 *                         (A, 1) +1   (B, 2) −1
 *                         (C, 1) −1   (C, 2) +1
 *
 *   by hiding more      else the cells that tell the two answers apart are hidden
 * </pre>
 *
 * <p>In a crossing whose margins are shown, what tells two answers apart are cells of the margins.
 * It may cost less to hide cells of the crossing itself, for which the margins compensate: with (A,
 * 1), the three other corners of a rectangle, (A, 2), (B, 1) and (B, 2). This is the hypercube
 * method, see the same chapter.
 *
 * <p>The search goes over groups of atoms ({@link EquivalenceClasses}), not over atoms.
 */
final class ExchangeSearch {

  private static final Direction[] DIRECTIONS = Direction.values();

  /** How the count of the hidden cell changes; the count outside changes the other way. */
  private enum Direction {
    UP(EquivalenceClasses.CAN_RISE),
    DOWN(EquivalenceClasses.CAN_FALL);

    private final byte bit;

    Direction(byte bit) {
      this.bit = bit;
    }

    /** Whether atoms with these bits can change in this direction. */
    boolean isOpenTo(byte bits) {
      return (bits & bit) != 0;
    }

    Direction opposite() {
      return this == UP ? DOWN : UP;
    }
  }

  /**
   * Two groups that exchange an answer.
   *
   * @param in group of the atoms inside the hidden cell
   * @param out group of the atoms outside
   * @param compensated whether two more answers make up for what changes in other breakdowns
   * @param others the groups of these two answers, if their cells are to be hidden too
   */
  private record Exchange(int in, int out, boolean compensated, List<Integer> others) {}

  /**
   * Two groups whose answers make up for an exchange once their cells are hidden.
   *
   * @param groups the third group and the fourth
   * @param cost collectivités in their cells, as far as these are shown
   */
  private record Corners(List<Integer> groups, double cost) {}

  private final SuppressedCell hidden;
  private final LinkedTables tables;
  private final EquivalenceClasses classes;
  private final EquivalenceClasses.ForIndicator indicator;

  /** The hidden cell's own breakdown. */
  private final int own;

  /** The groups with atoms of the hidden cell, in ascending order. */
  private final int[] groups;

  /** For each of these, the bits of its atoms in the hidden cell. */
  private final byte[] inside;

  /** For each group of all, the bits of its atoms outside the hidden cell. */
  private final byte[] outside;

  /** Whether {@link #inside} and {@link #outside} are filled in: few cells need them. */
  private boolean split;

  /** Whether it is known that no exchange that costs nothing at home can be compensated. */
  private boolean noneCompensated;

  ExchangeSearch(SuppressedCell hidden, LinkedTables tables) {
    this.hidden = hidden;
    this.tables = tables;
    this.classes = tables.classes();
    this.indicator = classes.of(hidden.indicator());
    this.own = hidden.cell().breakdown();
    this.groups = classes.groupsOf(hidden.cell());
    this.inside = new byte[groups.length];
    this.outside = new byte[classes.size()];
  }

  /** Whether an answer can be exchanged without hiding more. */
  boolean findsExchange() {
    boolean found = exchangesWithinGroup() || cheapest(0).isPresent();
    noneCompensated = !found;
    return found;
  }

  /**
   * The cells to hide at the least cost for an exchange; none of them if there is an exchange
   * already; empty if hiding cells cannot help, as where everybody outside answers alike.
   */
  Optional<ComplementaryCells> complement() {
    return cheapest(Double.POSITIVE_INFINITY).map(this::cellsToHide);
  }

  /** Whether a group has atoms inside and outside that can exchange: most searches end here. */
  private boolean exchangesWithinGroup() {
    for (int group : groups) {
      EquivalenceClasses.Split bits = classes.split(group, hidden.cell(), hidden.indicator());
      for (Direction direction : DIRECTIONS) {
        if (direction.isOpenTo(bits.inside()) && direction.opposite().isOpenTo(bits.outside())) {
          return true;
        }
      }
    }
    return false;
  }

  private Optional<Exchange> cheapest(double limit) {
    splitGroups();
    int[] partners = partners(limit);
    Cheapest cheapest = new Cheapest(limit);
    for (int i = 0; i < groups.length; i++) {
      for (Direction direction : DIRECTIONS) {
        if (direction.isOpenTo(inside[i])) {
          cheapest.consider(groups[i], direction, partners);
        }
      }
    }
    return Optional.ofNullable(cheapest.best);
  }

  private void splitGroups() {
    if (!split) {
      System.arraycopy(indicator.bits(), 0, outside, 0, outside.length);
      for (int i = 0; i < groups.length; i++) {
        EquivalenceClasses.Split bits = classes.split(groups[i], hidden.cell(), hidden.indicator());
        inside[i] = bits.inside();
        outside[groups[i]] = bits.outside();
      }
      split = true;
    }
  }

  /**
   * The groups with somebody outside the hidden cell, cheapest first: by the cost of hiding their
   * cell of the own breakdown. A counting sort, since costs are numbers of collectivités.
   */
  private int[] partners(double limit) {
    int[] cost = new int[outside.length];
    int[] some = new int[outside.length];
    int size = 0;
    int highest = 0;
    for (int group = 0; group < outside.length; group++) {
      cost[group] = (int) classes.cost(own, group, indicator);
      if (cost[group] <= limit && (outside[group] & EquivalenceClasses.OCCUPIED) != 0) {
        some[size++] = group;
        highest = Math.max(highest, cost[group]);
      }
    }
    int[] starts = new int[highest + 2];
    for (int i = 0; i < size; i++) {
      starts[cost[some[i]] + 1]++;
    }
    for (int c = 1; c < starts.length; c++) {
      starts[c] += starts[c - 1];
    }
    int[] sorted = new int[size];
    for (int i = 0; i < size; i++) {
      sorted[starts[cost[some[i]]]++] = some[i];
    }
    return sorted;
  }

  /** The first of the cheapest exchanges considered, none of which costs more than a limit. */
  private final class Cheapest {

    private double limit;
    private @Nullable Exchange best;

    Cheapest(double limit) {
      this.limit = limit;
    }

    /** Considers the exchanges of a group, in a direction, with each of its partners. */
    void consider(int in, Direction direction, int[] partners) {
      Compensation compensation = new Compensation(in, direction);
      for (int out : partners) {
        double ownCost = classes.cost(own, out, indicator); // the hidden cell costs nothing more
        if (!isCheaper(ownCost)) {
          break;
        }
        if (direction.opposite().isOpenTo(outside[out])) {
          consider(in, out, ownCost, compensation);
        }
      }
    }

    private void consider(int in, int out, double ownCost, Compensation compensation) {
      double all = classes.costToMerge(in, out, own, ownCost, limit, indicator);
      if (all > ownCost && !(noneCompensated && ownCost == 0) && compensation.exists(out)) {
        take(new Exchange(in, out, true, List.of()), ownCost);
        return;
      }
      if (all > ownCost && tables.isCrossed(own)) {
        compensation
            .corners(out, Math.min(all, limit) - ownCost)
            .ifPresent(
                corners ->
                    take(new Exchange(in, out, true, corners.groups()), ownCost + corners.cost()));
      }
      take(new Exchange(in, out, false, List.of()), all);
    }

    private void take(Exchange exchange, double cost) {
      if (isCheaper(cost)) {
        best = exchange;
        limit = cost;
      }
    }

    private boolean isCheaper(double cost) {
      return best == null ? cost <= limit : cost < limit;
    }
  }

  /** What to hide for an exchange: in the own breakdown, and where nothing compensates for it. */
  private ComplementaryCells cellsToHide(Exchange exchange) {
    ComplementaryCells all = cellsToHide(exchange.in(), exchange.out(), own);
    for (int corner : exchange.others()) {
      all = all.and(cellsToHide(exchange.in(), corner, own));
    }
    for (int d = 0; d < classes.breakdowns() && !exchange.compensated(); d++) {
      all = d == own ? all : all.and(cellsToHide(exchange.in(), exchange.out(), d));
    }
    return all;
  }

  /** What to hide so that one breakdown does not tell two groups apart. */
  private ComplementaryCells cellsToHide(int one, int other, int breakdown) {
    if (classes.inSameBlock(breakdown, one, other)) {
      return ComplementaryCells.NONE;
    }
    double cost = classes.costToMerge(one, other, breakdown, indicator);
    if (breakdown == LinkedTables.TOTAL) {
      return new ComplementaryCells(List.of(), List.of(tables.total()), cost);
    }
    TableCell here = classes.cell(breakdown, one);
    TableCell there = classes.cell(breakdown, other);
    if (here == there && here != null) {
      return new ComplementaryCells(List.of(), List.of(here), cost);
    }
    List<TableCell> shown = new ArrayList<>();
    for (TableCell cell : Arrays.asList(here, there)) {
      if (cell != null && cell.isShown()) {
        shown.add(cell);
      }
    }
    return new ComplementaryCells(shown, List.of(), cost);
  }

  /**
   * Looks for two more answers that make up for what an exchange changes in other breakdowns.
   *
   * <p>The exchange adds an answer to group {@code in} and takes one from group {@code out}. In
   * each breakdown that tells them apart, the third group, which loses an answer, must be in the
   * block of {@code in}, and the fourth, which gains one, in the block of {@code out}; in all
   * others the third and the fourth must be in the same block. The own breakdown is passed over for
   * the first two, since what tells them apart there is going to be hidden.
   */
  private final class Compensation {

    private final int in;
    private final Direction direction;

    /** Whether there may be any, for whatever partner; null until it is asked for. */
    private @Nullable Boolean possible;

    /** By the breakdowns that tell the exchanging groups apart, candidates for the third group. */
    private final Map<Long, int[]> thirds = new HashMap<>();

    Compensation(int in, Direction direction) {
      this.in = in;
      this.direction = direction;
    }

    /** Whether two answers make up for the exchange with a group. */
    boolean exists(int out) {
      if (!isPossible()) {
        return false;
      }
      long differing = classes.differing(in, out) & ~(1L << own);
      for (int third : thirds.computeIfAbsent(differing, this::thirds)) {
        int fourth = classes.combined(third, out, differing);
        if (fourth >= 0 && canTake(fourth)) {
          return true;
        }
      }
      return false;
    }

    /**
     * The two groups that make up for the exchange with a group at the least cost, once their cells
     * of the own breakdown are hidden; none that cost as much as a limit.
     */
    Optional<Corners> corners(int out, double limit) {
      if (!(limit > 0) || !isPossible()) {
        return Optional.empty();
      }
      Corners cheapest = new Corners(List.of(), limit);
      long differing = classes.differing(in, out) & ~(1L << own);
      for (int third : thirds.computeIfAbsent(differing, this::thirds)) {
        double cost = classes.cost(own, third, indicator);
        if (cost < cheapest.cost()) {
          for (int fourth : classes.combinedInAny(third, out, differing, own)) {
            double both = cost + classes.cost(own, fourth, indicator);
            if (both < cheapest.cost() && canTake(fourth)) {
              cheapest = new Corners(List.of(third, fourth), both);
            }
          }
        }
      }
      return Optional.of(cheapest).filter(corners -> !corners.groups().isEmpty());
    }

    /** Whether a group can change as the hidden cell does. */
    private boolean canTake(int fourth) {
      return direction.isOpenTo(outside[fourth]) || direction.isOpenTo(insideOf(fourth));
    }

    /**
     * A quick test for all partners at once. The third group must be in the block of {@code in}
     * wherever the exchanging groups differ; where they do not differ, {@code out} itself is in
     * that block. So in every breakdown some group of that block must be able to change.
     */
    private boolean isPossible() {
      if (possible == null) {
        // Bit masks have room for 64 breakdowns. With more, none is looked for: more is hidden.
        boolean all = classes.breakdowns() <= Long.SIZE;
        for (int d = 0; d < classes.breakdowns() && all; d++) {
          all = d == own || classes.anyInSameBlock(d, in, outside, direction.opposite().bit);
        }
        possible = all;
      }
      return possible;
    }

    private int[] thirds(long differing) {
      return Arrays.stream(classes.fewestInSameBlock(differing, in))
          .filter(group -> direction.opposite().isOpenTo(outside[group]))
          .filter(group -> (classes.differing(group, in) & differing) == 0)
          .toArray();
    }

    private byte insideOf(int group) {
      int at = Arrays.binarySearch(groups, group);
      return at < 0 ? 0 : inside[at];
    }
  }
}
