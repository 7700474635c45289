package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;

/**
 * An indicator whose change between two waves cannot be computed, or may not be shown.
 *
 * @param indicator the indicator's code
 * @param reason why, for example that one of the waves did not ask the question
 */
public record NotCompared(
    @JsonProperty(required = true) String indicator, @JsonProperty(required = true) Label reason)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param indicator the indicator's code
   * @param reason why
   */
  public NotCompared {
    requireNonNull(indicator, "indicator");
    requireNonNull(reason, "reason");
  }

  @Override
  public String toString() {
    return indicator + ": " + reason.fr();
  }
}
