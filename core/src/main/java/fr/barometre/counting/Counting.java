package fr.barometre.counting;

import static java.util.Objects.requireNonNull;

import fr.barometre.answers.Answers;
import fr.barometre.answers.Clusters;
import fr.barometre.answers.CodedAnswers;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.CellIndex;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.CellMap;
import fr.barometre.cube.CellTally;
import fr.barometre.cube.ClusterCount;
import fr.barometre.cube.ClusterNames;
import fr.barometre.cube.CommonTally;
import fr.barometre.cube.Cube;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.cube.Origin;
import fr.barometre.cube.Reading;
import fr.barometre.parallel.Tasks;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers laid out by cell, ready to be counted for one indicator after the other.
 *
 * <p>Clusters of which one response bears on the indicator are added up by what they say, others
 * one by one. Both come to the same moments.
 */
public final class Counting {

  private static final List<Role> ROLES = List.of(Role.values());

  private final Questionnaire questionnaire;
  private final CodedAnswers answers;
  private final CellLayout layout;
  private final Clusters clusters;

  /** By cluster, its kind in the layout. */
  private final int[] kindOf;

  /** By response, its role among all. */
  private final int[] roleOf;

  /** The responses that are counted; all if none were chosen. */
  private final Optional<BitSet> selected;

  private volatile int @Nullable [] seniority;

  public Counting(Answers answers, Population population, List<Dimension> dimensions) {
    this.questionnaire = answers.questionnaire();
    this.answers = answers.coded();
    this.selected = answers.selection();
    this.layout = CellLayout.of(answers, population, dimensions);
    this.clusters = layout.clusters();
    this.kindOf = layout.kinds();
    this.roleOf = this.answers.roles();
  }

  /** The cube of answers, whatever they are. */
  public static Cube cube(
      Answers answers,
      Population population,
      List<Dimension> dimensions,
      boolean roles,
      Collection<IndicatorDefinition> indicators,
      Executor executor) {
    Questionnaire questionnaire = answers.questionnaire();
    Counting counting = new Counting(answers, population, dimensions);
    Map<IndicatorDefinition, Supplier<IndicatorTally>> pieces = new LinkedHashMap<>();
    for (IndicatorDefinition indicator : indicators) {
      Question question = Asked.question(questionnaire, indicator);
      pieces.put(indicator, () -> counting.count(indicator, question, roles));
    }
    Map<IndicatorDefinition, IndicatorTally> tallies = Tasks.run(pieces, executor);
    List<Dimension> all = new ArrayList<>(dimensions);
    if (roles) {
      all.add(Dimension.ROLE);
    }
    return Cube.of(
        questionnaire,
        population,
        List.copyOf(all),
        tallies,
        counting.outside(),
        Origin.of(answers));
  }

  /** Selected responses of collectivités that the frame does not have. */
  private long outside() {
    return selected.map(layout::outside).orElseGet(layout::outside);
  }

  /** The cube of an indicator; by role too if asked. */
  public IndicatorTally count(IndicatorDefinition indicator, Question question, boolean roles) {
    Reading reading = new Reading(questionnaire, indicator, question);
    CodedQuestion said = said(question, reading);
    boolean[] concerned = layout.concerned(indicator.audience());
    Cells all = new Cells(reading, said, roles);
    BitSet sampled = all.add(concerned);
    IndicatorTally.Cells together = all.cells();
    ClusterNames names = ClusterNames.of(clusters, sampled);
    return reading
        .onlyWave()
        .map(wave -> IndicatorTally.of(indicator, question, wave, together, names))
        .orElseGet(
            () -> {
              Waves waves = new Waves(reading, said, concerned, sampled);
              return new IndicatorTally(
                  indicator,
                  question,
                  together,
                  waves.cells(roles, together),
                  waves.common(),
                  names);
            });
  }

  /** What the selected responses say to a question. */
  private CodedQuestion said(Question question, Reading reading) {
    CodedQuestion all = new CodedQuestion(answers, question.code(), reading);
    return selected.map(all::among).orElse(all);
  }

  /**
   * The cells of a question that several waves ask, wave by wave, and the clusters that answered in
   * two of them.
   */
  private final class Waves {

    private final Reading reading;
    private final boolean[] concerned;
    private final BitSet sampled;

    /** What responses of each wave say, by its code. */
    private final SortedMap<String, CodedQuestion> said = new TreeMap<>();

