package fr.barometre.suppression;

import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.recoding.JoinedLevels;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which levels of one request are joined, and which of its figures are hidden.
 *
 * <p>It stands up to an attacker who knows the frame, who answered, and all figures shown, and who
 * adds and subtracts them: no combination of observed figures is a sum over fewer collectivités
 * than the rules allow, over all breakdowns, crossings, roles and the two sides of OPSN together.
 *
 * <p>Choices:
 *
 * <ul>
 *   <li>Only counts decide, so that the pattern tells no answer. Levels are joined by the
 *       collectivités that answered the question, so that tables of one wave line up; figures are
 *       hidden by those in the base.
 *   <li>Breakdowns by what respondents are (role, another question, a column) are protected
 *       together with all others; their levels are not joined.
 *   <li>All indicators of a question are hidden alike, because their counts add up; those that
 *       count it in another way than the first may be hidden besides: see {@link CountedApart}.
 *   <li>An adjusted figure is hidden with its observed form, and where both together would tell the
 *       answers of a few: see {@link WeightGroups}. Where OPSN cannot be adjusted for, a range or
 *       figure that follows from those inside is hidden unless these may be shown.
 * </ul>
 *
 * <p>Under several OPSN lists, what is shown under each is protected together with the others.
 *
 * <p>Limits: figures of other requests are not taken into account, nor those of indicators about
 * other collectivités. The package description has a worked example.
 */
public final class Suppressions {

  private final Disclosure rules;
  private final SuppressionFlags flags;
  private final Recodings recodings;
  private final Optional<Pattern> pattern;
  private final Optional<WeightGroups> weights;
  private final Optional<AdjustedFigures> adjusted;
  private final CountedApart apart;

  /** What is hidden of the indicator whose figures these are. */
  private final CountedApart.Hidden own;

  private final Set<Dimension> broken;

  /** What dimensions are called in the pattern, if otherwise. */
  private final Map<Dimension, Dimension> names;

  /** The breakdowns without adjusted figures; an empty one stands for all. */
  private final Set<List<Dimension>> withheld;

  /** The OPSN dimension in the pattern, where adjusted figures tell those inside apart. */
  private final Optional<Dimension> side;

  /** Whether one more weighted figure of the total may be told: by cell, its weights. */
  private final Predicate<double[]> further;

  private Suppressions(
      Disclosure rules,
      Recodings recodings,
      Optional<Pattern> pattern,
      Optional<WeightGroups> weights,
      Optional<AdjustedFigures> adjusted,
      CountedApart apart,
      CountedApart.Hidden own,
      Set<Dimension> broken,
      Map<Dimension, Dimension> names,
      Set<List<Dimension>> withheld,
      Optional<Dimension> side,
      Predicate<double[]> further) {
    this.further = further;
    this.side = side;
    this.names = names;
    this.withheld = withheld;
    this.rules = rules;
    this.flags = new SuppressionFlags(rules);
    this.recodings = recodings;
    this.pattern = pattern;
    this.weights = weights;
    this.adjusted = adjusted;
    this.apart = apart;
    this.own = own;
    this.broken = broken;
  }

  /** Patterns and joined levels of one request: indicators with the same respondents share them. */
  public static final class Patterns {
    private final Map<Object, Decided> known = new ConcurrentHashMap<>();
    private final Map<Object, JoinedLevels> joined = new ConcurrentHashMap<>();
    private final Map<Object, AdjustedFigures> adjusted = new ConcurrentHashMap<>();

    /** No pattern yet. */
    public Patterns() {}

    private Decided decided(Object key, Supplier<Decided> made) {
      return known.computeIfAbsent(key, k -> made.get());
    }

    JoinedLevels joined(Object key, Supplier<JoinedLevels> made) {
      return joined.computeIfAbsent(key, k -> made.get());
    }

    private AdjustedFigures adjusted(Object key, Supplier<AdjustedFigures> made) {
      return adjusted.computeIfAbsent(key, k -> made.get());
    }
  }

  /** Which observed figures are hidden, so that no adjusted total has to be hidden. */
  private record Decided(Pattern pattern, AdjustedTotals totals, List<BitSet> observed) {

