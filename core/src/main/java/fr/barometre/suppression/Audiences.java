package fr.barometre.suppression;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.sample.CubeSample;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Protects the indicators of one question that are about different types of collectivités: the
 * figure of all types less that of communes is about the other types.
 *
 * <p>An audience is a set of types that an indicator is about. Order of decisions: the total, the
 * sides of OPSN and the adjusted total of the audience with the most respondents, as if it were
 * alone; then those of each other audience, if safe beside them; then the breakdowns in the same
 * order, as many parts of each as are safe.
 *
 * <p>Adjusted figures are sums over the collectivités of one type that have one weight under each
 * audience. The cells of the widest audience distinguish these; if no audience contains all others,
 * no adjusted figure is shown. Breakdowns by roles or groups are shown for the first audience only.
 * If indicators also differ by unit or base, or the cube does not have types, nothing is shown of
 * the other audiences. Audiences without a common type concern different collectivités, and do not
 * affect each other.
 *
 * <p>Example with a threshold of five: 40 communes and 3 EPCI answered. One indicator is about all,
 * another about communes. The second is hidden: the first less the second would be the 3 EPCI.
 */
final class Audiences {

  private final Atoms atoms;
  private final List<Set<CollectiviteType>> audiences;

  /** For each audience, its atoms. */
  private final List<BitSet> scopes;

  private final long threshold;

  private final ShownFigures observed;

  /** The same figures, where adjusted ones can be told. */
  private final Optional<Atoms.ByWeight> weighted;

  /** For each audience, one of the indicators about it, by number. */
  private final List<Integer> indicators;

  /** The levels of responses that are shown of the first audience. */
  private final Collection<ResponseBreakdowns> besideLevels;

  /** For each audience, what is hidden of its breakdowns. */
  private final List<Map<Pattern.Part, SuppressionReason>> parts = new ArrayList<>();

  private final List<Set<Pattern.Part>> adjustedParts = new ArrayList<>();

  /** The audiences whose total, sides and adjusted total are shown. */
  private final Set<Integer> totals = new HashSet<>();

  private final Set<Integer> withSides = new HashSet<>();
  private final Set<Integer> adjusted = new HashSet<>();

  private Audiences(
      Atoms atoms,
      List<CubeSample> samples,
      List<List<double[]>> weights,
      Collection<ResponseBreakdowns> besideLevels,
      long threshold) {
    this.besideLevels = besideLevels;
    this.atoms = atoms;
    this.threshold = threshold;
    this.audiences = distinct(samples);
    this.scopes = audiences.stream().map(atoms::ofTypes).toList();
    this.indicators = audiences.stream().map(audience -> indexOf(samples, audience)).toList();
    this.weighted =
        weights.size() == 1 ? weighted(samples, weights.get(0), threshold) : Optional.empty();
    long[] counts = atoms.fewest();
    this.observed =
        weighted
            .map(Atoms.ByWeight::observed)
            .orElseGet(
                () ->
                    new ShownFigures(
                        counts,
                        atoms.most(),
                        atoms.groupOf(),
                        atoms.fewestAtPlaces(),
                        IntStream.range(0, counts.length).toArray(),
                        threshold));
    audiences.forEach(
        audience -> {
          parts.add(new HashMap<>());
          adjustedParts.add(new HashSet<>());
        });
  }

  /** Whether indicators are about different types, some of which they share. */
  static boolean differ(List<CubeSample> samples) {
    List<Set<CollectiviteType>> audiences = distinct(samples);
    return samples.get(0).frame().dimensions().contains(Dimension.TYPE)
        && audiences.stream()
            .anyMatch(
                one ->
                    audiences.stream()
                        .anyMatch(two -> !one.equals(two) && !Collections.disjoint(one, two)));
  }

  /** The numbers of indicators, those of the audience that most answered before the others. */
  static List<Integer> inTurn(List<CubeSample> samples) {
    Comparator<CubeSample> answered = Comparator.comparingLong(s -> -s.clusters());
    Set<CollectiviteType> first = of(samples.stream().min(answered).orElseThrow());
    return IntStream.range(0, samples.size())
        .boxed()
        .sorted(Comparator.comparing(i -> !of(samples.get(i)).equals(first)))
        .toList();
  }

  /** How many indicators are about the same types as the first. */
  static int ofFirst(List<CubeSample> inTurn) {
    Set<CollectiviteType> first = of(inTurn.get(0));
    return (int) inTurn.stream().filter(s -> of(s).equals(first)).count();
  }