    Waves(Reading reading, CodedQuestion all, boolean[] concerned, BitSet sampled) {
      this.reading = reading;
      this.concerned = concerned;
      this.sampled = sampled;
      List<String> codes = answers.waves();
      int[] waveOf = answers.waveOf();
      BitSet[] responses = new BitSet[codes.size()];
      for (int r = 0; r < waveOf.length; r++) {
        if (all.votes(r)) {
          BitSet known = responses[waveOf[r]];
          if (known == null) {
            known = new BitSet(waveOf.length);
            responses[waveOf[r]] = known;
          }
          known.set(r);
        }
      }
      for (int wave = 0; wave < responses.length; wave++) {
        if (responses[wave] != null) {
          said.put(codes.get(wave), all.among(responses[wave]));
        }
      }
    }

    /** The cells of each wave; if there is one wave, those of all answers. */
    SortedMap<String, IndicatorTally.Cells> cells(boolean roles, IndicatorTally.Cells all) {
      SortedMap<String, IndicatorTally.Cells> found = new TreeMap<>();
      said.forEach(
          (wave, question) -> {
            Cells cells = new Cells(reading, question, roles);
            cells.add(concerned);
            IndicatorTally.Cells filled = said.size() == 1 ? all : cells.cells();
            if (!filled.cells().isEmpty()) {
              found.put(wave, filled);
            }
          });
      return found;
    }

    /** For each two waves, what clusters say that answered in both. */
    Map<IndicatorTally.Pair, SortedMap<CellKey, CommonTally>> common() {
      Map<IndicatorTally.Pair, SortedMap<CellKey, CommonTally>> found = new HashMap<>();
      List<String> codes = List.copyOf(said.keySet());
      for (int later = 1; later < codes.size(); later++) {
        for (int earlier = 0; earlier < later; earlier++) {
          SortedMap<CellKey, CommonTally> cells = common(codes.get(earlier), codes.get(later));
          if (!cells.isEmpty()) {
            found.put(new IndicatorTally.Pair(codes.get(earlier), codes.get(later)), cells);
          }
        }
      }
      return found;
    }

    private SortedMap<CellKey, CommonTally> common(String earlier, String later) {
      ClusterAnswers first = new ClusterAnswers(reading, requireNonNull(said.get(earlier)));
      ClusterAnswers second = new ClusterAnswers(reading, requireNonNull(said.get(later)));
      SortedMap<CellKey, CommonTally> cells = new TreeMap<>();
      for (int c = sampled.nextSetBit(0); c >= 0; c = sampled.nextSetBit(c + 1)) {
        if (clusters.responses(c) > 1 && first.take(c) && second.take(c)) {
          CellKey cell = layout.keys().get(layout.cellOf(kindOf[c]));
          cells
              .computeIfAbsent(cell, key -> new CommonTally())
              .add(first.count(OptionalInt.empty()), second.count(OptionalInt.empty()));
        }
      }
      return cells;
    }
  }

  /** By response, its place among those of its cluster, the earliest first. */
  private int[] seniority() {
    int[] known = seniority;
    if (known == null) {
      Seniority order = new Seniority(questionnaire, answers);
      known = new int[answers.size()];
      for (int c = 0; c < clusters.size(); c++) {
        int first = c;
        int size = clusters.responses(c) > 1 ? clusters.responses(c) : 0;
        List<Integer> responses =
            order.sorted(IntStream.range(0, size).map(i -> clusters.response(first, i)));
        for (int place = 0; place < responses.size(); place++) {
          known[responses.get(place)] = place;
        }
      }
      seniority = known;
    }
    return known;
  }

  /** Takes the votes of one cluster after the other. */
  private final class ClusterAnswers {

    private final CodedQuestion said;
    private final ClusterVotes votes;

    /** None unless the latest response stands alone. */
    private final int[] seniority;

    /** How many of the cluster's responses vote. */
    private int size;

    /** The one that does, or the first. */
    private int vote;

    ClusterAnswers(Reading reading, CodedQuestion said) {
      this.said = said;
      this.votes = new ClusterVotes(reading, answers, said);
      this.seniority = reading.unit() == CountingUnit.LATEST ? seniority() : new int[0];
    }

    /** Takes the votes of a cluster, and says whether there are any. */
    boolean take(int cluster) {
      votes.clear();
      size = 0;
      int responses = clusters.responses(cluster);
      for (int i = 0; i < responses; i++) {
        int response = clusters.response(cluster, i);
        if (said.votes(response)) {
          if (seniority.length == 0) {
            add(response);
          } else if (size == 0 || isLater(response, vote)) {
            vote = response;
            size = 1;
          }
        }
      }
      return size > 0;
    }

