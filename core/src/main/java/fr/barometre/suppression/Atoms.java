package fr.barometre.suppression;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.cube.CellKey;
import fr.barometre.cube.CellLevels;
import fr.barometre.cube.Trait;
import fr.barometre.dictionary.Dictionary;
import fr.barometre.dictionary.RowDictionary;
import fr.barometre.recoding.JoinedLevels;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The atoms of the tables that one request shows: the respondents who have the same joined level in
 * every dimension that is shown, and the same role, or answer to another question, if these are.
 *
 * <p>Example: of a cube by type, région and OPSN, broken down by région, atoms are (Bretagne,
 * inside), (Bretagne, outside), and so on; communes and EPCI of Bretagne are not told apart.
 */
final class Atoms {

  private static final int NO_ATOM = -1;

  private final Map<Dimension, JoinedLevels> joined;
  private final Set<Dimension> apart;
  private final List<Dimension> dimensions;
  private final List<Dimension> ofResponses;

  /** The responses that are told apart; one empty value if they are not. */
  private final List<Optional<Trait>> traits;

  private final List<Dictionary<String>> codes = new ArrayList<>();

  /** For each atom: the trait, then the number of the joined level in each dimension. */
  private final RowDictionary rows;

  /** The same without the trait: atoms of the same row here may have the same collectivités. */
  private final RowDictionary groups;

  /** The ways in which indicators of the question count, each once. */
  private final List<Counted> counts = new ArrayList<>();

  /** How many of these are of the indicators whose figures are decided first. */
  private final int ofFirst;

  /** The atoms of each audience, if indicators are about different types. */
  private final List<BitSet> audiences;

  /** For each indicator, trait and cell of its cube, the atom. */
  private final List<int[][]> atomOf = new ArrayList<>();

  private final int[] groupOf;

  /**
   * Atoms of the indicators of one question.
   *
   * @param samples the indicators
   * @param levels the dimensions that are shown, with their joined levels
   * @param apart dimensions whose levels are told apart all the same, in figures of their own
   * @param ofResponses the dimensions of responses that are shown, such as ROLE
   * @param domain the respondents
   */
  Atoms(
      List<CubeSample> samples,
      Map<Dimension, JoinedLevels> levels,
      Set<Dimension> apart,
      List<Dimension> ofResponses,
      Domain domain) {
    this(samples, samples.size(), levels, apart, ofResponses, domain);
  }

  /**
   * Atoms of indicators of which some are decided first: the others are about other types.
   *
   * @param first how many of the samples are decided first
   */
  Atoms(
      List<CubeSample> samples,
      int first,
      Map<Dimension, JoinedLevels> levels,
      Set<Dimension> apart,
      List<Dimension> ofResponses,
      Domain domain) {
    this.joined = Map.copyOf(levels);
    this.apart = Set.copyOf(apart);
    this.dimensions = List.copyOf(levels.keySet());
    this.ofResponses = List.copyOf(ofResponses);
    this.traits = traits(samples, ofResponses);
    int cells = samples.get(0).tally().keys().size();
    this.rows = new RowDictionary(dimensions.size() + 1, cells);
    this.groups = new RowDictionary(Math.max(1, dimensions.size()), cells);
    dimensions.forEach(dimension -> codes.add(new Dictionary<>()));
    samples.forEach(sample -> atomOf.add(atoms(sample, domain)));
    this.groupOf = placed();
    int decided = 0;
    for (int i = 0; i < samples.size(); i++) {
      CellColumns all = samples.get(i).figures(Optional.empty());
      Counted counted =
          new Counted(byAtom(samples.get(i), i, CellColumns::clusters), byGroup(i, all::clusters));
      if (counts.stream().noneMatch(counted::isLike)) {
        counts.add(counted);
        decided += i < first ? 1 : 0;
      }
    }
    this.ofFirst = decided;
    this.audiences = Audiences.scopes(this, samples);
  }

