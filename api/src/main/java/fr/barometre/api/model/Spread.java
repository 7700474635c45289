package fr.barometre.api.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;
import fr.barometre.api.territory.Dimension;
import java.util.List;

/**
 * The standard deviation of a random effect: how much answers differ between the levels of a
 * dimension, at equal levels of the others.
 *
 * @param of the dimension, or those whose combinations are the levels
 * @param deviation the standard deviation of the levels' effects, in logits: 0.4 takes 50 % to
 *     between 40 and 60 % in two levels of three
 */
public record Spread(
    @JsonProperty(required = true) List<Dimension> of,
    @JsonProperty(required = true) double deviation)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param of the dimension, or those whose combinations are the levels
   * @param deviation the standard deviation of the levels' effects, in logits
   */
  public Spread {
    of = List.copyOf(requireNonNull(of, "of"));
    if (!(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a standard deviation of " + deviation);
    }
  }

  @JsonCreator
  static Spread fromJson(
      @JsonProperty(value = "of", required = true) List<Dimension> of,
      @JsonProperty(value = "deviation", required = true) Double deviation) {
    return new Spread(of, requireNonNull(deviation, "deviation"));
  }
}