    static Decided of(
        Disclosure rules,
        Atoms atoms,
        List<CubeSample> samples,
        List<List<double[]>> weights,
        List<List<Dimension>> breakdowns,
        List<Dimension> sides) {
      Pattern pattern = Pattern.of(rules, atoms, samples, weights, breakdowns, sides, List.of());
      List<BitSet> headline = new ArrayList<>(pattern.shownSides(atoms, sides));
      headline.add(atoms.all());
      Supplier<AdjustedTotals> alone =
          () -> AdjustedTotals.of(atoms, samples, weights, headline, rules.fewest());
      AdjustedTotals totals = alone.get();
      List<BitSet> parts = pattern.shownOf(atoms, breakdowns);
      if (!totals.observed().stream()
          .allMatch(shown -> ShownFigures.admit(List.of(shown), parts))) {
        totals = alone.get();
        pattern = Pattern.of(rules, atoms, samples, weights, breakdowns, sides, totals.observed());
      }
      List<BitSet> shown = pattern.shownOf(atoms, breakdowns);
      totals.takeBesideHidden(shown);
      List<BitSet> observed = Stream.concat(headline.stream(), shown.stream()).toList();
      return new Decided(pattern, totals, observed);
    }
  }

  /**
   * Decides what to join and to hide of the indicators of one question.
   *
   * @param rules the rules
   * @param indicators the indicators, one or more, from cubes of the same dimensions
   * @param breakdowns the breakdowns to be shown, those by one dimension before the crossings; of a
   *     crossing, its dimensions
   * @param byHand by dimension, what its levels are joined into in place of the rule, by their
   *     codes
   * @param patterns what was decided for other questions of the request
   * @return what is joined and hidden
   */
  public static Suppressions of(
      Disclosure rules,
      List<ProtectedIndicator> indicators,
      List<List<Dimension>> breakdowns,
      Map<Dimension, Map<String, Level>> byHand,
      Patterns patterns) {
    List<CubeSample> samples = indicators.stream().map(ProtectedIndicator::sample).toList();
    return of(rules, List.of(indicators), samples, breakdowns, byHand, patterns).get(0);
  }

