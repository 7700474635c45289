package fr.barometre.calibration;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.population.Population;
import fr.barometre.recoding.JoinedLevels;
import fr.barometre.recoding.LevelJoining;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The categories of a margin whose levels are joined until each has enough respondents.
 *
 * <p>A margin that crosses dimensions is joined by turns: the levels of the first one, then those
 * of the second within each level of the first that is left, and so on; so each category has enough
 * respondents, or is the only one. Levels that the caller collapsed stay together, with whatever
 * either of them was joined with.
 *
 * <p>Example, type crossed with size and at least 10 respondents: 80 communes, of which 4 have 5
 * 000 to 9 999 inhabitants and 3 have more, 6 communautés de communes and 5 métropoles. The
 * categories are communes below 5 000, communes of 5 000 and more, and intercommunalités of any
 * size.
 */
final class Categories {

  private final Map<List<String>, String> names = new HashMap<>();
  private final List<Label> joined = new ArrayList<>();

  private final Population frame;
  private final LevelJoining rules;
  private final List<Dimension> dimensions;
  private final List<Map<String, String>> collapsed;
  private final Map<List<Level>, Long> respondents;
  private final long fewest;

  /**
   * Joins levels.
   *
   * @param dimensions the dimensions that the margin crosses
   * @param collapsed by dimension, the levels that are taken as one anyway
   * @param cells crossed levels of the frame, without those left out
   * @param respondents how many collectivités answered, by crossed levels
   * @param fewest how many a category should have
   */
  Categories(
      Population frame,
      List<Dimension> dimensions,
      List<Map<String, String>> collapsed,
      Collection<List<Level>> cells,
      Map<List<Level>, Long> respondents,
      long fewest) {
    this.frame = frame;
    this.rules = LevelJoining.on(frame);
    this.dimensions = dimensions;
    this.collapsed = collapsed;
    this.respondents = respondents;
    this.fewest = fewest;
    join(0, List.copyOf(cells), List.of());
  }

  /** For each combination of levels of the frame, by their codes, the name of its category. */
  Map<List<String>, String> names() {
    return names;
  }

  /** The categories that stand for several levels. */
  List<Label> joined() {
    return joined;
  }

  /** Levels that are taken as one. */
  private record Group(Level level, Set<String> codes) {}

  private void join(int at, List<List<Level>> cells, List<Group> within) {
    if (at == dimensions.size()) {
      String name = within.stream().map(g -> g.level().code()).collect(Collectors.joining(" × "));
      cells.forEach(cell -> names.put(cell.stream().map(Level::code).toList(), name));
      return;
    }
    Map<String, Long> counts = new HashMap<>();
    Set<Level> met = new LinkedHashSet<>();
    for (List<Level> cell : cells) {
      met.add(cell.get(at));
      counts.merge(cell.get(at).code(), respondents.getOrDefault(cell, 0L), Long::sum);
    }
    for (Group group : groups(at, met, counts)) {
      List<Group> path = new ArrayList<>(within);
      path.add(group);
      List<List<Level>> inside =
          cells.stream().filter(cell -> group.codes().contains(cell.get(at).code())).toList();
      boolean everything = group.codes().size() == met.size();
      boolean saidAbove = everything && !within.isEmpty() && last(within).codes().size() > 1;
      if (group.codes().size() > 1 && !saidAbove) {
        joined.add(label(path, everything));
      }
      join(at + 1, inside, path);
    }
  }

  private static Group last(List<Group> path) {
    return path.get(path.size() - 1);
  }

  private List<Group> groups(int at, Set<Level> met, Map<String, Long> counts) {
    List<Level> levels = between(frame.levels(dimensions.get(at)), met);
    JoinedLevels found = rules.joinWithEmpty(dimensions.get(at), levels, counts, fewest);
    Set<String> codes = met.stream().map(Level::code).collect(Collectors.toSet());
    List<Group> groups = new ArrayList<>();
    for (Level level : found.levels()) {
      Set<String> members = new LinkedHashSet<>();
      found.members(level).stream().map(Level::code).filter(codes::contains).forEach(members::add);
      if (!members.isEmpty()) {
        groups.add(new Group(level, members));
      }
    }
    Map<String, Set<String>> asked = new LinkedHashMap<>();
    collapsed
        .get(at)
        .forEach((code, name) -> asked.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(code));
    for (Set<String> together : asked.values()) {
      groups = united(groups, together);
    }
    return groups;
  }

  /** The levels from the first to the last that are met, so that bands have no gap. */
  private static List<Level> between(List<Level> levels, Set<Level> met) {
    List<Integer> at = met.stream().map(levels::indexOf).sorted().toList();
    List<Level> span = levels.subList(at.get(0), at.get(at.size() - 1) + 1);
    return span.stream()
        .filter(level -> met.contains(level) || Character.isDigit(level.code().charAt(0)))
        .toList();
  }

  private static List<Group> united(List<Group> groups, Set<String> together) {
    List<Group> concerned =
        groups.stream().filter(g -> g.codes().stream().anyMatch(together::contains)).toList();
    if (concerned.size() < 2) {
      return groups;
    }
    Set<String> codes = new LinkedHashSet<>();
    concerned.forEach(group -> codes.addAll(group.codes()));
    Level level =
        new Level(
            concerned.stream().map(g -> g.level().code()).collect(Collectors.joining("+")),
            Label.of(
                concerned.stream()
                    .map(g -> g.level().label().fr())
                    .collect(Collectors.joining(", ")),
                concerned.stream()
                    .map(g -> g.level().label().en())
                    .collect(Collectors.joining(", "))));
    List<Group> united = new ArrayList<>();
    for (Group group : groups) {
      if (group.equals(concerned.get(0))) {
        united.add(new Group(level, codes));
      } else if (!concerned.contains(group)) {
        united.add(group);
      }
    }
    return united;
  }

  /** The name of a joined category: the levels that it lies in, then its own. */
  private static Label label(List<Group> path, boolean everything) {
    List<Group> above = path.subList(0, path.size() - 1);
    Level own = last(path).level();
    if (above.isEmpty()) {
      return own.label();
    }
    String fr = above.stream().map(g -> g.level().label().fr()).collect(Collectors.joining(", "));
    String en = above.stream().map(g -> g.level().label().en()).collect(Collectors.joining(", "));
    return everything
        ? Label.of(fr + " (ensemble)", en + " (all together)")
        : Label.of(fr + ", " + own.label().fr(), en + ", " + own.label().en());
  }
}
