package fr.barometre.report;

import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Dimension;
import java.util.List;
import java.util.Set;

/**
 * The figures of one part of a breakdown, by one dimension or by several that are crossed.
 *
 * @param name the part, in the language of the report
 * @param observed the figure among these respondents
 * @param adjusted the same under the weighting
 * @param flags reasons to be careful with this part
 * @param joined names of the levels of the frame that were joined into it, if any were; its own
 *     where that has them all
 */
record BreakdownRow(
    String name, Estimate observed, Estimate adjusted, List<Flag> flags, List<String> joined) {

  /**
   * Dimensions of size. A joined level of these is named by its range: "2 000 habitants et plus".
   */
  private static final Set<Dimension> SIZES =
      Set.of(Dimension.POPULATION_BAND, Dimension.POPULATION_STRATUM);

  static BreakdownRow of(Segment part, Language in) {
    String name = in.say(part.level().label());
    boolean named = !part.joined().isEmpty() && SIZES.contains(part.dimension());
    return new BreakdownRow(
        name,
        part.observed(),
        part.adjusted(),
        part.flags(),
        named ? List.of(name) : part.joined().stream().map(l -> in.say(l.label())).toList());
  }

  static BreakdownRow of(CrossedSegment part, Language in) {
    return new BreakdownRow(
        in.say(part.label()), part.observed(), part.adjusted(), part.flags(), List.of());
  }

  /** Whether nobody answered there, so that there is nothing to show. */
  boolean isEmpty() {
    return observed.status() == EstimateStatus.NOT_ESTIMABLE
        && observed.base().orElse(0L) == 0
        && adjusted.value().isEmpty();
  }

  boolean isMean() {
    return observed.unit().isPresent() || adjusted.unit().isPresent();
  }
}