  /**
   * Decides what to join and to hide of indicators under several OPSN lists, side by side: no
   * combination of what is shown under one with what is shown under another stands for few.
   *
   * @param rules the rules
   * @param lists by list, the indicators of one question under it
   * @param samples the indicators, on {@link OpsnLists#frame} if there are several lists
   * @param breakdowns the breakdowns to be shown
   * @param byHand by dimension, what its levels are joined into in place of the rule, by their
   *     codes
   * @param patterns what was decided for other questions of the request
   * @return what is joined and hidden under each list
   */
  public static List<Suppressions> of(
      Disclosure rules,
      List<List<ProtectedIndicator>> lists,
      List<CubeSample> samples,
      List<List<Dimension>> breakdowns,
      Map<Dimension, Map<String, Level>> byHand,
      Patterns patterns) {
    List<Recodings> recodings = new ArrayList<>();
    List<Map<Dimension, Dimension>> names = new ArrayList<>();
    for (List<ProtectedIndicator> indicators : lists) {
      names.add(OpsnLists.names(names.size(), lists.size()));
      recodings.add(
          Recodings.of(
              rules,
              indicators.stream().map(ProtectedIndicator::sample).toList(),
              byHand,
              patterns));
    }
    Set<Dimension> broken = new HashSet<>();
    breakdowns.forEach(broken::addAll);
    if (rules.fewest() == 1 && rules.largestShare() == 1) {
      return recodings.stream()
          .map(
              r ->
                  new Suppressions(
                      rules,
                      r,
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      CountedApart.nothing(samples.size()),
                      CountedApart.Hidden.NOTHING,
                      broken,
                      Map.of(),
                      Set.of(),
                      Optional.empty(),
                      figure -> true))
          .toList();
    }
    List<Dimension> known = samples.get(0).dimensions();
    Set<Dimension> ofResponses = new LinkedHashSet<>();
    samples.forEach(s -> s.tally().traits().forEach(t -> ofResponses.addAll(t.dimensions())));
    ofResponses.retainAll(broken);
    List<List<Dimension>> tables =
        breakdowns.stream()
            .filter(b -> b.stream().allMatch(d -> ofResponses.contains(d) || known.contains(d)))
            .toList();
    Map<Dimension, JoinedLevels> shown = new LinkedHashMap<>();
    Set<Dimension> sides = new LinkedHashSet<>();
    Set<List<Dimension>> shownTables = new LinkedHashSet<>();
    Set<List<Dimension>> bySide = new LinkedHashSet<>();
    List<Optional<Dimension>> side = new ArrayList<>();
    for (int list = 0; list < lists.size(); list++) {
      Map<Dimension, Dimension> name = names.get(list);
      Recodings levels = recodings.get(list);
      Stream.concat(Stream.of(Dimension.OPSN), breakdowns.stream().flatMap(List::stream))
          .distinct()
          .filter(known::contains)
          .forEach(d -> shown.put(name.getOrDefault(d, d), levels.of(d)));
      if (known.contains(Dimension.OPSN)) {
        sides.add(name.getOrDefault(Dimension.OPSN, Dimension.OPSN));
      }
      tables.forEach(table -> shownTables.add(named(table, name)));
      boolean unweighted = lists.get(list).stream().anyMatch(i -> i.weighted().isEmpty());
      // Without weights, an adjusted figure or its range has the figure of those inside.
      side.add(
          Optional.of(name.getOrDefault(Dimension.OPSN, Dimension.OPSN))
              .filter(sides::contains)
              .filter(o -> unweighted));
      side.get(list)
          .ifPresent(
              opsn ->
                  tables.stream()
                      .filter(table -> !table.contains(Dimension.OPSN))
                      .forEach(table -> bySide.add(with(named(table, name), opsn))));
    }
    shownTables.addAll(bySide);
    Atoms atoms = new Atoms(samples, shown, sides, List.copyOf(ofResponses), Domain.all());
    List<List<Dimension>> everywhere = List.copyOf(shownTables);
    List<List<double[]>> weights = new ArrayList<>();
    for (int list = 0; list < lists.size(); list++) {
      List<double[]> weighted = new ArrayList<>();
      for (int i = 0; i < samples.size(); i++) {
        weighted.add(OpsnLists.weights(lists.get(list).get(i), samples.get(i), names.get(list)));
      }
      weights.add(weighted);
    }
    List<Object> all =
        List.of(
            atoms.key(),
            samples.stream().map(s -> s.figures(Optional.empty()).allClusters()).toList(),
            everywhere,
            weights.stream().map(Suppressions::boxed).toList());
    Decided decided =
        patterns.decided(
            all, () -> Decided.of(rules, atoms, samples, weights, everywhere, List.copyOf(sides)));
    Pattern pattern = decided.pattern();
    List<Dimension> shownSides = sides.stream().filter(opsn -> !pattern.sidesHidden(opsn)).toList();
    Map<List<Dimension>, List<BitSet>> shownParts = new LinkedHashMap<>();
    for (List<Dimension> table : everywhere) {
      shownParts.put(table, List.copyOf(pattern.shownParts(atoms, table).values()));
    }
    List<WeightGroups> byLevel = new ArrayList<>();
    List<AdjustedFigures> together = new ArrayList<>();
    List<Map<List<Dimension>, List<BitSet>>> shownAdjusted = new ArrayList<>();
    for (int list = 0; list < lists.size(); list++) {
      Map<Dimension, Dimension> name = names.get(list);
      WeightGroups alone =
          WeightGroups.of(
              rules,
              lists.get(list),
              recodings.get(list),
              tables,
              (breakdown, levels) -> pattern.of(named(breakdown, name), levels));
      Map<List<Dimension>, Map<List<String>, BitSet>> parts =
          adjustable(pattern, atoms, tables, name, alone);
      int under = list;
      AdjustedFigures adjusted =
          patterns.adjusted(
              List.of(all, tables, list), () -> AdjustedFigures.of(decided.totals(), under, parts));
      byLevel.add(alone);
      together.add(adjusted);
      Map<List<Dimension>, List<BitSet>> left = new LinkedHashMap<>();
      parts.forEach(
          (table, levels) -> {
            List<BitSet> shownLevels = new ArrayList<>();
            levels.forEach(
                (codes, part) -> {
                  if (!adjusted.hides(table, codes)) {
                    shownLevels.add(part);
                  }
                });
            left.put(named(table, name), shownLevels);
          });
      if (!adjusted.hidesTotal()) {
        left.put(List.of(), List.of(atoms.all()));
      }
      shownAdjusted.add(left);
    }
    CountedApart apart =
        pattern.ofTotal().isPresent()
            ? CountedApart.nothing(samples.size())
            : CountedApart.of(
                atoms, samples, shownSides, shownParts, weights, shownAdjusted, rules.fewest());
    List<Suppressions> found = new ArrayList<>();
    for (int list = 0; list < lists.size(); list++) {
      Map<Dimension, Dimension> name = names.get(list);
      found.add(
          new Suppressions(
              rules,
              recodings.get(list),
              Optional.of(pattern),
              Optional.of(byLevel.get(list)),
              Optional.of(together.get(list)),
              apart,
              apart.of(0),
              broken,
              name,
              list == 0
                  ? Set.of()
                  : withheld(rules, lists.subList(0, list + 1), names, samples, atoms, tables),
              side.get(list),
              lists.size() > 1 || samples.size() > 1 || pattern.ofTotal().isPresent()
                  ? figure -> false
                  : further(atoms, samples, decided, weights, shownAdjusted.get(0), rules)));
    }
    return found;
  }

