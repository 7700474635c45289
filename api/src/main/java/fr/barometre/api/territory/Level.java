package fr.barometre.api.territory;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;

/**
 * One value of a dimension, such as "communes under 500 inhabitants".
 *
 * @param code the code used in data, for example {@code "0-499"}, never blank
 * @param label the text shown to people
 */
public record Level(
    @JsonProperty(required = true) String code, @JsonProperty(required = true) Label label)
    implements LenientJson {

  /** The code of the level of those whose true level is not known; it is a level like any other. */
  public static final String UNKNOWN = "UNKNOWN";

  /**
   * Checks what is given.
   *
   * @param code the code used in data
   * @param label the text shown to people
   */
  public Level {
    if (requireNonNull(code, "code").isBlank()) {
      throw new IllegalArgumentException("a level needs a code, got '" + code + "'");
    }
    requireNonNull(label, "label");
  }

  @Override
  public String toString() {
    return code;
  }
}
