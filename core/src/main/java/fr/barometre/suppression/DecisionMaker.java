package fr.barometre.suppression;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.recoding.JoinedLevels;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides what is hidden of the indicators of one question, under one OPSN list or several.
 *
 * <p>In this order: which observed figures are shown, with the adjusted totals ({@link Observed});
 * which adjusted figures of breakdowns are, under each list; what is hidden of indicators that do
 * not add up the same answers as the first ({@link CountingWays}, {@link Audiences}).
 */
final class DecisionMaker {

  private final Disclosure rules;
  private final List<List<ProtectedIndicator>> lists;
  private final List<CubeSample> samples;
  private final Suppressions.Patterns patterns;
  private final boolean severalAudiences;

  /** The indicators in the order in which they are decided, by their place among those given. */
  private final List<Integer> order;

  /**
   * How many are decided first: if audiences differ, those of the first audience. Where roles or
   * groups are shown, all are: then an indicator about few hides the others.
   */
  private final int ofFirst;

  /**
   * For each OPSN list, the joined levels, and (in the list below) the name of each dimension
   * there.
   */
  private final List<Recodings> recodings = new ArrayList<>();

  private final List<Map<Dimension, Dimension>> names = new ArrayList<>();

  /** The dimensions that figures are broken down by. */
  private final Set<Dimension> broken = new HashSet<>();

  /** Those of the dimensions that describe responses, such as ROLE. */
  private final Set<Dimension> ofResponses = new LinkedHashSet<>();

  /** The breakdowns that the cube has. */
  private final List<List<Dimension>> tables;

  DecisionMaker(
      Disclosure rules,
      List<List<ProtectedIndicator>> lists,
      List<CubeSample> samples,
      List<List<Dimension>> breakdowns,
      Map<Dimension, Map<String, Level>> byHand,
      Suppressions.Patterns patterns) {
    this.rules = rules;
    this.patterns = patterns;
    this.severalAudiences = Audiences.differ(samples);
    this.order =
        severalAudiences
            ? Audiences.inTurn(samples)
            : IntStream.range(0, samples.size()).boxed().toList();
    this.samples = order.stream().map(samples::get).toList();
    this.lists = lists.stream().map(of -> order.stream().map(of::get).toList()).toList();
    for (List<ProtectedIndicator> indicators : lists) {
      names.add(OpsnLists.names(names.size(), lists.size()));
      recodings.add(
          Recodings.of(
              rules,
              indicators.stream().map(ProtectedIndicator::sample).toList(),
              byHand,
              patterns));
    }
    breakdowns.forEach(broken::addAll);
    samples.forEach(s -> s.tally().traits().forEach(t -> ofResponses.addAll(t.dimensions())));
    ofResponses.retainAll(broken);
    this.ofFirst =
        severalAudiences && ofResponses.isEmpty()
            ? Audiences.ofFirst(this.samples)
            : samples.size();
    List<Dimension> known = samples.get(0).dimensions();
    this.tables =
        breakdowns.stream()
            .filter(b -> b.stream().allMatch(d -> ofResponses.contains(d) || known.contains(d)))
            .toList();
  }

  /** The dimensions and breakdowns of all lists, by the names that the pattern has them under. */
  private final class Shown {
    private final Map<Dimension, JoinedLevels> dimensions = new LinkedHashMap<>();
    private final Set<Dimension> sides = new LinkedHashSet<>();
    private final Set<List<Dimension>> tables = new LinkedHashSet<>();

    /** For each list, the OPSN dimension if adjusted figures tell those inside apart. */
    private final List<Optional<Dimension>> side = new ArrayList<>();

    Shown() {
      List<Dimension> known = samples.get(0).dimensions();
      Set<List<Dimension>> bySide = new LinkedHashSet<>();
      for (int list = 0; list < lists.size(); list++) {
        Map<Dimension, Dimension> name = names.get(list);
        Recodings levels = recodings.get(list);
        Stream.concat(
                Stream.of(Dimension.OPSN), DecisionMaker.this.tables.stream().flatMap(List::stream))
            .distinct()
            .filter(known::contains)
            .forEach(d -> dimensions.put(name.getOrDefault(d, d), levels.of(d)));
        Dimension opsn = name.getOrDefault(Dimension.OPSN, Dimension.OPSN);
        if (known.contains(Dimension.OPSN)) {
          sides.add(opsn);
        }
        DecisionMaker.this.tables.forEach(t -> tables.add(Decision.UnderList.named(t, name)));
        // Without weights, an adjusted figure or its range has the figure of those inside.
        boolean unweighted = lists.get(list).stream().anyMatch(i -> i.weighted().isEmpty());
        side.add(Optional.of(opsn).filter(sides::contains).filter(o -> unweighted));
        if (side.get(list).isPresent()) {
          DecisionMaker.this.tables.stream()
              .filter(table -> !table.contains(Dimension.OPSN))
              .map(table -> Decision.with(Decision.UnderList.named(table, name), opsn))
              .forEach(bySide::add);
        }
      }
      tables.addAll(bySide);
    }
  }