  /** Whether one more figure of the total may be told, beside all that is shown. */
  private static Predicate<double[]> further(
      Atoms atoms,
      List<CubeSample> samples,
      Decided decided,
      List<List<double[]>> weights,
      Map<List<Dimension>, List<BitSet>> adjusted,
      Disclosure rules) {
    return figure -> {
      Atoms.ByWeight sums =
          atoms.byWeight(samples.get(0), 0, List.of(weights.get(0).get(0), figure), rules.fewest());
      decided.observed().forEach(sums.observed()::take);
      adjusted.values().forEach(some -> some.forEach(sums::take));
      return sums.admits(1, List.of(atoms.all()));
    };
  }

  /**
   * What is hidden of one indicator of the question: some may be counted in another way.
   *
   * @param indicator its place among those given
   * @return what is joined and hidden
   */
  public Suppressions of(int indicator) {
    return new Suppressions(
        rules,
        recodings,
        pattern,
        weights,
        adjusted,
        apart,
        apart.of(indicator),
        broken,
        names,
        withheld,
        side,
        further);
  }

  /** By breakdown, the parts whose adjusted figures are safe beside their observed form. */
  private static Map<List<Dimension>, Map<List<String>, BitSet>> adjustable(
      Pattern pattern,
      Atoms atoms,
      List<List<Dimension>> tables,
      Map<Dimension, Dimension> names,
      WeightGroups alone) {
    Map<List<Dimension>, Map<List<String>, BitSet>> found = new LinkedHashMap<>();
    for (List<Dimension> table : tables) {
      Map<List<String>, BitSet> parts = pattern.shownParts(atoms, named(table, names));
      parts.keySet().removeIf(levels -> alone.of(table, levels).isPresent());
      found.put(table, parts);
    }
    return found;
  }

  private static List<List<Double>> boxed(List<double[]> weights) {
    return weights.stream().map(w -> Arrays.stream(w).boxed().toList()).toList();
  }

  /**
   * The breakdowns whose adjusted figures under the last list, beside those under another one, tell
   * the answers of a few; an empty one, which is the total, if all do.
   */
  private static Set<List<Dimension>> withheld(
      Disclosure rules,
      List<List<ProtectedIndicator>> lists,
      List<Map<Dimension, Dimension>> names,
      List<CubeSample> samples,
      Atoms atoms,
      List<List<Dimension>> tables) {
    Set<List<Dimension>> withheld = new HashSet<>();
    int last = lists.size() - 1;
    for (int i = 0; i < samples.size(); i++) {
      CubeSample sample = samples.get(i);
      double[] own = OpsnLists.weights(lists.get(last).get(i), sample, names.get(last));
      for (int other = 0; other < last; other++) {
        double[] beside = OpsnLists.weights(lists.get(other).get(i), sample, names.get(other));
        Map<List<Dimension>, List<BitSet>> figures = new LinkedHashMap<>();
        figures.put(List.of(), List.of(atoms.all()));
        for (List<Dimension> table : tables) {
          if (named(table, names.get(last)).equals(table)) { // the same parts under each list
            figures.put(table, List.copyOf(atoms.levels(table).values()));
          }
        }
        for (Map.Entry<List<Dimension>, List<BitSet>> table : figures.entrySet()) {
          for (BitSet figure : table.getValue()) {
            if (OpsnLists.reveal(beside, own, atoms.clusters(sample, i, figure), rules.fewest())) {
              withheld.add(table.getKey());
            }
          }
        }
      }
    }
    return withheld;
  }

