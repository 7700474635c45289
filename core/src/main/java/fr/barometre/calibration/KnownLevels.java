package fr.barometre.calibration;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.spelling.Suggestion;
import fr.barometre.weighting.Weighting;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Checks that the levels which a weighting collapses or excludes exist. */
public final class KnownLevels {

  private KnownLevels() {}

  /**
   * Refuses a level that is not known: a slip in its code would change nothing, in silence. The
   * unknown level may be there or not.
   *
   * @param weighting the weighting
   * @param known the codes of a dimension's levels, in the frame or in answers
   * @throws IllegalArgumentException if a level is not among them, naming it
   */
  public static void check(Weighting weighting, Function<Dimension, Set<String>> known) {
    for (Dimension dimension : weighting.dimensions()) {
      Set<String> named = new TreeSet<>(weighting.collapsed(dimension).keySet());
      named.addAll(weighting.excluded(dimension));
      named.remove(Level.UNKNOWN);
      if (!named.isEmpty()) {
        Set<String> codes = new TreeSet<>(known.apply(dimension));
        named.removeAll(codes);
        named.stream()
            .findFirst()
            .ifPresent(
                code -> {
                  throw new IllegalArgumentException(
                      weighting
                          + ": level '"
                          + code
                          + "' of "
                          + dimension
                          + " is neither in the frame nor in the answers"
                          + Suggestion.of(code, codes));
                });
      }
    }
  }
}