  /** Collectivités in the base: by atom, and each once by group of atoms. */
  private static final class Counted {
    private final long[] atoms;
    private final long[] places;

    Counted(long[] atoms, long[] places) {
      this.atoms = atoms;
      this.places = places;
    }

    boolean isLike(Counted other) {
      return Arrays.equals(atoms, other.atoms) && Arrays.equals(places, other.places);
    }

    Stream<Long> all() {
      return Stream.of(atoms, places).flatMap(some -> Arrays.stream(some).boxed());
    }
  }

  /**
   * The responses to tell apart: by the levels of one dimension, or by the combinations that they
   * have of several.
   */
  private static List<Optional<Trait>> traits(List<CubeSample> samples, List<Dimension> of) {
    if (of.isEmpty()) {
      return List.of(Optional.empty());
    }
    Set<Trait> all = new LinkedHashSet<>();
    samples.forEach(sample -> all.addAll(sample.tally().traits()));
    int most = all.stream().mapToInt(trait -> trait.dimensions().size()).max().orElse(1);
    boolean exact = all.stream().anyMatch(trait -> trait.isBy(of));
    return all.stream()
        .filter(trait -> exact ? trait.isBy(of) : trait.dimensions().size() == most)
        .map(Optional::of)
        .toList();
  }

  private int[][] atoms(CubeSample sample, Domain domain) {
    List<CellKey> keys = sample.tally().keys();
    int[][] numbers = new int[dimensions.size()][];
    for (int d = 0; d < numbers.length; d++) {
      Dictionary<String> known = codes.get(d);
      Dimension dimension = dimensions.get(d);
      numbers[d] = new int[keys.size()];
      if (!sample.dimensions().contains(dimension)) { // an OPSN list's
        String[] code = OpsnLists.codes(sample, dimension);
        for (int k = 0; k < code.length; k++) {
          numbers[d][k] =
              known.number(apart.contains(dimension) ? code[k] : shown(dimension, code[k]));
        }
        continue;
      }
      CellLevels cellLevels = sample.cellLevels(dimension);
      int[] ofLevel =
          cellLevels.levels().stream()
              .mapToInt(
                  level ->
                      known.number(
                          apart.contains(dimension)
                              ? level.code()
                              : shown(dimension, level.code())))
              .toArray();
      for (int k = 0; k < keys.size(); k++) {
        numbers[d][k] = ofLevel[cellLevels.of(k)];
      }
    }
    int[][] found = new int[traits.size()][keys.size()];
    int[] row = new int[dimensions.size() + 1];
    for (int trait = 0; trait < found.length; trait++) {
      CellColumns figures = sample.figures(traits.get(trait));
      row[0] = trait;
      for (int k = 0; k < keys.size(); k++) {
        found[trait][k] = NO_ATOM;
        if (figures.clusters(k) > 0 && domain.contains(sample.dimensions(), keys.get(k).levels())) {
          for (int d = 0; d < numbers.length; d++) {
            row[d + 1] = numbers[d][k];
          }
          found[trait][k] = rows.add(row);
        }
      }
    }
    return found;
  }

  private String shown(Dimension dimension, String code) {
    return requireNonNull(joined.get(dimension)).of(code).code();
  }

  /**
   * Figures shown of these atoms, once for each way in which indicators that are decided first
   * count collectivités.
   */
  List<ShownFigures> figures(long threshold) {
    int[] names = IntStream.range(0, rows.size()).toArray();
    return counts.stream()
        .limit(ofFirst)
        .map(
            some ->
                new ShownFigures(some.atoms, some.atoms, groupOf, some.places, names, threshold))
        .toList();
  }

  /**
   * For each atom, its place: its joined levels of the frame. Atoms that differ only in the trait
   * share a place.
   */
  int[] groupOf() {
    return groupOf.clone();
  }