  /** Which observed figures are hidden, so that no adjusted total has to be hidden. */
  record Observed(Pattern pattern, AdjustedTotals totals, List<BitSet> figures) {

    private static Observed of(
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
      List<BitSet> figures = Stream.concat(headline.stream(), shown.stream()).toList();
      return new Observed(pattern, totals, figures);
    }
  }

  Decision decide() {
    if (rules.fewest() == 1 && rules.largestShare() == 1) {
      return new Decision(
          rules,
          broken,
          Optional.empty(),
          Collections.nCopies(samples.size(), HiddenOfIndicator.NOTHING),
          figure -> true,
          recodings.stream().map(Decision.UnderList::showing).toList());
    }
    Shown shown = new Shown();
    Set<Dimension> toldApart = new LinkedHashSet<>(shown.sides);
    if (severalAudiences && samples.get(0).dimensions().contains(Dimension.TYPE)) {
      shown.dimensions.putIfAbsent(Dimension.TYPE, recodings.get(0).of(Dimension.TYPE));
      toldApart.add(Dimension.TYPE);
    }
    Atoms atoms =
        new Atoms(
            samples, ofFirst, shown.dimensions, toldApart, List.copyOf(ofResponses), Domain.all());
    List<List<Dimension>> everywhere = List.copyOf(shown.tables);
    List<List<double[]>> weights = weights();
    List<Object> key =
        List.of(
            atoms.key(),
            samples.stream().map(s -> s.figures(Optional.empty()).allClusters()).toList(),
            everywhere,
            weights.stream().map(DecisionMaker::boxed).toList());
    List<Dimension> sides = List.copyOf(shown.sides);
    Observed observed =
        patterns.observed(
            key,
            () ->
                Observed.of(
                    rules,
                    atoms,
                    samples.subList(0, ofFirst),
                    weights.stream().map(of -> of.subList(0, ofFirst)).toList(),
                    everywhere,
                    sides));
    Pattern pattern = observed.pattern();
    List<Decision.UnderList> underLists = new ArrayList<>();
    List<Map<List<Dimension>, Map<List<String>, BitSet>>> adjusted = new ArrayList<>();
    for (int list = 0; list < lists.size(); list++) {
      adjusted.add(new LinkedHashMap<>());
      underLists.add(
          underList(list, atoms, observed, key, shown.side.get(list), adjusted.get(list)));
    }
    Map<List<Dimension>, Map<List<String>, BitSet>> parts = new LinkedHashMap<>();
    everywhere.forEach(table -> parts.put(table, pattern.shownParts(atoms, table)));
    List<HiddenOfIndicator> apart =
        pattern.ofTotal().isPresent()
            ? Collections.nCopies(samples.size(), HiddenOfIndicator.NOTHING)
            : apart(atoms, pattern, parts, weights, adjusted);
    boolean single = lists.size() == 1 && samples.size() == 1 && pattern.ofTotal().isEmpty();
    return new Decision(
        rules,
        broken,
        Optional.of(pattern),
        apart,
        single ? further(atoms, observed, weights, adjusted.get(0)) : figure -> false,
        underLists);
  }

  /**
   * For each indicator, what is hidden because it does not add up the same answers as the first.
   */
  private List<HiddenOfIndicator> apart(
      Atoms atoms,
      Pattern pattern,
      Map<List<Dimension>, Map<List<String>, BitSet>> parts,
      List<List<double[]>> weights,
      List<Map<List<Dimension>, Map<List<String>, BitSet>>> adjusted) {
    List<Dimension> sides =
        names.stream()
            .map(name -> name.getOrDefault(Dimension.OPSN, Dimension.OPSN))
            .filter(opsn -> atoms.tellsApart(opsn) && !pattern.sidesHidden(opsn))
            .toList();
    List<HiddenOfIndicator> audiences =
        severalAudiences
            ? Audiences.of(
                atoms,
                samples,
                sides,
                parts,
                weights,
                adjusted.get(0),
                pattern.severalLevels(),
                rules.fewest())
            : Collections.nCopies(samples.size(), HiddenOfIndicator.NOTHING);
    // Those of the first audience may count the question in several ways.
    List<HiddenOfIndicator> counted =
        CountingWays.of(
            atoms,
            samples.subList(0, ofFirst),
            sides,
            parts,
            weights.stream().map(of -> of.subList(0, ofFirst)).toList(),
            adjusted,
            rules.fewest());
    List<HiddenOfIndicator> found = new ArrayList<>(audiences);
    for (int i = 0; i < counted.size(); i++) {
      found.set(i, found.get(i).and(counted.get(i)));
    }
    List<HiddenOfIndicator> asGiven = new ArrayList<>(found);
    for (int i = 0; i < found.size(); i++) {
      asGiven.set(order.get(i), found.get(i));
    }
    return asGiven;
  }

