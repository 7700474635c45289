package fr.barometre.api.questionnaire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;
import org.jspecify.annotations.Nullable;

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

  @JsonCreator
  static Theme fromJson(
      @JsonProperty(value = "code", required = true) String code,
      @JsonProperty("label") @Nullable Label label) {
    return new Theme(code, label == null ? Label.same(code) : label);
  }
}