  private int[] placed() {
    int[] placed = new int[rows.size()];
    int[] row = new int[Math.max(1, dimensions.size())];
    for (int atom = 0; atom < placed.length; atom++) {
      for (int d = 0; d < dimensions.size(); d++) {
        row[d] = rows.at(atom, d + 1);
      }
      placed[atom] = groups.add(row);
    }
    return placed;
  }

  /** How many atoms there are. */
  int size() {
    return rows.size();
  }

  /** The dimensions of responses that are shown. */
  List<Dimension> ofResponses() {
    return ofResponses;
  }

  /** The fewest collectivités that an indicator counts in each atom; none if none counts any. */
  long[] fewest() {
    return counts.stream().map(some -> some.atoms).reduce(new long[rows.size()], Atoms::fewer);
  }

  /** The most that an indicator counts in each atom. */
  long[] most() {
    long[] most = new long[rows.size()];
    counts.forEach(some -> Arrays.setAll(most, atom -> Math.max(most[atom], some.atoms[atom])));
    return most;
  }

  /** The fewest collectivités that an indicator counts at each place of the frame. */
  long[] fewestAtPlaces() {
    return counts.stream().map(some -> some.places).reduce(new long[groups.size()], Atoms::fewer);
  }

  private static long[] fewer(long[] some, long[] others) {
    long[] fewer = new long[some.length];
    Arrays.setAll(
        fewer,
        at ->
            some[at] == 0 || others[at] == 0
                ? Math.max(some[at], others[at])
                : Math.min(some[at], others[at]));
    return fewer;
  }

  /** The atoms of the same figures where responses are not told apart. */
  Atoms ofFrame(List<CubeSample> samples, Domain domain) {
    Map<Dimension, JoinedLevels> levels = new LinkedHashMap<>();
    dimensions.forEach(d -> levels.put(d, requireNonNull(joined.get(d))));
    return new Atoms(samples, levels, apart, List.of(), domain);
  }

  /**
   * For each cell of an indicator, one of its atoms, or {@code NO_ATOM} if nobody is in the base.
   */
  private int[] anyAtom(int indicator) {
    int[][] atoms = atomOf.get(indicator);
    int[] any = atoms[0].clone();
    for (int[] ofTrait : atoms) {
      for (int k = 0; k < any.length; k++) {
        any[k] = any[k] == NO_ATOM ? ofTrait[k] : any[k];
      }
    }
    return any;
  }

  /**
   * For each cell of an indicator, its place in the frame; a place of its own if nobody is in the
   * base.
   */
  int[] places(int indicator) {
    return Arrays.stream(anyAtom(indicator))
        .map(atom -> atom == NO_ATOM ? groups.size() : groupOf[atom])
        .toArray();
  }

  /**
   * The collectivités that an indicator counts at each place of the frame.
   *
   * @param ofCell gives the number of a cell
   * @return by the numbers of {@link #groupOf}
   */
  long[] byGroup(int indicator, IntToLongFunction ofCell) {
    long[] sums = new long[groups.size()];
    int[] any = anyAtom(indicator);
    for (int k = 0; k < any.length; k++) {
      if (any[k] != NO_ATOM) {
        sums[groupOf[any[k]]] += ofCell.applyAsLong(k);
      }
    }
    return sums;
  }

  /** Collectivités of each atom with several responses in it: the most of any indicator. */
  long[] several(List<CubeSample> samples) {
    long[] most = new long[rows.size()];
    for (int i = 0; i < samples.size(); i++) {
      long[] several = byAtom(samples.get(i), i, CellColumns::several);
      Arrays.setAll(most, atom -> Math.max(most[atom], several[atom]));
    }
    return most;
  }