  /** For each list and indicator, the weights of its cells. */
  private List<List<double[]>> weights() {
    List<List<double[]>> weights = new ArrayList<>();
    for (int list = 0; list < lists.size(); list++) {
      List<double[]> weighted = new ArrayList<>();
      for (int i = 0; i < samples.size(); i++) {
        weighted.add(OpsnLists.weights(lists.get(list).get(i), samples.get(i), names.get(list)));
      }
      weights.add(weighted);
    }
    return weights;
  }

  /**
   * Decides what is hidden under a list, and adds the adjusted figures that are shown, by
   * breakdown.
   */
  private Decision.UnderList underList(
      int list,
      Atoms atoms,
      Observed observed,
      List<Object> key,
      Optional<Dimension> side,
      Map<List<Dimension>, Map<List<String>, BitSet>> shown) {
    Map<Dimension, Dimension> name = names.get(list);
    Pattern pattern = observed.pattern();
    WeightGroups alone =
        WeightGroups.of(
            rules,
            lists.get(list).subList(0, ofFirst),
            recodings.get(list),
            tables,
            (table, levels) -> pattern.of(Decision.UnderList.named(table, name), levels));
    Map<List<Dimension>, Map<List<String>, BitSet>> parts = new LinkedHashMap<>();
    for (List<Dimension> table : tables) {
      Map<List<String>, BitSet> some =
          pattern.shownParts(atoms, Decision.UnderList.named(table, name));
      some.keySet().removeIf(levels -> alone.of(table, levels).isPresent());
      parts.put(table, some);
    }
    AdjustedFigures together =
        patterns.adjusted(
            List.of(key, tables, list),
            () -> AdjustedFigures.of(observed.totals(), list, parts, pattern.severalLevels()));
    parts.forEach(
        (table, some) -> {
          Map<List<String>, BitSet> left = new LinkedHashMap<>(some);
          left.keySet().removeIf(levels -> together.hides(table, levels));
          shown.put(Decision.UnderList.named(table, name), left);
        });
    if (!together.hidesTotal()) {
      shown.put(List.of(), Map.of(List.of(), atoms.all()));
    }
    return new Decision.UnderList(
        recodings.get(list),
        name,
        Optional.of(alone),
        Optional.of(together),
        list == 0 ? Set.of() : withheld(list, atoms),
        side);
  }

  /** Whether one more figure of the total may be told, beside all that is shown. */
  private Predicate<double[]> further(
      Atoms atoms,
      Observed observed,
      List<List<double[]>> weights,
      Map<List<Dimension>, Map<List<String>, BitSet>> adjusted) {
    return figure -> {
      Atoms.ByWeight sums =
          atoms.byWeight(samples.get(0), 0, List.of(weights.get(0).get(0), figure), rules.fewest());
      observed.figures().forEach(sums.observed()::take);
      adjusted.values().forEach(parts -> parts.values().forEach(part -> sums.take(0, part)));
      return sums.admits(1, List.of(atoms.all()));
    };
  }

  /**
   * The breakdowns whose adjusted figures under a list, beside those under one before it, tell the
   * answers of a few; an empty one, which is the total, if all do.
   */
  private Set<List<Dimension>> withheld(int last, Atoms atoms) {
    Set<List<Dimension>> withheld = new HashSet<>();
    for (int i = 0; i < samples.size(); i++) {
      CubeSample sample = samples.get(i);
      double[] own = OpsnLists.weights(lists.get(last).get(i), sample, names.get(last));
      for (int other = 0; other < last; other++) {
        double[] beside = OpsnLists.weights(lists.get(other).get(i), sample, names.get(other));
        Map<List<Dimension>, List<BitSet>> figures = new LinkedHashMap<>();
        figures.put(List.of(), List.of(atoms.all()));
        for (List<Dimension> table : tables) {
          boolean isAlike = Decision.UnderList.named(table, names.get(last)).equals(table);
          if (isAlike) { // the same parts under each list
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

  private static List<List<Double>> boxed(List<double[]> weights) {
    return weights.stream().map(w -> Arrays.stream(w).boxed().toList()).toList();
  }
}
