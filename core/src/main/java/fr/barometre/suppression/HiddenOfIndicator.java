package fr.barometre.suppression;

import fr.barometre.api.result.SuppressionReason;
import fr.barometre.api.territory.Dimension;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The figures of one indicator that are hidden beyond those hidden of every indicator of its
 * question.
 *
 * @param total why all figures are hidden; empty if they are not
 * @param sides whether the figures inside and outside OPSN territories are hidden
 * @param parts the parts of breakdowns that are hidden, and why; a part without levels stands for
 *     the whole breakdown
 * @param adjusted whether all adjusted figures are hidden
 * @param adjustedParts the parts whose adjusted figure is hidden
 */
record HiddenOfIndicator(
    Optional<SuppressionReason> total,
    boolean sides,
    Map<Pattern.Part, SuppressionReason> parts,
    boolean adjusted,
    Set<Pattern.Part> adjustedParts) {

  static final HiddenOfIndicator NOTHING =
      new HiddenOfIndicator(Optional.empty(), false, Map.of(), false, Set.of());

  /** All is hidden. */
  static HiddenOfIndicator all(SuppressionReason why) {
    return new HiddenOfIndicator(Optional.of(why), true, Map.of(), true, Set.of());
  }

  /** A breakdown as a whole. */
  static Pattern.Part whole(List<Dimension> breakdown) {
    return new Pattern.Part(breakdown, List.of());
  }

  /** Why a part is hidden; empty if it is not. */
  Optional<SuppressionReason> hides(List<Dimension> breakdown, List<String> levels) {
    return total
        .or(() -> Optional.ofNullable(parts.get(new Pattern.Part(breakdown, levels))))
        .or(() -> Optional.ofNullable(parts.get(whole(breakdown))));
  }

  boolean hidesAdjusted(List<Dimension> breakdown, List<String> levels) {
    return adjusted
        || adjustedParts.contains(new Pattern.Part(breakdown, levels))
        || adjustedParts.contains(whole(breakdown));
  }

  /** The union of what this and another one hide. */
  HiddenOfIndicator and(HiddenOfIndicator other) {
    Map<Pattern.Part, SuppressionReason> all = new HashMap<>(other.parts);
    all.putAll(parts);
    Set<Pattern.Part> allAdjusted = new HashSet<>(adjustedParts);
    allAdjusted.addAll(other.adjustedParts);
    return new HiddenOfIndicator(
        total.or(other::total), sides || other.sides, all, adjusted || other.adjusted, allAdjusted);
  }
}
