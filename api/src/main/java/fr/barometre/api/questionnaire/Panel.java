package fr.barometre.api.questionnaire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;
import org.jspecify.annotations.Nullable;

/**
 * A block of the published infographic: an editorial selection, which is not a theme.
 *
 * @param code the identifier
 * @param label the title as published
 */
public record Panel(
    @JsonProperty(required = true) String code, @JsonProperty(required = true) Label label)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param code the identifier
   * @param label the title as published
   */
  public Panel {
    requireNonNull(code, "code");
    requireNonNull(label, "label");
  }

  @JsonCreator
  static Panel fromJson(
      @JsonProperty(value = "code", required = true) String code,
      @JsonProperty("label") @Nullable Label label) {
    return new Panel(code, label == null ? Label.same(code) : label);
  }
}
