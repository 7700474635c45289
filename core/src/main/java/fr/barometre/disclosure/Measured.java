package fr.barometre.disclosure;

import static java.util.Objects.requireNonNull;

import fr.barometre.sample.CubeSample;
import fr.barometre.sample.WeightedSample;
import java.util.Optional;

/**
 * An indicator that is to be shown.
 *
 * @param sample its respondents, in cells that know OPSN
 * @param weighted the same under the weighting asked for; empty if none was
 */
public record Measured(CubeSample sample, Optional<WeightedSample> weighted) {

  /**
   * Checks what is given.
   *
   * @param sample its respondents
   * @param weighted the same under the weighting asked for
   */
  public Measured {
    requireNonNull(sample, "sample");
    requireNonNull(weighted, "weighted");
  }
}
