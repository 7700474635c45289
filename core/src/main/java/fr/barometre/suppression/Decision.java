package fr.barometre.suppression;

import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The decision which figures of a question's indicators are hidden.
 *
 * @param rules the rules
 * @param broken the dimensions that figures are broken down by
 * @param pattern which observed figures are hidden; empty if the rules hide nothing
 * @param apart by indicator, what else is: not all add up the same answers
 * @param further whether one more weighted figure of the total may be told: by cell, its weights
 * @param lists by OPSN list, what depends on it
 */
record Decision(
    Disclosure rules,
    Set<Dimension> broken,
    Optional<Pattern> pattern,
    List<HiddenOfIndicator> apart,
    Predicate<double[]> further,
    List<UnderList> lists) {

  /**
   * The part of a decision that depends on an OPSN list.
   *
   * @param recodings the joined levels
   * @param names what dimensions are called in the pattern, if otherwise
   * @param weights the adjusted figures that tell of few with their observed form; empty if the
   *     rules hide nothing
   * @param adjusted those that do beside all others; empty likewise
   * @param withheld the breakdowns without adjusted figures; an empty one stands for all
   * @param side the OPSN dimension in the pattern, where adjusted figures tell those inside apart
   */
  record UnderList(
      Recodings recodings,
      Map<Dimension, Dimension> names,
      Optional<WeightGroups> weights,
      Optional<AdjustedFigures> adjusted,
      Set<List<Dimension>> withheld,
      Optional<Dimension> side) {

    /** Joined levels alone. */
    static UnderList showing(Recodings recodings) {
      return new UnderList(
          recodings, Map.of(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
    }

    Dimension named(Dimension dimension) {
      return names.getOrDefault(dimension, dimension);
    }

    List<Dimension> named(List<Dimension> some) {
      return named(some, names);
    }

    static List<Dimension> named(List<Dimension> some, Map<Dimension, Dimension> names) {
      return names.isEmpty() ? some : some.stream().map(d -> names.getOrDefault(d, d)).toList();
    }

    /** Whether the adjusted total is hidden. */
    boolean hidesTotal() {
      return adjusted.filter(AdjustedFigures::hidesTotal).isPresent() || isWithheld(List.of());
    }

    /** Why the adjusted figure of a part is hidden; empty if it may be shown. */
    Optional<SuppressionReason> ofPart(List<Dimension> breakdown, List<String> levels) {
      boolean revealing =
          isWithheld(breakdown)
              || adjusted.filter(figures -> figures.hides(breakdown, levels)).isPresent();
      return weights
          .flatMap(groups -> groups.of(breakdown, levels))
          .or(() -> Optional.of(SuppressionReason.REVEALING).filter(r -> revealing));
    }

    private boolean isWithheld(List<Dimension> breakdown) {
      return withheld.contains(breakdown) || withheld.contains(List.<Dimension>of());
    }
  }

  /** Whether the figures inside and outside OPSN territories are hidden under a list. */
  boolean hidesSides(UnderList list) {
    return pattern.filter(p -> p.sidesHidden(list.named(Dimension.OPSN))).isPresent();
  }

  /** Whether those of a part who are inside, or those who are not, may not be told. */
  boolean hidesSide(UnderList list, List<Dimension> breakdown, List<String> levels) {
    return list.side()
        .filter(
            opsn ->
                pattern
                    .filter(p -> p.hidesSome(with(list.named(breakdown), opsn), levels))
                    .isPresent())
        .isPresent();
  }

  /** Whether a level of a breakdown is hidden under a list. */
  boolean hidesLevels(UnderList list, Dimension dimension) {
    return broken.contains(dimension)
        && pattern.filter(p -> !p.hiddenLevels(list.named(dimension)).isEmpty()).isPresent();
  }

  static List<Dimension> with(List<Dimension> some, Dimension last) {
    List<Dimension> all = new ArrayList<>(some);
    all.add(last);
    return all;
  }
}