  private static List<Dimension> with(List<Dimension> some, Dimension last) {
    return Stream.concat(some.stream(), Stream.of(last)).toList();
  }

  private static List<Dimension> named(List<Dimension> some, Map<Dimension, Dimension> names) {
    return names.isEmpty() ? some : some.stream().map(d -> names.getOrDefault(d, d)).toList();
  }

  /**
   * The levels of a breakdown, some of them joined.
   *
   * @param dimension a dimension of the cube; not one of responses
   * @return the levels to show, in their order
   */
  public JoinedLevels levels(Dimension dimension) {
    return recodings.of(dimension);
  }

  /**
   * An observed figure of the total, if it may be shown.
   *
   * @param estimate the figure
   * @return the same, or a suppressed estimate
   */
  public Estimate observed(Estimate estimate) {
    return shown(() -> estimate, ofTotal());
  }

  /**
   * An adjusted figure of the total, if it may be shown.
   *
   * @param estimate the figure, under the weighting asked for, else adjusted to the OPSN share
   * @return the same, or a suppressed estimate
   */
  public Estimate adjusted(Estimate estimate) {
    return shown(
        () -> estimate,
        ofTotal()
            .or(() -> revealing(own.adjusted()))
            .or(() -> revealing(adjusted.filter(AdjustedFigures::hidesTotal).isPresent()))
            .or(() -> withheld(List.of()))
            .or(
                () ->
                    revealing(side.isPresent() && pattern.filter(this::sidesHidden).isPresent())));
  }

  /**
   * Whether one more weighted figure of the total, such as a regression estimate, may be told
   * beside all that is shown. Of several units, or under several lists, none may.
   *
   * @param weights by cell of the indicator's cube, the weight of what is counted in it
   * @return whether no combination with it stands for few
   */
  public boolean admits(double[] weights) {
    return further.test(weights);
  }

  private static Optional<SuppressionReason> revealing(boolean hidden) {
    return hidden ? Optional.of(SuppressionReason.REVEALING) : Optional.empty();
  }

  private Optional<SuppressionReason> ofTotal() {
    return pattern.flatMap(Pattern::ofTotal).or(() -> revealing(own.total()));
  }

  /**
   * What may be shown of the OPSN diagnosis of the total. How many respondents there are on each
   * side stays unless the total itself is hidden, and is 0 then; the figures inside and outside
   * OPSN territories, and what follows from them, stay only if both sides may be shown.
   *
   * @param diagnosis the diagnosis
   * @return what of it may be shown
   */
  public OpsnDiagnosis diagnosis(OpsnDiagnosis diagnosis) {
    Optional<SuppressionReason> hidden =
        ofTotal().or(() -> pattern.filter(this::sidesHidden).map(p -> SuppressionReason.REVEALING));
    OpsnDiagnosis.Builder builder = OpsnDiagnosis.builder();
    builder.adjusted(shown(diagnosis::adjusted, hidden));
    if (ofTotal().isPresent()) {
      OpsnShare share = diagnosis.share();
      builder.share(new OpsnShare(share.frame(), share.frameInside(), 0, 0, 0));
    } else {
      builder.share(diagnosis.share());
      diagnosis.representation().ifPresent(builder::representation);
    }
    if (hidden.isEmpty()) {
      diagnosis.shift().ifPresent(builder::shift);
      diagnosis.effect().ifPresent(builder::effect);
      diagnosis.standardised().ifPresent(builder::standardised);
      diagnosis.standardisation().ifPresent(builder::standardisation);
      builder.tipping(diagnosis.tipping());
    }
    return builder.build();
  }

  /**
   * An observed figure of a part, if it may be shown.
   *
   * @param breakdown the dimension of the breakdown, or those of a crossing
   * @param levels the joined level in each
   * @param estimate gives the figure; not called for a figure that is hidden
   * @return the figure, or a suppressed estimate
   */
  public Estimate observed(
      List<Dimension> breakdown, List<Level> levels, Supplier<Estimate> estimate) {
    return shown(estimate, ofPart(breakdown, levels));
  }

