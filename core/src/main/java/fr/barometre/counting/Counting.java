package fr.barometre.counting;

import static java.util.Objects.requireNonNull;

import fr.barometre.answers.Answers;
import fr.barometre.answers.Clusters;
import fr.barometre.answers.CodedAnswers;
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
import fr.barometre.cube.ResponseUnit;
import fr.barometre.cube.Trait;
import fr.barometre.parallel.Tasks;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts answers into the cells of the cube, one indicator after the other.
 *
 * <p>Clusters with a single relevant response are added up by answer first, the others one by one.
 * Both ways give the same moments.
 */
public final class Counting {

  private final Questionnaire questionnaire;
  private final CodedAnswers answers;
  private final CellLayout layout;
  private final Clusters clusters;

  /** For each cluster, its kind in the layout. */
  private final int[] kindOf;

  /** The groups that responses are counted in, beside the cells. */
  private final ResponseGroups groups;

  /** The responses that are counted; all if none were chosen. */
  private final Optional<BitSet> selected;

  private volatile int @Nullable [] seniority;

  /**
   * Answers laid out.
   *
   * @param dimensions dimensions of the frame that make the cells
   * @param responses dimensions of respondents: ROLE, and those that answers are grouped by
   */
  public Counting(
      Answers answers,
      Population population,
      List<Dimension> dimensions,
      List<Dimension> responses) {
    this.questionnaire = answers.questionnaire();
    this.answers = answers.coded();
    this.selected = answers.selection();
    this.layout = CellLayout.of(answers, population, dimensions);
    this.clusters = layout.clusters();
    this.kindOf = layout.kinds();
    this.groups = new ResponseGroups(answers, responses);
  }

  /**
   * The cube of answers, whatever they are.
   *
   * @param dimensions dimensions of the frame that make the cells
   * @param responses dimensions of respondents
   */
  public static Cube cube(
      Answers answers,
      Population population,
      List<Dimension> dimensions,
      List<Dimension> responses,
      Collection<IndicatorDefinition> indicators,
      Executor executor) {
    Questionnaire questionnaire = answers.questionnaire();
    ResponseGroups.check(answers, responses, indicators);
    Counting counting = new Counting(answers, population, dimensions, responses);
    Map<IndicatorDefinition, Supplier<IndicatorTally>> pieces = new LinkedHashMap<>();
    for (IndicatorDefinition indicator : indicators) {
      Question question = IndicatorScope.question(questionnaire, indicator);
      pieces.put(indicator, () -> counting.count(indicator, question));
    }
    Map<IndicatorDefinition, IndicatorTally> tallies = Tasks.run(pieces, executor);
    return Cube.of(
        questionnaire,
        population,
        dimensions,
        counting.groups.levels(),
        tallies,
        counting.outside(),
        Origin.of(answers));
  }

  /** Selected responses of collectivités that the frame does not have. */
  private long outside() {
    return selected.map(layout::outside).orElseGet(layout::outside);
  }

