package fr.barometre.suppression;

import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.sample.CubeSample;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Which observed figures of one request are hidden: the suppression pattern.
 *
 * <p>The total is admitted first, with the sides of OPSN, so that no breakdown costs a headline.
 * Figures of breakdowns are admitted in a fixed order, each breakdown as a whole if it is safe
 * beside those before it, and else its levels from the most collectivités to the fewest, halves
 * before single levels: what cannot be shown costs as few collectivités as that order allows.
 * Breakdowns of responses, such as by role, come after those of the frame alone.
 *
 * <p>Example: of 40 communes, 8 CA and 3 CC, without joining, communes are admitted; CA are not,
 * since the total less communes and CA would be the 3 CC; so CA and CC are hidden.
 */
final class Pattern {

  private final Map<Part, SuppressionReason> hidden = new HashMap<>();
  private Optional<SuppressionReason> total = Optional.empty();
  private final Set<Dimension> hiddenSides = new HashSet<>();
  private final Map<List<Dimension>, ResponseBreakdowns> severalLevels = new HashMap<>();

  /** The total and the sides of OPSN that are shown. */
  private final List<BitSet> headlines = new ArrayList<>();

  /** The parts of the frame that are shown, by breakdown, in the order of these. */
  private final List<List<BitSet>> ofFrame = new ArrayList<>();

  /** A level of a breakdown by one dimension, or a combination of levels of a crossing. */
  record Part(List<Dimension> dimensions, List<String> levels) {}

  /** A part, and its atoms. */
  private record Cell(Part part, BitSet atoms, long count) {}

  private final Disclosure rules;
  private final Atoms atoms;
  private final List<CubeSample> samples;

  /** The figures shown, once for each way in which collectivités are counted. */
  private final List<ShownFigures> counted;

  /** The same, and those beside the adjusted headlines. */
  private final List<ShownFigures> figures = new ArrayList<>();

  /** For each OPSN list and indicator, the weights of its cells. */
  private final List<List<double[]>> weights;

  private Pattern(
      Disclosure rules, Atoms atoms, List<CubeSample> samples, List<List<double[]>> weights) {
    this.weights = weights;
    this.rules = rules;
    this.atoms = atoms;
    this.samples = samples;
    this.counted = atoms.figures(rules.fewest());
    this.figures.addAll(counted);
  }

  /**
   * Decides what to hide.
   *
   * @param weights by OPSN list and indicator, the weights of its cells
   * @param breakdowns the breakdowns, with those by one dimension before the crossings
   * @param sides the dimensions whose sides are shown with the total: OPSN, by each list if several
   * @param besides figures with adjusted ones beside them, which breakdowns have to leave
   */
  static Pattern of(
      Disclosure rules,
      Atoms atoms,
      List<CubeSample> samples,
      List<List<double[]>> weights,
      List<List<Dimension>> breakdowns,
      List<Dimension> sides,
      List<ShownFigures> besides) {
    Pattern pattern = new Pattern(rules, atoms, samples, weights);
    pattern.decide(breakdowns, sides, besides);
    return pattern;
  }

  private void decide(
      List<List<Dimension>> breakdowns, List<Dimension> dimensions, List<ShownFigures> besides) {
    List<List<Cell>> tables = breakdowns.stream().map(this::cells).toList();
    total = ownReason(atoms.all());
    if (total.isPresent()) {
      hiddenSides.addAll(dimensions);
      tables.forEach(cells -> cells.forEach(c -> hidden.put(c.part(), total.get())));
      return;
    }
    figures.forEach(shown -> shown.take(atoms.all()));
    dimensions.forEach(this::admitSides);
    figures.addAll(besides);
    tables.forEach(
        cells ->
            cells.stream()
                .filter(cell -> ownReason(cell.atoms()).isPresent())
                .forEach(cell -> figures.forEach(shown -> shown.protect(cell.atoms()))));
    headlines.add(atoms.all());
    headlines.addAll(shownSides(atoms, dimensions));
    tables.stream().filter(cells -> !isByResponses(cells)).forEach(this::admitOfFrame);
    tables.stream().filter(this::isByResponses).forEach(this::admit);
  }