  /** For each audience, its atoms, if audiences differ and types are told apart. */
  static List<BitSet> scopes(Atoms atoms, List<CubeSample> samples) {
    return atoms.tellsApart(Dimension.TYPE) && differ(samples)
        ? distinct(samples).stream().map(atoms::ofTypes).toList()
        : List.<BitSet>of();
  }

  private static List<Set<CollectiviteType>> distinct(List<CubeSample> samples) {
    return samples.stream().map(Audiences::of).distinct().toList();
  }

  /** The types of an indicator, and of those that share some with it, one after the other. */
  static Set<CollectiviteType> together(
      IndicatorDefinition indicator, Collection<IndicatorDefinition> others) {
    Set<CollectiviteType> all = EnumSet.copyOf(of(indicator));
    int before;
    do {
      before = all.size();
      others.stream()
          .map(Audiences::of)
          .filter(o -> !Collections.disjoint(o, all))
          .forEach(all::addAll);
    } while (all.size() > before);
    return all;
  }

  private static Set<CollectiviteType> of(CubeSample sample) {
    return of(sample.tally().indicator());
  }

  private static Set<CollectiviteType> of(IndicatorDefinition indicator) {
    List<CollectiviteType> audience = indicator.audience();
    return audience.isEmpty() ? EnumSet.allOf(CollectiviteType.class) : EnumSet.copyOf(audience);
  }

  /**
   * The cells of the widest audience, by the weights of each; empty if none contains all others.
   */
  private Optional<Atoms.ByWeight> weighted(
      List<CubeSample> samples, List<double[]> weights, long threshold) {
    Optional<Set<CollectiviteType>> widest =
        audiences.stream().filter(one -> audiences.stream().allMatch(one::containsAll)).findFirst();
    return widest.map(
        of -> {
          int wide = indexOf(samples, of);
          List<double[]> onWidest = new ArrayList<>();
          for (Set<CollectiviteType> audience : audiences) {
            int indicator = indexOf(samples, audience);
            onWidest.add(
                CellWeights.on(samples.get(wide), samples.get(indicator), weights.get(indicator)));
          }
          return atoms.byWeight(samples.get(wide), wide, onWidest, threshold);
        });
  }