  /** The collectivités that an indicator counts in each atom. */
  long[] byAtom(CubeSample sample, int indicator, ToLongBiFunction<CellColumns, Integer> ofCell) {
    long[] sums = new long[rows.size()];
    for (int trait = 0; trait < traits.size(); trait++) {
      CellColumns figures = sample.figures(traits.get(trait));
      int[] atoms = atomOf.get(indicator)[trait];
      for (int k = 0; k < atoms.length; k++) {
        if (atoms[k] != NO_ATOM) {
          sums[atoms[k]] += ofCell.applyAsLong(figures, k);
        }
      }
    }
    return sums;
  }

  /** Receives a cell of an indicator. */
  interface OfCell {

    /**
     * Takes a cell.
     *
     * @param cell its number
     * @param place the number of its place
     * @param all its collectivités
     * @param byAtom the same of each of its atoms
     */
    void take(int cell, int place, CellColumns all, Map<Integer, CellColumns> byAtom);
  }

  /** The cells of an indicator with anyone in the base. */
  void eachCell(CubeSample sample, int indicator, OfCell taken) {
    int[] any = anyAtom(indicator);
    int[][] atoms = atomOf.get(indicator);
    CellColumns all = sample.figures(Optional.empty());
    List<CellColumns> byTrait = traits.stream().map(sample::figures).toList();
    for (int k = 0; k < any.length; k++) {
      if (any[k] != NO_ATOM) {
        Map<Integer, CellColumns> byAtom = new LinkedHashMap<>();
        for (int trait = 0; trait < atoms.length; trait++) {
          if (atoms[trait][k] != NO_ATOM) {
            byAtom.put(atoms[trait][k], byTrait.get(trait));
          }
        }
        taken.take(k, groupOf[any[k]], all, byAtom);
      }
    }
  }

  /**
   * Atoms told apart by weights of an indicator.
   *
   * @param weights one way to weigh or more, each by cell of the indicator's cube
   * @param threshold the fewest collectivités
   */
  ByWeight byWeight(CubeSample sample, int indicator, List<double[]> weights, long threshold) {
    Dictionary<List<Long>> refined = new Dictionary<>();
    Dictionary<List<Long>> places = new Dictionary<>();
    List<Long> found = new ArrayList<>();
    List<Long> inPlace = new ArrayList<>();
    List<Integer> atoms = new ArrayList<>();
    List<Integer> place = new ArrayList<>();
    List<Integer> cells = new ArrayList<>();
    int[] any = anyAtom(indicator);
    CellColumns all = sample.figures(Optional.empty());
    int[] placeOf = new int[any.length];
    for (int k = 0; k < any.length; k++) {
      if (any[k] != NO_ATOM) {
        List<Long> name = new ArrayList<>(List.of((long) groupOf[any[k]]));
        for (double[] one : weights) {
          name.add(EqualWeights.number(one[k]));
        }
        placeOf[k] = places.number(name);
        add(inPlace, placeOf[k], all.clusters(k));
      }
    }
    for (int trait = 0; trait < traits.size(); trait++) {
      CellColumns figures = sample.figures(traits.get(trait));
      int[] of = atomOf.get(indicator)[trait];
      for (int k = 0; k < of.length; k++) {
        if (of[k] == NO_ATOM) {
          continue;
        }
        int number = refined.number(List.of((long) of[k], (long) placeOf[k]));
        if (number == atoms.size()) {
          atoms.add(of[k]);
          place.add(placeOf[k]);
          cells.add(k);
        }
        add(found, number, figures.clusters(k));
      }
    }
    return new ByWeight(
        longs(found),
        place.stream().mapToInt(Integer::intValue).toArray(),
        longs(inPlace),
        atoms.stream().mapToInt(Integer::intValue).toArray(),
        weights.stream()
            .map(one -> cells.stream().mapToDouble(k -> EqualWeights.rounded(one[k])).toArray())
            .toList(),
        threshold);
  }

  private static void add(List<Long> counts, int number, long more) {
    if (number == counts.size()) {
      counts.add(0L);
    }
    counts.set(number, counts.get(number) + more);
  }

