package fr.barometre.suppression;

import fr.barometre.api.territory.Dimension;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is hidden of one indicator of a question beyond what is hidden of all of them.
 *
 * @param total whether all is
 * @param sides whether those inside and outside OPSN territories are
 * @param parts the parts of breakdowns that are; one without levels stands for its breakdown
 * @param adjusted whether all adjusted figures are
 * @param adjustedParts the parts of which they are
 */
record HiddenOfIndicator(
    boolean total,
    boolean sides,
    Set<Pattern.Part> parts,
    boolean adjusted,
    Set<Pattern.Part> adjustedParts) {

  static final HiddenOfIndicator NOTHING =
      new HiddenOfIndicator(false, false, Set.of(), false, Set.of());

  static final HiddenOfIndicator ALL = new HiddenOfIndicator(true, true, Set.of(), true, Set.of());

  /** A breakdown as a whole. */
  static Pattern.Part whole(List<Dimension> breakdown) {
    return new Pattern.Part(breakdown, List.of());
  }

  boolean hides(List<Dimension> breakdown, List<String> levels) {
    return total || holds(parts, breakdown, levels);
  }

  boolean hidesAdjusted(List<Dimension> breakdown, List<String> levels) {
    return adjusted || holds(adjustedParts, breakdown, levels);
  }

  private static boolean holds(
      Set<Pattern.Part> some, List<Dimension> breakdown, List<String> levels) {
    return some.contains(new Pattern.Part(breakdown, levels)) || some.contains(whole(breakdown));
  }

  /** What either hides. */
  HiddenOfIndicator and(HiddenOfIndicator other) {
    return new HiddenOfIndicator(
        total || other.total,
        sides || other.sides,
        union(parts, other.parts),
        adjusted || other.adjusted,
        union(adjustedParts, other.adjustedParts));
  }

  private static <T> Set<T> union(Set<T> some, Set<T> others) {
    Set<T> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }
}
