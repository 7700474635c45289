package fr.barometre.tally;

import fr.barometre.answers.Answers;
import fr.barometre.answers.Clusters;
import fr.barometre.answers.CodedAnswers;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers laid out by cell, ready to be counted for one indicator after the other.
 *
 * <p>A cluster of which one response, of unit weight, bears on the indicator is a count of what it
 * says; any other is read response by response. Both come to the same moments.
 */
final class Counting {

  private static final List<Role> ROLES = CodedAnswers.ROLES;

  private final Questionnaire questionnaire;
  private final Population population;
  private final CodedAnswers answers;
  private final Clusters clusters;
  private final List<CellKey> keys = new ArrayList<>();
  private final int[] cellOf;
  private final long outside;
  private final Map<List<CollectiviteType>, boolean[]> concerned = new ConcurrentHashMap<>();

  Counting(Answers answers, Population population, List<Dimension> dimensions) {
    this.questionnaire = answers.questionnaire();
    this.population = population;
    this.answers = answers.coded();
    this.clusters = this.answers.clusters(population);
    this.cellOf = new int[clusters.size()];
    Map<CellKey, Integer> known = new HashMap<>();
    long out = 0;
    for (int c = 0; c < cellOf.length; c++) {
      CellKey key = key(c, dimensions);
      Integer cell = known.putIfAbsent(key, keys.size());
      cellOf[c] = cell == null ? keys.size() : cell;
      if (cell == null) {
        keys.add(key);
      }
      out += key.inFrame() ? 0 : clusters.responses(c);
    }
    this.outside = out;
  }

  private CellKey key(int cluster, List<Dimension> dimensions) {
    Optional<Collectivite> known = clusters.collectivite(cluster);
    return known.isPresent()
        ? Tally.key(population, dimensions, known.get())
        : Tally.key(population, dimensions, identity(cluster));
  }

  /** Responses of collectivités that the frame does not have. */
  long outside() {
    return outside;
  }

  /** Who a cluster is, for its levels: every response names the same collectivité. */
  private Respondent identity(int cluster) {
    return answers.respondent(clusters.response(cluster, 0));
  }

  private int[] responses(int cluster) {
    int[] found = new int[clusters.responses(cluster)];
    for (int i = 0; i < found.length; i++) {
      found[i] = clusters.response(cluster, i);
    }
    return found;
  }

  private boolean[] concerned(List<CollectiviteType> audience) {
    return concerned.computeIfAbsent(
        audience,
        types -> {
          boolean[] found = new boolean[cellOf.length];
          for (int c = 0; c < found.length; c++) {
            found[c] = Tally.concerned(types, population, identity(c));
          }
          return found;
        });
  }

  /** The cube of an indicator; by role too if asked. */
  IndicatorTally count(IndicatorDefinition indicator, Question question, boolean roles) {
    Reading reading = new Reading(questionnaire, indicator, question);
    CodedQuestion said = new CodedQuestion(answers, question.code(), reading);
    boolean[] asked = concerned(indicator.audience());
    Cells cells = new Cells(reading, said, roles);
    List<String> names = new ArrayList<>();
    for (int c = 0; c < cellOf.length; c++) {
      if (asked[c] && cells.add(c)) {
        names.add(clusters.name(c));
      }
    }
    return cells.tally(indicator, question, names);
  }

  /** The clusters of an indicator one by one, in the order of their names. */
  List<ClusterRow> rows(IndicatorDefinition indicator, Question question) {
    Reading reading = new Reading(questionnaire, indicator, question);
    CodedQuestion said = new CodedQuestion(answers, question.code(), reading);
    boolean[] asked = concerned(indicator.audience());
    List<ClusterRow> rows = new ArrayList<>();
    for (int c = 0; c < cellOf.length; c++) {
      int cluster = c;
      if (asked[c]) {
        reading
            .count(said, responses(c))
            .ifPresent(
                count ->
                    rows.add(
                        new ClusterRow(
                            clusters.name(cluster),
                            keys.get(cellOf[cluster]),
                            count.size(),
                            count.base(),
                            count.counts()[0])));
      }
    }
    return rows;
  }

  /** The cells of one indicator while they are counted. */
  private final class Cells {

    private final Reading reading;
    private final CodedQuestion said;
    private final List<Reading.Choice> choices;
    private final boolean roles;
    private final long[][] alone = new long[keys.size()][];
    private final Map<CellKey, CellTally> cells = new HashMap<>();
    private final Map<Role, Map<CellKey, CellTally>> byRole = new HashMap<>();

    Cells(Reading reading, CodedQuestion said, boolean roles) {
      this.reading = reading;
      this.said = said;
      this.choices = said.choices();
      this.roles = roles;
    }

    /** Adds a cluster, and says whether it is in the sample. */
    boolean add(int cluster) {
      int votes = 0;
      int vote = 0;
      for (int i = 0; i < clusters.responses(cluster); i++) {
        int response = clusters.response(cluster, i);
        if (said.votes(response)) {
          votes++;
          vote = response;
        }
      }
      if (votes == 0) {
        return false;
      }
      if (votes > 1 || !answers.isUnit(vote)) {
        return addWhole(cluster);
      }
      int cell = cellOf[cluster];
      if (alone[cell] == null) {
        alone[cell] = new long[ROLES.size() * choices.size()];
      }
      alone[cell][answers.role(vote) * choices.size() + said.code(vote)]++;
      return true;
    }

    private boolean addWhole(int cluster) {
      int[] responses = responses(cluster);
      Optional<ClusterCount> count = reading.count(said, responses);
      if (count.isEmpty()) {
        return false;
      }
      CellKey key = keys.get(cellOf[cluster]);
      into(cells, key, count.get());
      for (Role role : roles ? ROLES : List.<Role>of()) {
        reading.count(said, responses, role).ifPresent(part -> into(of(role), key, part));
      }
      return true;
    }

    private void into(Map<CellKey, CellTally> into, CellKey key, ClusterCount count) {
      into.computeIfAbsent(key, k -> new CellTally(reading.variables())).add(count);
    }

    private Map<CellKey, CellTally> of(Role role) {
      return byRole.computeIfAbsent(role, r -> new HashMap<>());
    }

    IndicatorTally tally(IndicatorDefinition indicator, Question question, List<String> names) {
      for (int cell = 0; cell < alone.length; cell++) {
        if (alone[cell] != null) {
          addCounts(keys.get(cell), alone[cell]);
        }
      }
      Map<Role, SortedMap<CellKey, CellTally>> sorted = new EnumMap<>(Role.class);
      byRole.forEach((role, part) -> sorted.put(role, new TreeMap<>(part)));
      return new IndicatorTally(indicator, question, new TreeMap<>(cells), sorted, names);
    }

    private void addCounts(CellKey key, long[] counts) {
      merge(cells, key, counts, Optional.empty());
      for (Role role : roles ? ROLES : List.<Role>of()) {
        merge(of(role), key, counts, Optional.of(role));
      }
    }

    /** What single responses of unit weight say; those of other roles are in the sample only. */
    private void merge(
        Map<CellKey, CellTally> into, CellKey key, long[] counts, Optional<Role> chosen) {
      CellTally.Counts sums = new CellTally.Counts(reading.variables());
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          if (chosen.isEmpty() || chosen.get() == ROLES.get(i / choices.size())) {
            Reading.Choice choice = choices.get(i % choices.size());
            sums.add(counts[i], choice, reading.inBase(choice.kind()));
          } else {
            sums.addOutside(counts[i]);
          }
        }
      }
      sums.tally().ifPresent(cell -> into.merge(key, cell, CellTally::merge));
    }
  }
}
