package fr.barometre.api.questionnaire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;
import java.util.List;

/**
 * A period of data collection and the themes that were asked in it.
 *
 * @param code the identifier, for example {@code "1"}
 * @param label the text shown to people
 * @param themes codes of the themes asked, at least one
 */
public record Wave(
    @JsonProperty(required = true) String code,
    @JsonProperty(required = true) Label label,
    @JsonProperty(required = true) List<String> themes)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param code the identifier
   * @param label the text shown to people
   * @param themes codes of the themes asked, at least one
   */
  public Wave {
    requireNonNull(code, "code");
    requireNonNull(label, "label");
    themes = List.copyOf(requireNonNull(themes, "themes"));
    if (themes.isEmpty()) {
      throw new IllegalArgumentException("wave '" + code + "' asks no theme");
    }
  }
}