  private boolean isByResponses(List<Cell> cells) {
    return cells.stream()
        .anyMatch(c -> c.part().dimensions().stream().anyMatch(atoms.ofResponses()::contains));
  }

  private void admitOfFrame(List<Cell> cells) {
    admit(cells);
    ofFrame.add(
        cells.stream().filter(c -> !hidden.containsKey(c.part())).map(Cell::atoms).toList());
  }

  /** Admits the sides of OPSN, which are shown both or not at all. */
  private void admitSides(Dimension dimension) {
    List<BitSet> sides = atoms.apart(dimension);
    List<BitSet> sensitive = sides.stream().filter(s -> ownReason(s).isPresent()).toList();
    sensitive.forEach(side -> figures.forEach(shown -> shown.protect(side)));
    if (!sensitive.isEmpty() || !ShownFigures.admit(figures, sides)) {
      hiddenSides.add(dimension);
    }
  }

  private List<Cell> cells(List<Dimension> breakdown) {
    List<Cell> cells = new ArrayList<>();
    atoms
        .levels(breakdown)
        .forEach(
            (levels, some) -> cells.add(new Cell(new Part(breakdown, levels), some, count(some))));
    ToLongFunction<Cell> size = Cell::count;
    cells.sort(Comparator.comparingLong(size).reversed().thenComparing(c -> c.part().toString()));
    return cells;
  }

  /** Collectivités of a figure: the fewest that an indicator counts, if any. */
  private long count(BitSet some) {
    return counted.stream().mapToLong(shown -> shown.count(some)).min().orElse(0);
  }

  /** The parts of a breakdown of responses in which the levels of these are not shown. */
  private Set<BitSet> withoutLevels(List<Cell> cells) {
    List<Dimension> breakdown = cells.isEmpty() ? List.of() : cells.get(0).part().dimensions();
    List<Dimension> ofResponses = breakdown.stream().filter(atoms.ofResponses()::contains).toList();
    if (ofResponses.isEmpty()) {
      return Set.of();
    }
    Map<List<String>, BitSet> parts = new LinkedHashMap<>();
    Map<List<String>, Set<List<String>>> levels = new HashMap<>();
    for (Cell cell : cells) {
      List<String> name = new ArrayList<>(cell.part().levels());
      List<String> level = new ArrayList<>();
      for (Dimension dimension : ofResponses) {
        level.add(name.set(breakdown.indexOf(dimension), ""));
      }
      parts.computeIfAbsent(name, n -> new BitSet()).or(cell.atoms());
      if (ownReason(cell.atoms()).isEmpty()) {
        levels.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(level);
      }
    }
    ResponseBreakdowns several =
        severalLevels.computeIfAbsent(
            ofResponses,
            of -> {
              ResponseBreakdowns made =
                  ResponseBreakdowns.of(atoms, samples, of, weights, rules.fewest());
              takeMost(made);
              return made;
            });
    return parts.entrySet().stream()
        .sorted(Comparator.comparingLong(part -> -count(part.getValue())))
        .filter(
            part ->
                !several.admit(
                    atoms.ofFirstAudience(List.of(part.getValue())).get(0),
                    levels.getOrDefault(part.getKey(), Set.of())))
        .map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }

  /**
   * Takes what is shown of the frame beside levels of responses, and then as much as is safe of
   * what may be: of indicators about some types, and adjusted figures of parts.
   */
  private void takeMost(ResponseBreakdowns beside) {
    beside.takeMost(atoms.ofFirstAudience(headlines));
    beside.takeMostAdjusted(atoms.ofFirstAudience(headlines), false);
    ofFrame.forEach(parts -> beside.takeMost(atoms.ofFirstAudience(parts)));
    beside.takeMost(atoms.ofAudiences(headlines));
    beside.takeMostAdjusted(atoms.ofFirstAudience(headlines), true);
    ofFrame.forEach(parts -> beside.takeMost(atoms.ofAudiences(parts)));
    beside.takeMostAdjusted(atoms.ofAudiences(headlines));
    ofFrame.forEach(parts -> beside.takeMostAdjusted(atoms.ofFirstAudience(parts)));
    ofFrame.forEach(parts -> beside.takeMostAdjusted(atoms.ofAudiences(parts)));
  }

