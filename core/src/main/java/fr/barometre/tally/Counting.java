package fr.barometre.tally;

import static java.util.Objects.requireNonNull;

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
import fr.barometre.api.territory.Level;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers laid out by cell, ready to be counted for one indicator after the other.
 *
 * <p>A cluster of which one response, of unit weight, bears on the indicator is a count of what it
 * says; any other is read response by response. Both come to the same moments.
 */
final class Counting {

  private static final List<Role> ROLES = List.of(Role.values());

  private final Questionnaire questionnaire;
  private final Population population;
  private final CodedAnswers answers;
  private final Clusters clusters;

  /** By response, its role among all. */
  private final int[] roleOf;

  /** Sorted. */
  private final List<CellKey> keys;

  private final int[] cellOf;
  private final long outside;
  private final Map<List<CollectiviteType>, boolean[]> concerned = new ConcurrentHashMap<>();

  Counting(Answers answers, Population population, List<Dimension> dimensions) {
    this.questionnaire = answers.questionnaire();
    this.population = population;
    this.answers = answers.coded();
    this.clusters = this.answers.clusters(population);
    this.roleOf = this.answers.roles();
    this.cellOf = new int[clusters.size()];
    Map<CellKey, Integer> known = new HashMap<>();
    long out = 0;
    for (int c = 0; c < cellOf.length; c++) {
      CellKey key = key(c, dimensions);
      Integer cell = known.putIfAbsent(key, known.size());
      cellOf[c] = cell == null ? known.size() - 1 : cell;
      out += key.inFrame() ? 0 : clusters.responses(c);
    }
    this.outside = out;
    this.keys = known.keySet().stream().sorted().toList();
    int[] sorted = new int[keys.size()];
    for (int cell = 0; cell < sorted.length; cell++) {
      sorted[requireNonNull(known.get(keys.get(cell)))] = cell;
    }
    Arrays.setAll(cellOf, c -> sorted[cellOf[c]]);
  }

  private CellKey key(int cluster, List<Dimension> dimensions) {
    Optional<Collectivite> known = clusters.collectivite(cluster);
    return known.isPresent()
        ? CellKey.of(population, dimensions, known.get())
        : CellKey.of(population, dimensions, identity(cluster));
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

  private Level type(int cluster) {
    Optional<Collectivite> known = clusters.collectivite(cluster);
    return known.isPresent()
        ? population.level(Dimension.TYPE, known.get())
        : population.level(Dimension.TYPE, identity(cluster));
  }

  private boolean[] concerned(List<CollectiviteType> audience) {
    return concerned.computeIfAbsent(
        audience,
        types -> {
          boolean[] found = new boolean[cellOf.length];
          for (int c = 0; c < found.length; c++) {
            int cluster = c;
            found[c] = Tally.concerned(types, population, () -> type(cluster));
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
    private final long[][] alone = new long[keys.size()][];
    private final @Nullable CellTally[] cells = new CellTally[keys.size()];

    /** For each role, if they were asked for. */
    private final @Nullable CellTally[][] byRole;

    Cells(Reading reading, CodedQuestion said, boolean roles) {
      this.reading = reading;
      this.said = said;
      this.choices = said.choices();
      this.byRole = new CellTally[roles ? ROLES.size() : 0][keys.size()];
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
      if (votes > 1 || answers.weight(vote) != 1) {
        return addWhole(cluster);
      }
      int cell = cellOf[cluster];
      if (alone[cell] == null) {
        alone[cell] = new long[ROLES.size() * choices.size()];
      }
      alone[cell][roleOf[vote] * choices.size() + said.code(vote)]++;
      return true;
    }

    private boolean addWhole(int cluster) {
      int[] responses = responses(cluster);
      Optional<ClusterCount> count = reading.count(said, responses);
      if (count.isEmpty()) {
        return false;
      }
      int cell = cellOf[cluster];
      into(cells, cell, count.get());
      for (int role = 0; role < byRole.length; role++) {
        @Nullable CellTally[] part = byRole[role];
        reading
            .count(said, responses, ROLES.get(role))
            .ifPresent(ofRole -> into(part, cell, ofRole));
      }
      return true;
    }

    private void into(@Nullable CellTally[] into, int cell, ClusterCount count) {
      CellTally sums = into[cell];
      if (sums == null) {
        sums = new CellTally(reading.variables());
        into[cell] = sums;
      }
      sums.add(count);
    }

    IndicatorTally tally(IndicatorDefinition indicator, Question question, List<String> names) {
      for (int cell = 0; cell < alone.length; cell++) {
        if (alone[cell] != null) {
          merge(cells, cell, Optional.empty());
          for (int role = 0; role < byRole.length; role++) {
            merge(byRole[role], cell, Optional.of(ROLES.get(role)));
          }
        }
      }
      List<CellKey> filled = filled();
      Map<Role, CellMap> roles = new EnumMap<>(Role.class);
      for (int role = 0; role < byRole.length; role++) {
        roles.put(ROLES.get(role), new CellMap(filled, column(byRole[role])));
      }
      return new IndicatorTally(
          indicator, question, new CellMap(filled, column(cells)), roles, names);
    }

    /** The keys of cells with someone in them: whoever is in a cell is in it for each role. */
    private List<CellKey> filled() {
      List<CellKey> filled = new ArrayList<>();
      for (int cell = 0; cell < cells.length; cell++) {
        if (cells[cell] != null) {
          filled.add(keys.get(cell));
        }
      }
      return List.copyOf(filled);
    }

    private static List<CellTally> column(@Nullable CellTally[] cells) {
      List<CellTally> column = new ArrayList<>();
      for (CellTally cell : cells) {
        if (cell != null) {
          column.add(cell);
        }
      }
      return List.copyOf(column);
    }

    /** What single responses of unit weight say; those of other roles are in the sample only. */
    private void merge(@Nullable CellTally[] into, int cell, Optional<Role> chosen) {
      long[] counts = alone[cell];
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
      CellTally others = into[cell];
      sums.tally().ifPresent(sum -> into[cell] = others == null ? sum : others.merge(sum));
    }
  }
}
