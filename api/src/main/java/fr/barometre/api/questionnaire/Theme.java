package fr.barometre.api.questionnaire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;

/**
 * A subject of the survey with its own questionnaire.
 *
 * @param code the identifier, for example {@code "5"}
 * @param label the title
 */
public record Theme(
    @JsonProperty(required = true) String code, @JsonProperty(required = true) Label label)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param code the identifier
   * @param label the title
   */
  public Theme {
    requireNonNull(code, "code");
    requireNonNull(label, "label");
  }
}
