package fr.barometre.diagnosis;

import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An indicator under several OPSN lists, when none of them is the whole truth.
 *
 * @param results the indicator under each list, in their order
 * @param adjusted the range of the adjusted figure over the lists, with what each leaves open
 *     itself
 * @param flags for each code raised under any list, its most severe form; the most severe first
 */
public record OpsnRange(List<IndicatorResult> results, Bounds adjusted, List<Flag> flags) {

  /**
   * Checks what is given.
   *
   * @param results the indicator under each list
   * @param adjusted the range of the adjusted figure
   * @param flags the worst flags
   */
  public OpsnRange {
    results = List.copyOf(results);
    flags = List.copyOf(flags);
  }

  /**
   * The range over results.
   *
   * @param results the same indicator under different lists, at least one
   * @param possible all that its figures can be: 0 to 1, or the range of its numbers
   * @return the range; all that is possible when a result shows neither an adjusted value nor
   *     bounds
   */
  public static OpsnRange of(List<IndicatorResult> results, Bounds possible) {
    if (results.isEmpty()) {
      throw new IllegalArgumentException("a range needs one OPSN list at least");
    }
    double lower = Double.POSITIVE_INFINITY;
    double upper = Double.NEGATIVE_INFINITY;
    Map<FlagCode, Flag> worst = new TreeMap<>();
    for (IndicatorResult result : results) {
      Bounds bounds = bounds(result, possible);
      lower = Math.min(lower, bounds.lower());
      upper = Math.max(upper, bounds.upper());
      for (Flag flag : result.flags()) {
        worst.merge(flag.code(), flag, (a, b) -> b.severity().compareTo(a.severity()) > 0 ? b : a);
      }
    }
    List<Flag> flags =
        worst.values().stream()
            .sorted(Comparator.comparing(Flag::severity).reversed().thenComparing(Flag::code))
            .toList();
    return new OpsnRange(results, new Bounds(lower, upper), flags);
  }

  private static Bounds bounds(IndicatorResult result, Bounds possible) {
    return result
        .adjusted()
        .bounds()
        .orElseGet(
            () ->
                switch (result.adjusted().status()) {
                  case ESTIMATED, POINT_ONLY ->
                      new Bounds(
                          result.adjusted().value().orElseThrow(),
                          result.adjusted().value().orElseThrow());
                  case BOUNDED, NOT_ESTIMABLE, SUPPRESSED -> possible;
                });
  }
}