  private static int indexOf(List<CubeSample> samples, Set<CollectiviteType> audience) {
    return IntStream.range(0, samples.size())
        .filter(i -> of(samples.get(i)).equals(audience))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Decides what to hide.
   *
   * @param atoms the atoms, with types told apart if the cube does
   * @param samples the indicators, those of the first audience before the others
   * @param sides the dimensions whose sides are shown
   * @param tables by breakdown, the figures of it that are shown
   * @param weights by OPSN list and indicator, the weights of its cells
   * @param shown the adjusted figures of the first audience that are shown, by breakdown; of an
   *     empty one the total
   * @param besideLevels the levels of responses that are shown of the first audience
   * @return by indicator
   */
  static List<HiddenOfIndicator> of(
      Atoms atoms,
      List<CubeSample> samples,
      Collection<Dimension> sides,
      Map<List<Dimension>, Map<List<String>, BitSet>> tables,
      List<List<double[]>> weights,
      Map<List<Dimension>, Map<List<String>, BitSet>> shown,
      Collection<ResponseBreakdowns> besideLevels,
      long threshold) {
    boolean oneWay = samples.stream().map(CountingWays.Way::of).distinct().count() == 1;
    if (!oneWay || !atoms.tellsApart(Dimension.TYPE)) {
      Set<CollectiviteType> first = of(samples.get(0));
      return samples.stream()
          .map(
              s ->
                  of(s).equals(first)
                      ? HiddenOfIndicator.NOTHING
                      : HiddenOfIndicator.all(SuppressionReason.REVEALING))
          .toList();
    }
    Audiences found = new Audiences(atoms, samples, weights, besideLevels, threshold);
    found.decide(sides, tables, shown);
    return samples.stream().map(s -> found.hidden(found.audiences.indexOf(of(s)))).toList();
  }

  private HiddenOfIndicator hidden(int audience) {
    return totals.contains(audience)
        ? new HiddenOfIndicator(
            Optional.empty(),
            !withSides.contains(audience),
            parts.get(audience),
            !adjusted.contains(audience),
            adjustedParts.get(audience))
        : HiddenOfIndicator.all(reason(audience, atoms.all()));
  }

  /** Why a figure of an audience is hidden. */
  private SuppressionReason reason(int audience, BitSet figure) {
    long count = observed.count(common(figure, scopes.get(audience)));
    return 0 < count && count < threshold ? SuppressionReason.TOO_FEW : SuppressionReason.REVEALING;
  }

  private void decide(
      Collection<Dimension> sides,
      Map<List<Dimension>, Map<List<String>, BitSet>> tables,
      Map<List<Dimension>, Map<List<String>, BitSet>> shown) {
    List<BitSet> all = List.of(atoms.all());
    List<BitSet> ofSides = sides.stream().flatMap(side -> atoms.apart(side).stream()).toList();
    for (int a = 0; a < audiences.size(); a++) {
      if (a == 0 || totals.contains(0)) {
        headline(a, all, ofSides, shown.containsKey(List.<Dimension>of()));
      }
    }
    weighted.ifPresent(Atoms.ByWeight::lookLess);
    for (int a = 0; a < audiences.size(); a++) {
      if (totals.contains(a)) {
        int audience = a;
        tables.forEach((table, figures) -> admit(audience, table, figures));
        admitAdjusted(a, tables, shown);
      }
    }
  }

  private void headline(int audience, List<BitSet> all, List<BitSet> sides, boolean isAdjusted) {
    if (!admits(audience, all)) {
      return;
    }
    totals.add(audience);
    if (admits(audience, sides)) {
      withSides.add(audience);
    }
    if (isAdjusted && admitsAdjusted(audience, all)) {
      adjusted.add(audience);
    }
  }

  private boolean admits(int audience, List<BitSet> figures) {
    List<BitSet> own = in(audience, figures);
    return ResponseBreakdowns.admit(
        besideLevels,
        levels -> audience == 0 || levels.admitOfAudience(Optional.empty(), own),
        () -> ShownFigures.admit(List.of(observed), own));
  }

  private boolean admitsAdjusted(int audience, List<BitSet> figures) {
    List<BitSet> own = in(audience, figures);
    Optional<Integer> indicator = Optional.of(indicators.get(audience));
    return weighted.isPresent()
        && ResponseBreakdowns.admit(
            besideLevels,
            levels -> audience == 0 || levels.admitOfAudience(indicator, own),
            () -> weighted.get().admits(audience, own));
  }

  /** The sets of figures in an audience. */
  private List<BitSet> in(int audience, List<BitSet> figures) {
    return figures.stream().map(figure -> common(figure, scopes.get(audience))).toList();
  }

  /** The atoms that two figures have in common. */
  static BitSet common(BitSet one, BitSet other) {
    BitSet common = (BitSet) one.clone();
    common.and(other);
    return common;
  }

  private void admit(int audience, List<Dimension> table, Map<List<String>, BitSet> figures) {
    if (audience > 0 && table.stream().anyMatch(atoms.ofResponses()::contains)) {
      parts.get(audience).put(HiddenOfIndicator.whole(table), SuppressionReason.REVEALING);
      return;
    }
    ShownFigures.admitMost(
            List.copyOf(figures.keySet()),
            some -> admits(audience, some.stream().map(figures::get).toList()))
        .forEach(
            levels ->
                parts
                    .get(audience)
                    .put(
                        new Pattern.Part(table, levels),
                        reason(audience, requireNonNull(figures.get(levels)))));
  }

  private void admitAdjusted(
      int audience,
      Map<List<Dimension>, Map<List<String>, BitSet>> tables,
      Map<List<Dimension>, Map<List<String>, BitSet>> shown) {
    int size = 0;
    for (List<Dimension> table : tables.keySet()) {
      Map<List<String>, BitSet> figures = new LinkedHashMap<>(shown.getOrDefault(table, Map.of()));
      size += figures.size();
      if (weighted.isEmpty() || size > AdjustedFigures.MOST_PARTS) {
        adjustedParts.get(audience).add(HiddenOfIndicator.whole(table));
        continue;
      }
      figures.keySet().removeIf(levels -> hidden(audience).hides(table, levels).isPresent());
      ShownFigures.admitMost(
              List.copyOf(figures.keySet()),
              some -> admitsAdjusted(audience, some.stream().map(figures::get).toList()))
          .forEach(levels -> adjustedParts.get(audience).add(new Pattern.Part(table, levels)));
    }
  }
}
