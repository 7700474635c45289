package fr.barometre.tally;

import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The cube of one indicator: its cells, and the same cells by role of the respondent. */
public final class IndicatorTally {

  private final IndicatorDefinition indicator;
  private final Question question;
  private final CellMap cells;
  private final Map<Role, CellMap> byRole;

  private final ClusterNames clusters;

  IndicatorTally(
      IndicatorDefinition indicator,
      Question question,
      CellMap cells,
      Map<Role, CellMap> byRole,
      ClusterNames clusters) {
    this.indicator = indicator;
    this.question = question;
    this.cells = cells;
    this.byRole = byRole;
    this.clusters = clusters;
  }

  IndicatorTally merge(IndicatorTally other) {
    ClusterNames all = clusters.with(other.clusters, this::shared);
    Map<Role, CellMap> roles = new EnumMap<>(Role.class);
    roles.putAll(byRole);
    other.byRole.forEach((role, part) -> roles.merge(role, part, CellMap::merge));
    return new IndicatorTally(indicator, question, cells.merge(other.cells), roles, all);
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

  /** Names of the clusters in the cells, sorted; none for those that were counted without. */
  List<String> clusters() {
    return clusters.sorted();
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
   * @return an unmodifiable map, in the order of the keys
   */
  public Map<CellKey, CellTally> cells() {
    return cells;
  }

  /**
   * The same cells when only responses of a role enter the base.
   *
   * @param role the role
   * @return an unmodifiable map; empty unless the tally was made with dimension ROLE
   */
  public Map<CellKey, CellTally> cells(Role role) {
    return byRole.getOrDefault(role, CellMap.NONE);
  }

  /**
   * The keys of the cells, as a column.
   *
   * @return the keys of {@link #cells()}
   */
  public List<CellKey> keys() {
    return index().keys();
  }

  /**
   * The keys of the cells, and where their levels are.
   *
   * @return the index of {@link #keys()}
   */
  public CellIndex index() {
    return cells.index();
  }

  /**
   * The cells as a column, beside {@link #keys()}.
   *
   * @return the values of {@link #cells()}
   */
  public List<CellTally> column() {
    return cells.tallies();
  }

  /**
   * The cells of a role as a column, beside {@link #keys()}.
   *
   * @param role the role
   * @return the values of {@link #cells(Role)}
   */
  public List<CellTally> column(Role role) {
    return byRole.getOrDefault(role, CellMap.NONE).tallies();
  }

  @Override
  public String toString() {
    return indicator.code() + ": " + clusters.size() + " clusters in " + cells.size() + " cells";
  }
}
