package fr.barometre.tally;

import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The cube of one indicator: its cells, and the same cells by role of the respondent. */
public final class IndicatorTally {

  private final IndicatorDefinition indicator;
  private final Question question;
  private final SortedMap<CellKey, CellTally> cells;
  private final Map<Role, SortedMap<CellKey, CellTally>> byRole;

  /** Sorted. */
  private final List<String> clusters;

  IndicatorTally(IndicatorDefinition indicator, Question question) {
    this(indicator, question, new TreeMap<>(), new EnumMap<>(Role.class), List.of());
  }

  IndicatorTally(
      IndicatorDefinition indicator,
      Question question,
      SortedMap<CellKey, CellTally> cells,
      Map<Role, SortedMap<CellKey, CellTally>> byRole,
      List<String> clusters) {
    this.indicator = indicator;
    this.question = question;
    this.cells = cells;
    this.byRole = byRole;
    this.clusters = clusters;
  }

  /** Adds moments whose clusters have no name. */
  void add(CellKey key, CellTally cell) {
    cells.merge(key, cell, CellTally::merge);
  }

  IndicatorTally merge(IndicatorTally other) {
    List<String> all = new ArrayList<>(clusters.size() + other.clusters.size());
    int next = 0;
    for (String cluster : clusters) {
      while (next < other.clusters.size() && other.clusters.get(next).compareTo(cluster) < 0) {
        all.add(other.clusters.get(next++));
      }
      if (next < other.clusters.size() && other.clusters.get(next).equals(cluster)) {
        throw shared(cluster);
      }
      all.add(cluster);
    }
    all.addAll(other.clusters.subList(next, other.clusters.size()));
    Map<Role, SortedMap<CellKey, CellTally>> roles = new EnumMap<>(Role.class);
    byRole.forEach((role, part) -> roles.put(role, merge(part, new TreeMap<>())));
    other.byRole.forEach(
        (role, part) -> roles.merge(role, new TreeMap<>(part), IndicatorTally::merge));
    return new IndicatorTally(indicator, question, merge(cells, other.cells), roles, all);
  }

  private IllegalArgumentException shared(String cluster) {
    return new IllegalArgumentException(
        "both tallies have answers of "
            + cluster
            + " to question "
            + question.code()
            + "; a collectivité's answers to a question belong in one part: divide the answers"
            + " by collectivité, or join them with Answers.and before tallying");
  }

  private static SortedMap<CellKey, CellTally> merge(
      SortedMap<CellKey, CellTally> some, SortedMap<CellKey, CellTally> others) {
    SortedMap<CellKey, CellTally> both = new TreeMap<>(some);
    others.forEach((key, cell) -> both.merge(key, cell, CellTally::merge));
    return both;
  }

  /** Names of the clusters in the cells, sorted; none for those that were counted without. */
  List<String> clusters() {
    return clusters;
  }

  /**
   * What was tallied.
   *
   * @return the indicator
   */
  public IndicatorDefinition indicator() {
    return indicator;
  }

  /**
   * Its question, whose modalities are variables 1, 2, … of the cells.
   *
   * @return the question
   */
  public Question question() {
    return question;
  }

  /**
   * The cells with at least one cluster, sorted.
   *
   * @return an unmodifiable view
   */
  public SortedMap<CellKey, CellTally> cells() {
    return Collections.unmodifiableSortedMap(cells);
  }

  /**
   * The same cells when only responses of a role enter the base.
   *
   * @param role the role
   * @return an unmodifiable view; empty unless the tally was made with dimension ROLE
   */
  public SortedMap<CellKey, CellTally> cells(Role role) {
    return Collections.unmodifiableSortedMap(byRole.getOrDefault(role, new TreeMap<>()));
  }

  @Override
  public String toString() {
    return indicator.code() + ": " + clusters.size() + " clusters in " + cells.size() + " cells";
  }
}
