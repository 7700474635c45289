package fr.barometre.suppression;

import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.sample.CubeSample;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Which observed figures of one request are hidden: the suppression pattern.
 *
 * <p>Figures are admitted in a fixed order, each breakdown as a whole if it is safe beside those
 * before it, and else its levels from the most collectivités to the fewest, halves before single
 * levels: what cannot be shown costs as few collectivités as that order allows.
 *
 * <p>Example: of 40 communes, 8 CA and 3 CC, without joining, communes are admitted; CA are not,
 * since the total less communes and CA would be the 3 CC; so CA and CC are hidden.
 */
final class Pattern {

  private final Map<Part, SuppressionReason> hidden = new HashMap<>();
  private Optional<SuppressionReason> total = Optional.empty();
  private final Set<Dimension> hiddenSides = new HashSet<>();

  /** A level of a breakdown by one dimension, or a combination of levels of a crossing. */
  record Part(List<Dimension> dimensions, List<String> levels) {}

  /** A part, and its atoms. */
  private record Cell(Part part, BitSet atoms, long count) {}

  private final Disclosure rules;
  private final Atoms atoms;
  private final List<CubeSample> samples;
  private final List<ShownFigures> figures;

  private Pattern(Disclosure rules, Atoms atoms, List<CubeSample> samples) {
    this.rules = rules;
    this.atoms = atoms;
    this.samples = samples;
    this.figures = atoms.figures(rules.fewest());
  }

  /**
   * Decides what to hide.
   *
   * @param breakdowns the breakdowns, with those by one dimension before the crossings
   * @param sides the dimensions whose sides are shown with the total: OPSN, by each list if several
   */
  static Pattern of(
      Disclosure rules,
      Atoms atoms,
      List<CubeSample> samples,
      List<List<Dimension>> breakdowns,
      List<Dimension> sides) {
    Pattern pattern = new Pattern(rules, atoms, samples);
    pattern.decide(breakdowns, sides);
    return pattern;
  }

  private void decide(List<List<Dimension>> breakdowns, List<Dimension> dimensions) {
    List<List<Cell>> tables = breakdowns.stream().map(this::cells).toList();
    total = ownReason(atoms.all());
    if (total.isPresent()) {
      hiddenSides.addAll(dimensions);
      tables.forEach(cells -> cells.forEach(c -> hidden.put(c.part(), total.get())));
      return;
    }
    tables.forEach(
        cells ->
            cells.stream()
                .filter(cell -> ownReason(cell.atoms()).isPresent())
                .forEach(cell -> figures.forEach(shown -> shown.protect(cell.atoms()))));
    ShownFigures.admit(figures, List.of(atoms.all()));
    dimensions.forEach(this::admitSides);
    tables.forEach(this::admit);
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
    return figures.stream().mapToLong(shown -> shown.count(some)).min().orElse(0);
  }

  /**
   * Whether few of those who answered lack a level of a breakdown of responses that all others
   * have. The total is a mean over collectivités of the mean of their responses: so many times it,
   * less the figures of the levels, is then the sum over these few.
   */
  private boolean fewLackALevel(List<Cell> cells) {
    List<Dimension> breakdown = cells.isEmpty() ? List.of() : cells.get(0).part().dimensions();
    return samples.stream()
        .anyMatch(
            sample -> {
              List<Long> levels =
                  sample.tally().traits().stream()
                      .filter(trait -> trait.dimensions().equals(breakdown))
                      .map(trait -> sample.figures(Optional.of(trait)).allClusters())
                      .filter(count -> count > 0)
                      .toList();
              long lacking =
                  levels.size() * sample.figures(Optional.empty()).allClusters()
                      - levels.stream().mapToLong(count -> count).sum();
              return levels.size() > 1 && 0 < lacking && lacking < rules.fewest();
            });
  }

  private void admit(List<Cell> cells) {
    if (fewLackALevel(cells)) {
      cells.forEach(
          c -> hidden.put(c.part(), ownReason(c.atoms()).orElse(SuppressionReason.REVEALING)));
      return;
    }
    List<Cell> harmless = new ArrayList<>();
    for (Cell cell : cells) {
      ownReason(cell.atoms())
          .ifPresentOrElse(reason -> hidden.put(cell.part(), reason), () -> harmless.add(cell));
    }
    ShownFigures.admitMost(figures, harmless, Cell::atoms)
        .forEach(cell -> hidden.put(cell.part(), SuppressionReason.REVEALING));
  }

  /** Why a figure may not be shown even alone. */
  private Optional<SuppressionReason> ownReason(BitSet figure) {
    boolean few =
        figures.stream()
            .mapToLong(shown -> shown.count(figure))
            .anyMatch(count -> 0 < count && count < rules.fewest());
    if (few) {
      return Optional.of(SuppressionReason.TOO_FEW);
    }
    return rules.largestShare() < 1 && atoms.isDominated(samples, figure, rules.largestShare())
        ? Optional.of(SuppressionReason.DOMINATED)
        : Optional.empty();
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