  /** The cube of an indicator. */
  public IndicatorTally count(IndicatorDefinition indicator, Question question) {
    Reading reading = new Reading(questionnaire, indicator, question);
    CodedQuestion said = said(question, reading);
    boolean[] concerned = layout.concerned(indicator.audience());
    Cells all = new Cells(reading, said);
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
                  indicator, question, together, waves.cells(together), waves.common(), names);
            });
  }

  /**
   * The responses to an indicator's question one by one, as units of a test of what it counts
   * against the groups of the dimensions of respondents, crossed. Those of one wave, or of all as
   * one.
   */
  public List<ResponseUnit> units(IndicatorDefinition indicator, Question question) {
    Reading reading = new Reading(questionnaire, indicator, question);
    CodedQuestion said = said(question, reading);
    boolean[] concerned = layout.concerned(indicator.audience());
    ClusterAnswers ofCluster = new ClusterAnswers(reading, said);
    List<ResponseUnit> units = new ArrayList<>();
    for (int c = 0; c < clusters.size(); c++) {
      if (concerned[kindOf[c]] && ofCluster.take(c)) {
        addUnits(units, reading, said, c, ofCluster.votes(c));
      }
    }
    return units;
  }

  private void addUnits(
      List<ResponseUnit> units, Reading reading, CodedQuestion said, int cluster, int[] votes) {
    boolean shared = reading.unit() == CountingUnit.COLLECTIVITY;
    double mean = IntStream.of(votes).mapToDouble(answers::weight).average().orElseThrow();
    long inBase =
        IntStream.of(votes)
            .filter(r -> reading.inBase(said.choices().get(said.code(r)).kind()))
            .count();
    for (int response : votes) {
      Reading.Choice choice = said.choices().get(said.code(response));
      units.add(
          new ResponseUnit(
              response,
              cluster,
              layout.keys().get(layout.cellOf(kindOf[cluster])),
              shared ? mean / Math.max(1, inBase) : answers.weight(response),
              reading.inBase(choice.kind()),
              choice.value() > 0,
              groups.said(response)));
    }
  }

  /** The selected responses' answers to a question. */
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

    /** By code of the wave, the answers of its responses. */
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
    SortedMap<String, IndicatorTally.Cells> cells(IndicatorTally.Cells all) {
      SortedMap<String, IndicatorTally.Cells> found = new TreeMap<>();
      said.forEach(
          (wave, question) -> {
            Cells cells = new Cells(reading, question);
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
          cells.computeIfAbsent(cell, key -> new CommonTally()).add(first.count(), second.count());
        }
      }
      return cells;
    }
  }

  /** For each response, its rank among those of its cluster, the earliest first. */
  private int[] seniority() {
    int[] known = seniority;
    if (known == null) {
      ResponseOrder order = new ResponseOrder(questionnaire, answers);
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
      this.votes = new ClusterVotes(reading, answers, said, groups.size());
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

    /** The responses of a cluster that was taken that vote. */
    int[] votes(int cluster) {
      return seniority.length > 0
          ? new int[] {vote}
          : IntStream.range(0, clusters.responses(cluster))
              .map(i -> clusters.response(cluster, i))
              .filter(said::votes)
              .toArray();
    }

    /** A single vote is not added up. */
    private void add(int response) {
      if (size == 0) {
        vote = response;
      } else {
        if (size == 1) {
          votes.add(vote, groups.group(vote));
        }
        votes.add(response, groups.group(response));
      }
      size++;
    }

    /** The sums of all votes. */
    ClusterCount count() {
      return count(group -> true);
    }

    /** The sums of the votes of some groups. */
    ClusterCount count(IntPredicate counting) {
      addSingle();
      return votes.count(counting);
    }

    private void addSingle() {
      if (votes.size() == 0) {
        votes.add(vote, groups.group(vote));
      }
    }

    /** The traits of those who vote, by their positions. */
    BitSet traits() {
      addSingle();
      BitSet found = new BitSet(groups.traits().size());
      votes.groups().forEach(group -> groups.traitsOf(group).forEach(found::set));
      return found;
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

    /** The same cells if nobody counts, and if those with a trait alone do; none without traits. */
    private final @Nullable CellTally[] nobody;

    private final @Nullable CellTally[][] byTrait;

    /** For each cell, the traits of clusters with several votes; they are counted last. */
    private final @Nullable BitSet[] traitsIn;

    /** The clusters of several votes. */
    private final BitSet several = new BitSet();

    Cells(Reading reading, CodedQuestion said) {
      this.reading = reading;
      this.said = said;
      this.ofCluster = new ClusterAnswers(reading, said);
      int size = cells.length;
      this.together = SingleVotes.fit(size, groups.size(), said.choices().size());
      this.singles =
          new SingleVotes(
              reading, said.choices(), together ? size : 0, groups.size(), answers.weighted());
      int traits = groups.traits().size();
      this.nobody = new CellTally[traits == 0 ? 0 : size];
      this.traitsIn = new BitSet[nobody.length];
      this.byTrait = new CellTally[traits][nobody.length];
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
          layout.cellOf(kindOf[cluster]),
          groups.group(vote),
          said.code(vote),
          answers.weight(vote));
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
        into(cells, cell, ofCluster.count());
        if (nobody.length > 0) {
          several.set(cluster);
          into(nobody, cell, ofCluster.count(group -> false));
          BitSet here = traitsIn[cell];
          if (here == null) {
            traitsIn[cell] = ofCluster.traits();
          } else {
            here.or(ofCluster.traits());
          }
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
      List<Trait> traits = groups.traits();
      addTraits();
      for (int cell = 0; together && cell < cells.length; cell++) {
        Optional<CellTally> all = singles.tally(cell);
        merge(cells, cell, all);
        if (nobody.length > 0 && all.isPresent()) {
          addTraits(cell, all);
        }
      }
      CellIndex filled = layout.index(filled());
      Map<Trait, CellMap> apart = new LinkedHashMap<>();
      for (int trait = 0; trait < byTrait.length; trait++) {
        for (int cell = 0; cell < nobody.length; cell++) {
          if (byTrait[trait][cell] == null) {
            byTrait[trait][cell] = nobody[cell];
          }
        }
        apart.put(traits.get(trait), new CellMap(filled, column(byTrait[trait])));
      }
      return new IndicatorTally.Cells(
          new CellMap(filled, column(cells)),
          apart,
          apart.isEmpty() ? CellMap.NONE : new CellMap(filled, column(nobody)));
    }

    /** Counts clusters of several votes by the traits that some in their cell have. */
    private void addTraits() {
      for (int c = several.nextSetBit(0); c >= 0; c = several.nextSetBit(c + 1)) {
        int cell = layout.cellOf(kindOf[c]);
        ofCluster.take(c);
        BitSet own = ofCluster.traits();
        ClusterCount none = ofCluster.count(group -> false);
        BitSet here = requireNonNull(traitsIn[cell]);
        for (int t = here.nextSetBit(0); t >= 0; t = here.nextSetBit(t + 1)) {
          if (!own.get(t)) {
            into(byTrait[t], cell, none);
          }
        }
        for (int t = own.nextSetBit(0); t >= 0; t = own.nextSetBit(t + 1)) {
          into(byTrait[t], cell, ofCluster.count(groups.groups(t)::get));
        }
      }
    }

    /** The same of clusters of one vote, which are added to those of several. */
    private void addTraits(int cell, Optional<CellTally> all) {
      Optional<CellTally> none = singles.ofGroups(cell, group -> false, all);
      BitSet own = new BitSet();
      singles.groups(cell).forEach(group -> groups.traitsOf(group).forEach(own::set));
      CellTally others = nobody[cell];
      for (int t = 0; t < byTrait.length; t++) {
        boolean apart = byTrait[t][cell] != null;
        if (own.get(t)) {
          Optional<CellTally> some = singles.ofGroups(cell, groups.groups(t)::get, all);
          CellTally before = apart ? byTrait[t][cell] : others;
          byTrait[t][cell] = before == null ? some.orElseThrow() : before.merge(some.orElseThrow());
        } else if (apart) {
          merge(byTrait[t], cell, none);
        }
      }
      merge(nobody, cell, none);
    }

    /** The cells with someone in them: whoever is in a cell is in it for each trait. */
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
