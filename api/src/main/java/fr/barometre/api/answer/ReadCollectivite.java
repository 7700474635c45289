package fr.barometre.api.answer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;
import fr.barometre.api.territory.CollectiviteRef;

/**
 * A text that does not name its collectivité by the code, and the collectivité that it was read as.
 *
 * @param text what the file says
 * @param read the collectivité that it was read as
 * @param rule how: "leading zero restored", "name", …
 */
public record ReadCollectivite(
    @JsonProperty(required = true) String text,
    @JsonProperty(required = true) CollectiviteRef read,
    @JsonProperty(required = true) Label rule)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param text what the file says
   * @param read the collectivité that it was read as
   * @param rule how
   */
  public ReadCollectivite {
    requireNonNull(text, "text");
    requireNonNull(read, "read");
    requireNonNull(rule, "rule");
  }

  @JsonCreator
  static ReadCollectivite fromJson(
      @JsonProperty(value = "text", required = true) String text,
      @JsonProperty(value = "read", required = true) CollectiviteRef read,
      @JsonProperty(value = "rule", required = true) Label rule) {
    return new ReadCollectivite(text, read, rule);
  }

  @Override
  public String toString() {
    return "'" + text + "' -> " + read + " (" + rule.en() + ")";
  }
}