    /** A single vote is not added up. */
    private void add(int response) {
      if (size == 0) {
        vote = response;
      } else {
        if (size == 1) {
          votes.add(vote, roleOf[vote]);
        }
        votes.add(response, roleOf[response]);
      }
      size++;
    }

    /** What the votes bring, those of a role if one is chosen. */
    ClusterCount count(OptionalInt role) {
      if (votes.size() == 0) {
        votes.add(vote, roleOf[vote]);
      }
      return votes.count(role);
    }

    /** Whether a response was given after another; those of which there is a record come last. */
    private boolean isLater(int response, int other) {
      return said.recorded(response) == said.recorded(other)
          ? seniority[response] > seniority[other]
          : said.recorded(response);
    }
  }

  /** The cells of one indicator while they are counted. */
  private final class Cells {

    private final Reading reading;
    private final CodedQuestion said;
    private final ClusterAnswers ofCluster;

    /** Whether single votes are added up together; not where they are too different. */
    private final boolean together;

    private final SingleVotes singles;
    private final @Nullable CellTally[] cells = new CellTally[layout.keys().size()];

    /** For each role, if they were asked for. */
    private final @Nullable CellTally[][] byRole;

    Cells(Reading reading, CodedQuestion said, boolean roles) {
      this.reading = reading;
      this.said = said;
      this.ofCluster = new ClusterAnswers(reading, said);
      this.together = SingleVotes.fit(layout.keys().size(), said.choices().size());
      this.singles =
          new SingleVotes(
              reading, said.choices(), together ? layout.keys().size() : 0, answers.weighted());
      this.byRole = new CellTally[roles ? ROLES.size() : 0][layout.keys().size()];
    }

    /** Adds clusters, and gives those that are in the sample. */
    BitSet add(boolean[] concerned) {
      BitSet sampled = new BitSet(clusters.size());
      boolean single = together && clusters.size() == answers.size();
      for (int c = 0; c < clusters.size(); c++) {
        if (concerned[kindOf[c]] && (single ? addSingle(c) : addVotes(c))) {
          sampled.set(c);
        }
      }
      return sampled;
    }

    /** Adds a cluster of one response, and says whether it votes. */
    private boolean addSingle(int cluster) {
      int response = clusters.response(cluster, 0);
      if (!said.votes(response)) {
        return false;
      }
      addVote(cluster, response);
      return true;
    }

    private void addVote(int cluster, int vote) {
      singles.add(
          layout.cellOf(kindOf[cluster]), roleOf[vote], said.code(vote), answers.weight(vote));
    }

    /** Adds a cluster of any number of responses, and says whether some of them vote. */
    private boolean addVotes(int cluster) {
      if (!ofCluster.take(cluster)) {
        return false;
      }
      if (together && ofCluster.size == 1) {
        addVote(cluster, ofCluster.vote);
      } else {
        int cell = layout.cellOf(kindOf[cluster]);
        into(cells, cell, ofCluster.count(OptionalInt.empty()));
        for (int role = 0; role < byRole.length; role++) {
          into(byRole[role], cell, ofCluster.count(OptionalInt.of(role)));
        }
      }
      return true;
    }

    private void into(@Nullable CellTally[] into, int cell, ClusterCount count) {
      CellTally sums = into[cell];
      if (sums == null) {
        sums = new CellTally(reading.variables(), reading.numbers());
        into[cell] = sums;
      }
      sums.add(count);
    }

    /** The cells that have someone in them. */
    IndicatorTally.Cells cells() {
      for (int cell = 0; together && cell < cells.length; cell++) {
        Optional<CellTally> all = singles.tally(cell, OptionalInt.empty());
        merge(cells, cell, all);
        for (int role = 0; role < byRole.length; role++) {
          merge(byRole[role], cell, singles.ofRole(cell, role, all));
        }
      }
      CellIndex filled = layout.index(filled());
      Map<Role, CellMap> roles = new EnumMap<>(Role.class);
      for (int role = 0; role < byRole.length; role++) {
        roles.put(ROLES.get(role), new CellMap(filled, column(byRole[role])));
      }
      return new IndicatorTally.Cells(new CellMap(filled, column(cells)), roles);
    }

    /** The cells with someone in them: whoever is in a cell is in it for each role. */
    private BitSet filled() {
      BitSet filled = new BitSet(cells.length);
      for (int cell = 0; cell < cells.length; cell++) {
        if (cells[cell] != null) {
          filled.set(cell);
        }
      }
      return filled;
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

    private static void merge(@Nullable CellTally[] into, int cell, Optional<CellTally> singles) {
      CellTally others = into[cell];
      singles.ifPresent(sum -> into[cell] = others == null ? sum : others.merge(sum));
    }
  }
}