  /**
   * An adjusted figure of a part, if it may be shown.
   *
   * @param breakdown the dimension of the breakdown, or those of a crossing
   * @param levels the joined level in each
   * @param estimate gives the figure; not called for a figure that is hidden
   * @return the figure, or a suppressed estimate
   */
  public Estimate adjusted(
      List<Dimension> breakdown, List<Level> levels, Supplier<Estimate> estimate) {
    return shown(
        estimate,
        ofPart(breakdown, levels)
            .or(() -> revealing(own.adjusted()))
            .or(() -> revealing(own.adjustedBreakdowns().contains(named(breakdown, names))))
            .or(() -> weights.flatMap(w -> w.of(breakdown, codes(levels))))
            .or(
                () ->
                    revealing(adjusted.filter(a -> a.hides(breakdown, codes(levels))).isPresent()))
            .or(() -> withheld(breakdown))
            .or(
                () ->
                    revealing(
                        side.filter(opsn -> hidesSide(breakdown, levels, opsn)).isPresent())));
  }

  /** Whether those of a part who are inside, or those who are not, may not be told. */
  private boolean hidesSide(List<Dimension> breakdown, List<Level> levels, Dimension opsn) {
    return pattern
        .filter(p -> p.hidesSome(with(named(breakdown, names), opsn), codes(levels)))
        .isPresent();
  }

  private Optional<SuppressionReason> withheld(List<Dimension> breakdown) {
    return revealing(withheld.contains(breakdown) || withheld.contains(List.<Dimension>of()));
  }

  private boolean sidesHidden(Pattern pattern) {
    return own.sides() || pattern.sidesHidden(names.getOrDefault(Dimension.OPSN, Dimension.OPSN));
  }

  private Optional<SuppressionReason> ofPart(List<Dimension> breakdown, List<Level> levels) {
    return pattern
        .flatMap(p -> p.of(named(breakdown, names), codes(levels)))
        .or(() -> revealing(own.total() || own.breakdowns().contains(named(breakdown, names))));
  }

  private static List<String> codes(List<Level> levels) {
    return levels.stream().map(Level::code).toList();
  }

  private Estimate shown(Supplier<Estimate> estimate, Optional<SuppressionReason> hidden) {
    return hidden.map(reason -> Estimate.suppressed(reason, rules.fewest())).orElseGet(estimate);
  }

  /**
   * The flag SUPPRESSED, which tells a reader why a figure is not shown.
   *
   * @param observed the figure, as it is shown
   * @param adjusted its adjusted form, as it is shown
   * @return the flag; empty if both are shown
   */
  public Optional<Flag> flag(Estimate observed, Estimate adjusted) {
    return flags.of(observed, adjusted);
  }

  /**
   * The flag SUPPRESSED of a figure that some rules hide.
   *
   * @param rules the rules
   * @param figure the figure, as it is shown
   * @return the flag; empty if it is shown
   */
  public static Optional<Flag> flag(Disclosure rules, Estimate figure) {
    return new SuppressionFlags(rules).of(figure, figure);
  }

  /**
   * How other figures may tell levels of a dimension apart, for instance how biased the selection
   * of respondents is: by joined level, and all levels as one where a level is hidden, or the sides
   * of OPSN are.
   *
   * @param dimension a dimension of the cube
   * @return the joined level of each level
   */
  public UnaryOperator<Level> together(Dimension dimension) {
    boolean sidesHidden =
        dimension.equals(Dimension.OPSN)
            && pattern.filter(p -> p.ofTotal().isPresent() || sidesHidden(p)).isPresent();
    boolean levelsHidden =
        broken.contains(dimension)
            && pattern
                .filter(p -> !p.hiddenLevels(names.getOrDefault(dimension, dimension)).isEmpty())
                .isPresent();
    JoinedLevels joined = recodings.of(dimension);
    Level all = new Level("(together)", dimension.label());
    return level -> sidesHidden || levelsHidden ? all : joined.of(level.code());
  }

  @Override
  public String toString() {
    return pattern.map(Pattern::toString).orElse("nothing hidden");
  }
}
