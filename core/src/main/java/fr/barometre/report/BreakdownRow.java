package fr.barometre.report;

import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.Segment;
import java.util.List;

/**
 * The figures of one part of a breakdown, by one dimension or by several that are crossed.
 *
 * @param name the part, in the language of the report
 * @param observed the figure among these respondents
 * @param adjusted the same under the weighting
 * @param flags reasons to be careful with this part
 * @param joined names of the levels of the frame that were joined into it, if any were
 */
record BreakdownRow(
    String name, Estimate observed, Estimate adjusted, List<Flag> flags, List<String> joined) {

  static BreakdownRow of(Segment part, Language in) {
    return new BreakdownRow(
        in.say(part.level().label()),
        part.observed(),
        part.adjusted(),
        part.flags(),
        part.joined().stream().map(l -> in.say(l.label())).toList());
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
