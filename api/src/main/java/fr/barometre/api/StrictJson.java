package fr.barometre.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import org.jspecify.annotations.Nullable;

/**
 * A value whose JSON form accepts no property that it does not know.
 *
 * <p>Jackson 3 ignores unknown properties unless told otherwise, so a misspelt property would be
 * lost in silence. Definitions (questionnaires, answers) refuse it, whatever the mapper's settings.
 * Results do not: they are {@link LenientJson}.
 */
public interface StrictJson {

  /**
   * Refuses a property that the value does not have. Called by Jackson only.
   *
   * @param name name of the property found in the JSON text
   * @param value its value
   * @throws IllegalArgumentException always, naming the property and the type being read
   */
  @JsonAnySetter
  default void rejectUnknown(String name, @Nullable Object value) {
    throw new IllegalArgumentException(
        "unknown property '" + name + "' in the JSON form of " + getClass().getSimpleName());
  }
}
