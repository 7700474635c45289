package fr.barometre.suppression;

import static java.util.Objects.requireNonNull;

import fr.barometre.sample.CubeSample;
import fr.barometre.sample.WeightedSample;
import java.util.Optional;

/**
 * An indicator whose figures are to be published and must be protected.
 *
 * @param sample its respondents, by cell of the cube
 * @param weighted the same respondents under the weighting asked for; empty if none was
 */
public record ProtectedIndicator(CubeSample sample, Optional<WeightedSample> weighted) {

  /**
   * Checks that nothing is null.
   *
   * @param sample its respondents, by cell of the cube
   * @param weighted the same respondents under the weighting asked for; empty if none was
   */
  public ProtectedIndicator {
    requireNonNull(sample, "sample");
    requireNonNull(weighted, "weighted");
  }
}
