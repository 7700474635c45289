package fr.barometre.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Outlines of the départements of métropole, which can be put together: of several, only the
 * borders that are not between two of them are left.
 *
 * <p>Each border stands once in {@code departements.txt}, with the département on either side
 * ({@code -} is abroad or the sea), its first point and the steps from point to point, a character
 * for each coordinate. To the département on its left a border runs as it stands, to the other one
 * backwards. The outline of a set is the borders that have one side in it, joined end to end.
 */
final class Outlines {

  /** The character of a step of 0. */
  private static final char STILL = 'P';

  /** Twice the area of the smallest island or hole that is drawn: simpler borders leave slits. */
  private static final long LEAST = 14;

  /** Sets whose rings are kept: more than France has of either kind. */
  private static final int MOST_KEPT = 500;

  private static final Map<Set<String>, List<List<Point>>> KEPT = new ConcurrentHashMap<>();

  private static final List<Border> BORDERS = new ArrayList<>();
  private static final Map<String, Set<String>> REGIONS = new LinkedHashMap<>();

  static {
    String[] parts = Resource.text("departements.txt").split("\n\n", -1);
    parts[0].lines().forEach(Outlines::region);
    parts[1].lines().map(Outlines::border).forEach(BORDERS::add);
  }

  private Outlines() {}

  /** A point of the grid, 306 units wide and 292 high. */
  record Point(int x, int y) {}

  private record Border(String left, String right, List<Point> points) {
    Border backwards() {
      List<Point> reversed = new ArrayList<>(points);
      Collections.reverse(reversed);
      return new Border(right, left, reversed);
    }

    Point first() {
      return points.get(0);
    }

    Point last() {
      return points.get(points.size() - 1);
    }
  }

  private static void region(String line) {
    List<String> codes = List.of(line.split(" ", -1));
    REGIONS.put(codes.get(0), Set.copyOf(codes.subList(1, codes.size())));
  }

  private static Border border(String line) {
    String[] cells = line.split(" ", -1);
    int x = Integer.parseInt(cells[2]);
    int y = Integer.parseInt(cells[3]);
    List<Point> points = new ArrayList<>(List.of(new Point(x, y)));
    for (int i = 0; i < cells[4].length(); i += 2) {
      x += cells[4].charAt(i) - STILL;
      y += cells[4].charAt(i + 1) - STILL;
      points.add(new Point(x, y));
    }
    return new Border(cells[0], cells[1], points);
  }

  /** The départements of the régions of métropole, by code. */
  static Map<String, Set<String>> regions() {
    return REGIONS;
  }

  /** The départements that there is an outline of. */
  static Set<String> departements() {
    Set<String> all = new HashSet<>();
    REGIONS.values().forEach(all::addAll);
    return all;
  }

  /** The rings around some départements; one around a hole runs the other way. */
  static List<List<Point>> rings(Set<String> departements) {
    List<List<Point>> kept = KEPT.get(departements);
    if (kept == null) {
      kept = joined(departements);
      if (KEPT.size() < MOST_KEPT) {
        KEPT.put(Set.copyOf(departements), kept);
      }
    }
    return kept;
  }

  private static List<List<Point>> joined(Set<String> departements) {
    Map<Point, Deque<Border>> from = new HashMap<>();
    Deque<Border> left = new ArrayDeque<>();
    for (Border border : BORDERS) {
      if (departements.contains(border.left()) != departements.contains(border.right())) {
        Border one = departements.contains(border.left()) ? border : border.backwards();
        from.computeIfAbsent(one.first(), p -> new ArrayDeque<>()).add(one);
        left.add(one);
      }
    }
    List<List<Point>> rings = new ArrayList<>();
    for (Border first : left) {
      Border border = first;
      if (!from.getOrDefault(first.first(), new ArrayDeque<>()).remove(first)) {
        continue;
      }
      List<Point> ring = new ArrayList<>(first.points());
      while (!border.last().equals(first.first())) {
        border = requireNonNull(from.get(border.last())).remove();
        ring.addAll(border.points().subList(1, border.points().size()));
      }
      ring.remove(ring.size() - 1);
      rings.add(ring);
    }
    long largest = rings.stream().mapToLong(r -> Math.abs(twiceArea(r))).max().orElse(0);
    rings.removeIf(ring -> Math.abs(twiceArea(ring)) < Math.min(LEAST, largest));
    return rings;
  }

  /** Twice the area within a ring; below zero if it runs the other way. */
  static long twiceArea(List<Point> ring) {
    long area = 0;
    for (int i = 0; i < ring.size(); i++) {
      Point a = ring.get(i);
      Point b = ring.get((i + 1) % ring.size());
      area += (long) a.x() * b.y() - (long) b.x() * a.y();
    }
    return area;
  }
}
