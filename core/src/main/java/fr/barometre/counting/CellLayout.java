package fr.barometre.counting;

import fr.barometre.answers.Answers;
import fr.barometre.answers.Clusters;
import fr.barometre.answers.CodedAnswers;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.cube.CellIndex;
import fr.barometre.cube.CellKey;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.population.Population;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cell of each cluster, by kind of cluster: a collectivité is a kind of its own; anonymous
 * responses of the same profile are one kind. The answers cache the last layout, so that further
 * indicators need not look for cells again. Thread-safe.
 */
final class CellLayout {

  private static final int NONE = -1;

  private final Population population;
  private final List<Dimension> dimensions;
  private final CodedAnswers answers;
  private final Clusters clusters;

  /** Sorted. */
  private final List<CellKey> keys;

  /** For each kind, its first cluster; NONE for a profile that only collectivités have. */
  private final int[] firstOf;

  private final int[] cellOf;

  /** Responses of collectivités that the frame does not have. */
  private final long outside;

  private final Map<List<CollectiviteType>, boolean[]> concerned = new ConcurrentHashMap<>();
  private final Map<BitSet, CellIndex> indices = new ConcurrentHashMap<>();

  private CellLayout(
      CodedAnswers answers, Clusters clusters, Population population, List<Dimension> dimensions) {
    this.population = population;
    this.dimensions = List.copyOf(dimensions);
    this.answers = answers;
    this.clusters = clusters;
    int[] kindOf = kinds();
    this.firstOf = new int[clusters.named() + answers.profiles()];
    this.cellOf = new int[firstOf.length];
    Arrays.fill(firstOf, NONE);
    Dictionary<CellKey> known = new Dictionary<>();
    for (int c = 0; c < kindOf.length; c++) {
      int kind = kindOf[c];
      if (firstOf[kind] == NONE) {
        firstOf[kind] = c;
        cellOf[kind] = known.number(key(c));
      }
    }
    this.keys = known.values().stream().sorted().toList();
    int[] sorted = new int[keys.size()];
    for (int cell = 0; cell < sorted.length; cell++) {
      sorted[known.find(keys.get(cell))] = cell;
    }
    for (int kind = 0; kind < cellOf.length; kind++) {
      cellOf[kind] = firstOf[kind] == NONE ? NONE : sorted[cellOf[kind]];
    }
    long out = 0;
    for (int c = 0; c < kindOf.length; c++) {
      out += keys.get(cellOf[kindOf[c]]).inFrame() ? 0 : clusters.responses(c);
    }
    this.outside = out;
  }

  /**
   * The layout of answers.
   *
   * @param dimensions dimensions of the frame that make the cells
   */
  public static CellLayout of(Answers answers, Population population, List<Dimension> dimensions) {
    CodedAnswers coded = answers.coded();
    Clusters clusters = coded.clusters(population);
    return coded.kept(
        CellLayout.class,
        known -> known.population.equals(population) && known.dimensions.equals(dimensions),
        () -> new CellLayout(coded, clusters, population, dimensions));
  }

  /** For each cluster, its kind; computed at each call, since anonymous responses may be many. */
  public int[] kinds() {
    int[] profileOf = answers.profileOf();
    int[] kinds = new int[clusters.size()];
    for (int c = 0; c < kinds.length; c++) {
      kinds[c] = c < clusters.named() ? c : clusters.named() + profileOf[clusters.response(c, 0)];
    }
    return kinds;
  }

  private CellKey key(int cluster) {
    Optional<Collectivite> known = clusters.collectivite(cluster);
    return known.isPresent()
        ? CellKey.of(population, dimensions, known.get())
        : CellKey.of(population, dimensions, identity(cluster));
  }

  /** The respondent that stands for a cluster: all of its responses name the same collectivité. */
  private Respondent identity(int cluster) {
    return answers.respondent(clusters.response(cluster, 0));
  }

  private Level type(int cluster) {
    Optional<Collectivite> known = clusters.collectivite(cluster);
    return known.isPresent()
        ? population.level(Dimension.TYPE, known.get())
        : population.level(Dimension.TYPE, identity(cluster));
  }

  /** The cells that have a cluster, in their order. */
  public List<CellKey> keys() {
    return keys;
  }

  /** Some of the cells, by their positions among the keys; the same object for the same cells. */
  public CellIndex index(BitSet cells) {
    return indices.computeIfAbsent(
        cells, some -> new CellIndex(some.stream().mapToObj(keys::get).toList()));
  }

  /** The clusters that are laid out. */
  public Clusters clusters() {
    return clusters;
  }

  /** The position of a kind's cell among the keys. */
  public int cellOf(int kind) {
    return cellOf[kind];
  }

  /** Responses of collectivités that the frame does not have. */
  public long outside() {
    return outside;
  }

  /** The same among some responses. */
  public long outside(BitSet responses) {
    int[] kindOf = kinds();
    long out = 0;
    for (int c = 0; c < kindOf.length; c++) {
      for (int i = 0; !keys.get(cellOf[kindOf[c]]).inFrame() && i < clusters.responses(c); i++) {
        out += responses.get(clusters.response(c, i)) ? 1 : 0;
      }
    }
    return out;
  }

  /** For each kind whether it may be asked what certain types are asked. */
  public boolean[] concerned(List<CollectiviteType> audience) {
    return concerned.computeIfAbsent(
        audience,
        types -> {
          boolean[] found = new boolean[firstOf.length];
          for (int kind = 0; kind < found.length; kind++) {
            int first = firstOf[kind];
            found[kind] =
                first != NONE && IndicatorScope.concerned(types, population, () -> type(first));
          }
          return found;
        });
  }
}