  private static long[] longs(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).toArray();
  }

  /** The same figures over finer atoms, each of collectivités that have one weight. */
  static final class ByWeight {

    private final ShownFigures figures;
    private final int[] atoms;
    private final List<double[]> weights;
    private final long[] counts;

    private ByWeight(
        long[] counts,
        int[] groups,
        long[] places,
        int[] atoms,
        List<double[]> weights,
        long threshold) {
      this.figures = new ShownFigures(counts, counts, groups, places, atoms, threshold);
      this.counts = counts;
      this.atoms = atoms;
      this.weights = weights;
    }

    /** The observed figures beside which adjusted ones are admitted. */
    ShownFigures observed() {
      return figures;
    }

    /** Takes figures as unsafe sooner. */
    void lookLess() {
      figures.lookLess();
    }

    /** Adds the adjusted figures of some atoms if they are safe beside those shown. */
    boolean admits(List<BitSet> adjusted) {
      return admits(0, adjusted);
    }

    /**
     * Adds figures if they are safe beside those shown.
     *
     * @param way the number of the way to weigh them
     */
    boolean admits(int way, List<BitSet> some) {
      return figures.admitWeighted(some.stream().map(figure -> weighted(way, figure)).toList());
    }

    /** Adds a weighted figure that is shown. */
    void take(int way, BitSet figure) {
      figures.take(weighted(way, figure));
    }

    private double[] weighted(int way, BitSet figure) {
      double[] values = new double[atoms.length];
      Arrays.setAll(values, a -> figure.get(atoms[a]) ? weights.get(way)[a] : 0);
      return values;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ByWeight that
          && Arrays.equals(atoms, that.atoms)
          && Arrays.equals(counts, that.counts)
          && Arrays.deepEquals(weights.toArray(), that.weights.toArray());
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(weights.toArray());
    }
  }

  /** All atoms. */
  BitSet all() {
    BitSet all = new BitSet();
    all.set(0, rows.size());
    return all;
  }

  /**
   * The atoms at each joined level of a breakdown, or at each combination of levels of a crossing.
   *
   * @return by the codes of the joined levels, one for each dimension
   */
  Map<List<String>, BitSet> levels(List<Dimension> breakdown) {
    List<String[]> codes = breakdown.stream().map(this::shownCodes).toList();
    Map<List<String>, BitSet> found = new LinkedHashMap<>();
    for (int atom = 0; atom < rows.size(); atom++) {
      List<String> names = new ArrayList<>();
      for (String[] code : codes) {
        names.add(code[atom]);
      }
      found.computeIfAbsent(names, n -> new BitSet()).set(atom);
    }
    return found;
  }

  /** For each atom, the code of its joined level. */
  private String[] shownCodes(Dimension dimension) {
    String[] codes = codes(dimension);
    if (apart.contains(dimension)) {
      Arrays.setAll(codes, atom -> shown(dimension, codes[atom]));
    }
    return codes;
  }

  /** The atoms of collectivités of some types, or of no known type; TYPE is told apart. */
  BitSet ofTypes(Set<CollectiviteType> types) {
    BitSet found = new BitSet();
    String[] codes = codes(Dimension.TYPE);
    for (int atom = 0; atom < codes.length; atom++) {
      String code = codes[atom];
      found.set(
          atom,
          code.equals(Level.UNKNOWN) || types.stream().anyMatch(type -> type.name().equals(code)));
    }
    return found;
  }

  /** Whether indicators are about different types, which are told apart. */
  boolean hasAudiences() {
    return !audiences.isEmpty();
  }

  /** Restricts figures to the first audience; to everybody if there is only one. */
  List<BitSet> ofFirstAudience(List<BitSet> figures) {
    return audiences.isEmpty()
        ? figures
        : figures.stream().map(figure -> Audiences.common(figure, audiences.get(0))).toList();
  }

  /** The sets of figures in each audience, if indicators are about different types. */
  List<BitSet> ofAudiences(List<BitSet> figures) {
    return audiences.stream()
        .flatMap(of -> figures.stream().map(figure -> Audiences.common(figure, of)))
        .toList();
  }

  /** Whether the levels of a dimension are told apart, joined or not. */
  boolean tellsApart(Dimension dimension) {
    return apart.contains(dimension);
  }

  /** The atoms at each level of a dimension whose levels are told apart. */
  List<BitSet> apart(Dimension dimension) {
    String[] codes = codes(dimension);
    Map<String, BitSet> found = new LinkedHashMap<>();
    for (int atom = 0; atom < codes.length; atom++) {
      found.computeIfAbsent(codes[atom], c -> new BitSet()).set(atom);
    }
    return List.copyOf(found.values());
  }

  /** For each atom, the code of its level. */
  private String[] codes(Dimension dimension) {
    String[] found = new String[rows.size()];
    boolean isOfResponses = ofResponses.contains(dimension);
    int d = dimensions.indexOf(dimension);
    for (int atom = 0; atom < found.length; atom++) {
      found[atom] =
          isOfResponses
              ? traits.get(rows.at(atom, 0)).orElseThrow().level(dimension)
              : codes.get(d).value(rows.at(atom, d + 1));
    }
    return found;
  }

  /** For each cell of an indicator, the collectivités of a figure; those with two traits once. */
  long[] clusters(CubeSample sample, int indicator, BitSet figure) {
    int[][] atoms = atomOf.get(indicator);
    CellColumns all = sample.figures(Optional.empty());
    long[] counts = new long[sample.tally().keys().size()];
    long[] left = new long[counts.length]; // at most as many are at other levels alone
    for (int trait = 0; trait < atoms.length; trait++) {
      CellColumns figures = sample.figures(traits.get(trait));
      for (int k = 0; k < counts.length; k++) {
        if (atoms[trait][k] != NO_ATOM && figure.get(atoms[trait][k])) {
          counts[k] = Math.max(counts[k], figures.clusters(k));
        } else if (atoms[trait][k] != NO_ATOM) {
          left[k] += figures.clusters(k);
        }
      }
    }
    Arrays.setAll(counts, k -> counts[k] == 0 ? 0 : Math.max(counts[k], all.clusters(k) - left[k]));
    return counts;
  }

  /** Whether one collectivité holds more of the weights of a figure than a share. */
  boolean isDominated(List<CubeSample> samples, BitSet figure, double share) {
    for (int i = 0; i < samples.size(); i++) {
      double base = 0;
      double largest = 0;
      for (int trait = 0; trait < traits.size(); trait++) {
        CellColumns figures = samples.get(i).figures(traits.get(trait));
        int[] atoms = atomOf.get(i)[trait];
        for (int k = 0; k < atoms.length; k++) {
          if (atoms[k] != NO_ATOM && figure.get(atoms[k])) {
            base += figures.base(k);
            largest = Math.max(largest, figures.largest(k));
          }
        }
      }
      if (base > 0 && largest > share * base) {
        return true;
      }
    }
    return false;
  }

  /** All that decides what is hidden: equal keys, equal patterns. */
  List<Object> key() {
    List<List<String>> levels = codes.stream().map(c -> List.copyOf(c.values())).toList();
    long[] all = new long[rows.size() * (dimensions.size() + 1)];
    int at = 0;
    for (int atom = 0; atom < rows.size(); atom++) {
      for (int d = 0; d <= dimensions.size(); d++) {
        all[at++] = rows.at(atom, d);
      }
    }
    List<Long> flat = new ArrayList<>(all.length);
    Arrays.stream(all).forEach(flat::add);
    return List.of(
        levels,
        traits.stream().map(Optional::toString).toList(),
        flat,
        counts.stream().map(c -> c.all().toList()).toList(),
        ofFirst);
  }
}
