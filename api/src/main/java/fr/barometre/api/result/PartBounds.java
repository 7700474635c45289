package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;

/**
 * The range of a part's figure when nothing is assumed of its members that did not respond.
 *
 * @param dimension the dimension of the breakdown
 * @param level the level
 * @param worstCase [f ȳ, f ȳ + 1 − f], with f the share of the part's members that answered
 */
public record PartBounds(
    @JsonProperty(required = true) Dimension dimension,
    @JsonProperty(required = true) Level level,
    @JsonProperty(required = true) Bounds worstCase)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param dimension the dimension of the breakdown
   * @param level the level
   * @param worstCase [f ȳ, f ȳ + 1 − f], with f the share of the part's members that answered
   */
  public PartBounds {
    requireNonNull(dimension, "dimension");
    requireNonNull(level, "level");
    requireNonNull(worstCase, "worstCase");
  }
}