  /** The breakdowns by which several levels may stand beside the total. */
  Collection<ResponseBreakdowns> severalLevels() {
    return severalLevels.values();
  }

  private void admit(List<Cell> cells) {
    Set<BitSet> without = withoutLevels(cells);
    List<Cell> harmless = new ArrayList<>();
    for (Cell cell : cells) {
      Optional<SuppressionReason> own = ownReason(cell.atoms());
      boolean revealing =
          own.isEmpty() && without.stream().anyMatch(p -> p.intersects(cell.atoms()));
      if (revealing) {
        figures.forEach(shown -> shown.protect(cell.atoms()));
      }
      own.or(() -> Optional.of(SuppressionReason.REVEALING).filter(r -> revealing))
          .ifPresentOrElse(reason -> hidden.put(cell.part(), reason), () -> harmless.add(cell));
    }
    ShownFigures.admitMost(figures, harmless, Cell::atoms)
        .forEach(cell -> hidden.put(cell.part(), SuppressionReason.REVEALING));
  }

  /** Why a figure may not be shown even alone. */
  private Optional<SuppressionReason> ownReason(BitSet figure) {
    boolean few =
        counted.stream()
            .mapToLong(shown -> shown.count(figure))
            .anyMatch(count -> 0 < count && count < rules.fewest());
    if (few) {
      return Optional.of(SuppressionReason.TOO_FEW);
    }
    return rules.largestShare() < 1 && atoms.isDominated(samples, figure, rules.largestShare())
        ? Optional.of(SuppressionReason.DOMINATED)
        : Optional.empty();
  }

  /** The sides of OPSN that are shown. */
  List<BitSet> shownSides(Atoms own, List<Dimension> dimensions) {
    return total.isPresent()
        ? List.of()
        : dimensions.stream()
            .filter(dimension -> !sidesHidden(dimension))
            .flatMap(dimension -> own.apart(dimension).stream())
            .toList();
  }

  /** The parts of a breakdown that are shown. */
  Map<List<String>, BitSet> shownParts(Atoms own, List<Dimension> breakdown) {
    Map<List<String>, BitSet> parts = new LinkedHashMap<>(own.levels(breakdown));
    parts.keySet().removeIf(levels -> of(breakdown, levels).isPresent());
    return parts;
  }

  /** The parts of breakdowns that are shown. */
  List<BitSet> shownOf(Atoms own, List<List<Dimension>> breakdowns) {
    return breakdowns.stream().flatMap(b -> shownParts(own, b).values().stream()).toList();
  }

  /** Why the total is hidden; empty if it is shown. */
  Optional<SuppressionReason> ofTotal() {
    return total;
  }

  /** Whether the figures inside and outside the territories of a list are hidden. */
  boolean sidesHidden(Dimension dimension) {
    return hiddenSides.contains(dimension);
  }

  /** Why a part is hidden; empty if it is shown. */
  Optional<SuppressionReason> of(List<Dimension> breakdown, List<String> levels) {
    return Optional.ofNullable(hidden.get(new Part(breakdown, levels)));
  }

  /** Whether a part of a crossing is hidden that has these levels of its first dimensions. */
  boolean hidesSome(List<Dimension> crossing, List<String> first) {
    return hidden.keySet().stream()
        .anyMatch(
            part ->
                part.dimensions().equals(crossing)
                    && part.levels().subList(0, first.size()).equals(first));
  }

  /** Codes of the joined levels of a breakdown that are hidden. */
  List<String> hiddenLevels(Dimension dimension) {
    return hidden.keySet().stream()
        .filter(part -> part.dimensions().equals(List.of(dimension)))
        .map(part -> part.levels().get(0))
        .sorted()
        .toList();
  }

  @Override
  public String toString() {
    return hidden.size() + " parts hidden";
  }
}
